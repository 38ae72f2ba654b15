package safecity.research;

import java.util.Map;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.project.Plans;

/** Begins a procedure about one contract. */
@Component
class ContractProcesses {

    private final Plans plans;
    private final ProcessStarter processes;

    ContractProcesses(Plans plans, ProcessStarter processes) {
        this.plans = plans;
        this.processes = processes;
    }

    /** @param variable in which the model has the id of what was asked for */
    void start(String process, String projectKey, String municipality, String code, String variable, long id) {
        processes.start(
                process,
                projectKey,
                Map.of(
                        "projectKey",
                        projectKey,
                        "municipality",
                        municipality,
                        ModelContract.Variables.CONTRACT_CODE,
                        code,
                        "contractTitle",
                        plans.contract(projectKey, code).nameKo(),
                        variable,
                        Long.toString(id)));
    }
}
