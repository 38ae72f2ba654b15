package safecity.project.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import safecity.project.KnownElections;

/** The plan of Yeonsu with one thing or another moved; the plan itself stays as it is printed. */
public final class PlanDraft {

    private LocalDate to;
    private long header;
    private long overview;
    private final LocalDate from;
    private final Map<Integer, Map<String, Long>> budget;
    private final List<PlanDocument.Milestone> milestones;
    private final List<PlanDocument.Year> years;
    private final List<PlannedContract> contracts;

    private PlanDraft(PlanDocument plan) {
        from = plan.from();
        to = plan.to();
        header = plan.budgetHeader();
        overview = plan.budgetOverview();
        budget = new TreeMap<>(plan.budget());
        milestones = new ArrayList<>(plan.milestones());
        years = new ArrayList<>(plan.years());
        contracts = new ArrayList<>(plan.contracts());
    }

    public static PlanDraft yeonsu() {
        return new PlanDraft(TestProjects.yeonsu().plan());
    }

    /** The plan of Yeonsu with each contradiction mended, as narrowly as the checks allow. */
    static PlanDraft consistent() {
        return yeonsu().totals(401, 401)
                .budget(2023, 89)
                .budget(2024, 89)
                .milestone("baseline-survey", "2023-03-31", "2023-11-30")
                .milestone("committee", "2023-06-30", "2023-08-31")
                .milestone("programmes", "2023-01-01", "2025-12-31")
                .milestone("audits", "2025-10-02", "2025-12-31")
                .milestone("declaration", "2026-01-01", "2026-04-03")
                .contract("C3", "2025-12-31", 2025, 100_000_000)
                .actions(2026, "연차보고서 제출");
    }

    PlanDraft totals(long newHeader, long newOverview) {
        header = newHeader;
        overview = newOverview;
        return this;
    }

    public PlanDraft to(String day) {
        to = LocalDate.parse(day);
        return this;
    }

    public PlanDraft budget(int year, long million) {
        budget.put(year, Map.of("구비", million));
        return this;
    }

    PlanDraft milestone(String code, String begin, String end) {
        milestones.replaceAll(milestone -> !milestone.code().equals(code)
                ? milestone
                : new PlanDocument.Milestone(
                        code,
                        milestone.nameKo(),
                        milestone.nameEn(),
                        LocalDate.parse(begin),
                        LocalDate.parse(end),
                        milestone.parts()));
        return this;
    }

    PlanDraft without(String milestone) {
        milestones.removeIf(candidate -> candidate.code().equals(milestone));
        return this;
    }

    public PlanDraft contract(String code, String end, int budgetYear, long won) {
        contracts.replaceAll(contract -> !contract.code().equals(code)
                ? contract
                : new PlannedContract(
                        code,
                        contract.nameKo(),
                        contract.deliverables(),
                        contract.from(),
                        LocalDate.parse(end),
                        budgetYear,
                        won));
        return this;
    }

    PlanDraft actions(int year, String... actions) {
        return year(year, old -> new PlanDocument.Year(year, old.percent(), old.goals(), List.of(actions)));
    }

    PlanDraft goals(int year, String... goals) {
        return year(year, old -> new PlanDocument.Year(year, old.percent(), List.of(goals), old.actions()));
    }

    private PlanDraft year(int year, UnaryOperator<PlanDocument.Year> change) {
        years.replaceAll(old -> old.year() == year ? change.apply(old) : old);
        return this;
    }

    public PlanDocument plan() {
        return new PlanDocument(from, to, header, overview, budget, milestones, years, contracts);
    }

    public List<PlanFinding> findings() {
        return PlanChecks.of(plan(), KnownElections.known().local());
    }
}
