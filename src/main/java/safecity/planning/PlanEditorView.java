package safecity.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The editor of a plan in the reader's language, and what was found in what stands there. */
record PlanEditorView(List<Section> sections) {

    /** @param columns names of the columns in their order, as one pastes them */
    record Section(String id, String title, boolean grows, String columns, List<Row> rows) {}

    /** @param legend what the row is about; never empty */
    record Row(int index, String legend, List<Cell> cells) {}

    record Cell(
            String id,
            String label,
            String kind,
            boolean required,
            String typed,
            List<Choice> choices,
            @Nullable String problem) {}

    record Choice(String value, String name) {}

    /**
     * What does not fit.
     *
     * @param problems    what can't be read or doesn't fit, with the field in which it stands; while there are any, the plan
     *                    isn't handed in
     * @param findings    what the plan check says to what can be read; it blocks nothing
     * @param differences old beside new, where an adopted plan is changed
     * @param sums        what the figures add up to
     */
    record Checks(List<Problem> problems, List<String> findings, List<String> differences, List<String> sums) {}

    record Problem(@Nullable String field, String where, String sentence) {}
}
