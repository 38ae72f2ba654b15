package safecity.research;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;

/** A research contract as a document prints it. */
@Component
public class ContractFigures {

    private final Plans plans;
    private final ContractRepository store;
    private final JdbcClient jdbc;

    ContractFigures(Plans plans, ContractRepository store, JdbcClient jdbc) {
        this.plans = plans;
        this.store = store;
        this.jdbc = jdbc;
    }

    /**
     * @param price      estimated, in won without VAT: the specification's, or the plan's until there is one
     * @param purpose    null until it is planned
     * @param scope      null until it is specified
     * @param contractor null until it is concluded, as {@code amount}, which is in won with VAT
     */
    public record Figures(
            PlannedContract planned,
            long price,
            @Nullable String purpose,
            @Nullable String scope,
            @Nullable String contractor,
            @Nullable Long amount) {}

    /** @throws safecity.refusal.Refusal {@code plan.contractUnknown} */
    public Figures of(String projectKey, String code) {
        PlannedContract planned = plans.contract(projectKey, code);
        Optional<ContractRepository.Specification> specification = store.specification(projectKey, code);
        Optional<ContractRepository.Award> award = store.award(projectKey, code);
        return new Figures(
                planned,
                specification
                        .map(ContractRepository.Specification::estimatedPrice)
                        .orElse(planned.estimatedPrice()),
                purpose(projectKey, code),
                specification.map(ContractRepository.Specification::scope).orElse(null),
                award.map(ContractRepository.Award::contractor).orElse(null),
                award.map(ContractRepository.Award::amount).orElse(null));
    }

    private @Nullable String purpose(String projectKey, String code) {
        return jdbc.sql(
                        "SELECT remark FROM contract_step WHERE project_key = ? AND code = ? AND step = 'plan' ORDER BY id DESC LIMIT 1")
                .params(projectKey, code)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
