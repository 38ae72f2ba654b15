package safecity.comment;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remark as a reader sees it.
 *
 * @param task      name of the task on which it was made
 * @param text      null once it was withdrawn
 * @param mine      whether the reader may withdraw it
 */
public record CommentView(
        long id,
        String author,
        String authorName,
        OffsetDateTime at,
        String task,
        @Nullable String text,
        boolean withdrawn,
        boolean mine) {

    public record Person(String account, String name) {}

    /**
     * @param instance the procedure of which these are the remarks
     * @param people   who can be mentioned; empty for who only reads
     */
    public record Page(String instance, boolean writes, List<Person> people, List<CommentView> items) {}
}
