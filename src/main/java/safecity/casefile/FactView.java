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

    public record Section(String heading, List<List<Line>> rows) {

        private static final int FEW_ROWS = 2;
        private static final int MOST_COLUMNS = 9;

        /** Whether its rows stand better under each other in columns. */
        public boolean tabular() {
            return rows.size() > FEW_ROWS && labels().size() <= MOST_COLUMNS;
        }

        /** The labels of all rows, without those that no row has. */
        public List<String> labels() {
            return rows.stream()
                    .flatMap(List::stream)
                    .map(Line::label)
                    .distinct()
                    .toList();
        }

        /** The value of a row; null where it has none. */
        public @Nullable String value(List<Line> row, String label) {
            return row.stream()
                    .filter(line -> line.label().equals(label))
                    .map(Line::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Line(String label, String value) {}

    /** @param kindName plural of the kind */
    public record Group(String kind, String kindName, List<Entry> facts) {}

    public record Entry(
            String kind, String id, String title, @Nullable String state) {}
}
