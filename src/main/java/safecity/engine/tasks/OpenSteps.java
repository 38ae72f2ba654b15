package safecity.engine.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Open tasks of one process with what their steps know, and who else may do them. */
public interface OpenSteps {

    /**
     * @param groups    candidate groups
     * @param variables those that were asked for and are there
     */
    public record Step(
            String task, String element, String municipality, Set<String> groups, Map<String, Object> variables) {}

    /** @param project business key of the instances; null for every project */
    List<Step> of(String process, @Nullable String project, Collection<String> variables);

    /** Makes exactly these groups the candidates, within the transaction under way. Changes nothing where nothing differs. */
    void candidates(Step step, Set<String> groups);
}
