package safecity.programme;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** The safety promotion programmes of a project and their plans. */
@ModelBean("programmes")
@Transactional
public class Programmes {

    private final ProgrammeRepository table;

    Programmes(ProgrammeRepository table) {
        this.table = table;
    }

    /** Codes of the programmes that the project has from its start; those that joined are called as they join. */
    public List<String> planned(String projectKey) {
        return of(projectKey).stream()
                .filter(programme -> programme.origin().equals(Programme.PLANNED))
                .map(Programme::code)
                .toList();
    }

    /** The code of the next programme that joins; nobody else gets it, as the project is held until the transaction ends. */
    String nextCode(String projectKey) {
        return "P%02d".formatted(table.lastNumber(projectKey) + 1);
    }

    /** All programmes of the project, in the order of their codes. */
    public List<Programme> of(String projectKey) {
        return table.of(projectKey);
    }

    /** @throws Refusal {@code programme.unknown} */
    public Programme get(String projectKey, String code) {
        return of(projectKey).stream()
                .filter(programme -> programme.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("programme.unknown", code));
    }

    /** The newest version of the plan. @throws Refusal {@code programme.unknown} */
    public ProgrammePlan plan(String projectKey, String code) {
        return table.newestPlan(projectKey, code).orElseThrow(() -> Refusal.notFound("programme.unknown", code));
    }

    /**
     * Records the owner's draft as the next version of the plan; direction and measure stay as they were found.
     *
     * @throws Refusal {@code programme.targetAgainstDirection}
     */
    public void planDrafted(String projectKey, String code, ProgrammePlanEntry entry, String actor) {
        ProgrammePlan now = plan(projectKey, code);
        next(
                projectKey,
                code,
                new ProgrammePlan(
                        now.version() + 1,
                        entry.goal(),
                        entry.target(),
                        entry.criterion(),
                        entry.budgetMillion(),
                        entry.indicatorName(),
                        entry.formula(),
                        entry.dataSource(),
                        entry.unit(),
                        now.direction(),
                        now.measure(),
                        entry.baselineYear(),
                        Decimals.of(entry.baselineValue()),
                        Decimals.of(entry.targetValue())),
                "사업계획 수립",
                actor);
    }

    /**
     * Records a change of budget and target after an evaluation as the next version of the plan.
     *
     * @throws Refusal {@code programme.targetAgainstDirection}
     */
    public void changeDrafted(String projectKey, String code, ProgrammeChangeEntry entry, String actor) {
        ProgrammePlan now = plan(projectKey, code);
        next(
                projectKey,
                code,
                new ProgrammePlan(
                        now.version() + 1,
                        now.goal(),
                        now.targetGroup(),
                        now.criterion(),
                        entry.budgetMillion(),
                        now.indicatorName(),
                        now.formula(),
                        now.dataSource(),
                        now.unit(),
                        now.direction(),
                        now.measure(),
                        now.baselineYear(),
                        Decimals.of(entry.baselineValue()),
                        Decimals.of(entry.targetValue())),
                entry.changeReason(),
                actor);
    }

    /** Records what the subcommittee said to the newest version. */
    public void deliberated(String projectKey, String code, DecisionEntry entry, String actor) {
        table.insertDeliberation(
                projectKey, code, plan(projectKey, code).version(), entry.decision(), entry.comment(), actor);
    }

    /** Adds the programmes of a plan that is adopted, each with the next code. */
    public void registerPlanned(String projectKey, List<PlannedProgramme> planned, String reason, String actor) {
        for (PlannedProgramme one : planned) {
            Programme programme = new Programme(
                    projectKey,
                    nextCode(projectKey),
                    one.title(),
                    one.field(),
                    one.ownerDuty(),
                    one.fromYear(),
                    one.toYear(),
                    Programme.PLANNED);
            register(programme, one.plan(), reason, actor);
        }
    }

    /** Adds a programme to the project with the first version of its plan. */
    void register(Programme programme, ProgrammePlan plan, String reason, String actor) {
        table.insert(programme);
        next(programme.projectKey(), programme.code(), plan, reason, actor);
    }

    static void checkTarget(ProgrammePlan plan) {
        BigDecimal baseline = plan.baselineValue();
        if (!plan.target().improves(baseline)) {
            throw Refusal.of(
                            "programme.targetAgainstDirection." + plan.direction(),
                            Decimals.text(plan.targetValue()),
                            Decimals.text(baseline))
                    .field("targetValue");
        }
    }

    private void next(String projectKey, String code, ProgrammePlan plan, String reason, String actor) {
        checkTarget(plan);
        table.insertPlan(get(projectKey, code), plan, reason, actor);
    }
}
