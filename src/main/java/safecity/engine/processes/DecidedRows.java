package safecity.engine.processes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of decision tables decided something, from the engine's history of decisions. */
public interface DecidedRows {

    /**
     * A row that applied.
     *
     * @param decision id of the table; {@code name} as the model calls it, in Korean
     * @param project  business key of the procedure that asked; null for none
     * @param asked    what the table was asked
     * @param row      conditions of the row, as the table writes them; an empty one holds for everything and is left out
     * @param answer   what the row answers
     * @param reason   the row's own words, with the article; empty where it says nothing
     */
    record DecidedRow(
            String decision,
            String name,
            String instance,
            @Nullable String project,
            Instant at,
            List<Value> asked,
            List<Value> row,
            List<Value> answer,
            String reason) {

        /** What a column of the answer holds; null where it has none. */
        public @Nullable String answered(String name) {
            return answer.stream()
                    .filter(value -> value.name().equals(name))
                    .map(Value::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param label as the table calls the column; @param name as programs know it */
    record Value(String name, String label, String value) {}

    /** What a procedure's own tables decided, the first first. */
    List<DecidedRow> of(String instance);

    /** What one table decided in projects, the newest first; at most {@code most}. */
    List<DecidedRow> of(String decision, Collection<String> projects, int most);
}
