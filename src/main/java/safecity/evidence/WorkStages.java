package safecity.evidence;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import safecity.engine.processes.InstanceFacts;
import safecity.project.Plans;

/** For which stages of a project the work is done at which something is filed. */
@Component
class WorkStages implements ApplicationRunner {

    private final InstanceFacts facts;
    private final Plans plans;
    private final EvidenceRepository table;

    WorkStages(InstanceFacts facts, Plans plans, EvidenceRepository table) {
        this.facts = facts;
        this.plans = plans;
        this.table = table;
    }

    /**
     * The stage that the process itself names, or what the contract delivers that it is about; none for other work.
     *
     * @param process  id of the model
     * @param instance open or finished
     */
    Set<String> of(String projectKey, String process, String instance) {
        return facts.find(instance, process, "stage")
                .map(WorkStages::separate)
                .or(() -> facts.find(instance, process, "contractCode")
                        .map(contract -> Set.copyOf(plans.deliverablesOf(projectKey, contract))))
                .orElse(Set.of());
    }

    /** Writes down the stages of what was filed by a release that did not. */
    @Override
    public void run(ApplicationArguments arguments) {
        table.unstaged()
                .forEach(piece ->
                        table.insertStages(piece.id(), of(piece.projectKey(), piece.process(), piece.instance())));
    }

    private static Set<String> separate(String stages) {
        return Arrays.stream(stages.split(","))
                .map(String::strip)
                .filter(stage -> !stage.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
