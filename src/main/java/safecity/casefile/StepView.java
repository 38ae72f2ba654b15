package safecity.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step for people, in the reader's language; labels and entries stay as they were read when it was done.
 *
 * @param address page of the step, below the application's root
 * @param facts   address of the records of its kind; null for none
 * @param by      name of whoever entered it
 */
public record StepView(
        String id,
        String address,
        String name,
        String title,
        String process,
        String procedure,
        List<String> departments,
        String by,
        Instant at,
        boolean shownInEnglish,
        List<EnteredStep.Line> lines,
        List<PaperView> papers,
        @Nullable String facts) {

    /** @param fileName null where it isn't told; @param readable whether the reader may open it */
    public record PaperView(
            long id, int version, String title, @Nullable String fileName, boolean readable) {}

    public record RemarkView(String task, String by, String text, Instant at) {}
}
