package safecity.engine.processes;

import java.util.List;
import java.util.Map;

/** Evaluates a decision table of {@code processes/*.dmn} in its newest version. */
public interface Decisions {

    /**
     * The rows that apply, each as output name to value, in the table's order; empty when none applies.
     *
     * @param decision id of the decision, such as {@code department-routing}
     * @param inputs   input name to value; a value may be null
     */
    List<Map<String, Object>> rows(String decision, Map<String, Object> inputs);
}
