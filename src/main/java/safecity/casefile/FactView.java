package safecity.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact for people, in the reader's language.
 *
 * @param actions what officers can begin on its page, see {@link FactSource#actions}
 */
public record FactView(
        String kind,
        String kindName,
        String id,
        String title,
        @Nullable String state,
        List<Section> sections,
        List<StepView> history,
        List<String> actions) {

    public record Section(String heading, List<List<Line>> rows) {}

    public record Line(String label, String value) {}

    /** @param kindName plural of the kind */
    public record Group(String kind, String kindName, List<Entry> facts) {}

    public record Entry(
            String kind, String id, String title, @Nullable String state) {}
}
