package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanDraft;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.PlannedContract;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The plan as the models ask for it: the version in force, whatever has been drafted since. */
@ProcessStory
class PlansTest {

    private static final LocalDate DAY = LocalDate.of(2023, 5, 8);

    @Autowired
    Story story;

    @Autowired
    Plans plans;

    @Autowired
    PlanRepository store;

    @Autowired
    PlanChanges changes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theContractsAreThoseOfThePlanInTheOrderOfTheirStart() {
        story.on(DAY, "plans-contracts");
        assertThat(plans.contracts("plans-contracts"))
                .extracting(PlannedContract::code)
                .containsExactly("C1", "C2", "C3");
        assertThat(plans.contract("plans-contracts", "C2").estimatedPrice()).isEqualTo(60_000_000);
        assertThat(plans.contractsFor("plans-contracts", "outcome")).containsExactly("C3");
        Refused.with("plan.contractUnknown", () -> plans.contract("plans-contracts", "C4"));
        assertThat(Refused.by(() -> plans.plannedEnd("plans-contracts", "party"))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aMergedContractIsRunOnceAndDeliversBoth() {
        story.on(DAY, "plans-merged");
        PlanDocument plan = PlanDraft.yeonsu().plan();
        PlannedContract merged = new PlannedContract(
                "C2",
                "사업수행평가 및 성과평가 연구용역",
                List.of("evaluation", "outcome"),
                LocalDate.of(2024, 2, 1),
                LocalDate.of(2025, 11, 30),
                2024,
                90_000_000);
        Baseline baseline = store.insert(
                "plans-merged",
                "용역 통합",
                new PlanDocument(
                        plan.from(),
                        plan.to(),
                        plan.budgetHeader(),
                        plan.budgetOverview(),
                        plan.budget(),
                        plan.milestones(),
                        plan.years(),
                        List.of(plan.contracts().get(0), merged)),
                List.of(),
                "yeonsu-lead");
        store.adopt(baseline.id(), "yeonsu-mayor");
        assertThat(plans.contractsFor("plans-merged", "evaluation")).containsExactly("C2");
        assertThat(plans.contractsFor("plans-merged", "outcome")).isEmpty();
        assertThat(plans.deliverables("plans-merged", "C2")).isEqualTo("evaluation,outcome");
    }

    @Test
    void aDraftIsNotInForceAndAnAdoptedVersionIsNotAdoptedTwice() {
        story.on(DAY, "plans-force");
        plans.adopt("plans-force", "yeonsu-mayor");
        story.days(1);
        plans.adopt("plans-force", "somebody-else");
        assertThat(store.inForce("plans-force").orElseThrow().adoptedBy()).isEqualTo("yeonsu-mayor");
        changes.drafted(
                "plans-force",
                "일정 조정",
                new PlanChangeEntry("committee", null, LocalDate.parse("2023-12-31"), null, null, false),
                "yeonsu-lead");
        assertThat(plans.plannedEnd("plans-force", "committee")).isEqualTo(LocalDate.of(2023, 8, 31));
    }

    @Test
    void theSummarySaysTheYearsWithTheirTargetsAndBudgets() {
        story.on(DAY, "plans-summary");
        assertThat(plans.summary("plans-summary").lines())
                .contains("- 총사업비: 409백만원", "- 2022년: 누적 이행률 10%, 예산 33백만원, 공인준비도시 등재");
    }

    @Test
    void theFindingsOfAVersionAreReadInBothLanguages() {
        story.on(DAY, "plans-findings");
        Baseline first = store.versions("plans-findings").get(0);
        assertThat(plans.findings(first, Locale.KOREAN))
                .hasSize(12)
                .hasSameSizeAs(plans.findings(first, Locale.ENGLISH));
        assertThat(plans.findingsOf("plans-findings", 1)).isEqualTo(plans.findingsText("plans-findings"));
        Refused.with("project.unknown", () -> plans.findingsOf("plans-findings", 2));
    }

    @Test
    void moneyOfAnotherSourceIsKeptWhenAYearsBudgetChanges() {
        story.on(DAY, "plans-sources");
        plans.adopt("plans-sources", "yeonsu-mayor");
        jdbc.sql("INSERT INTO plan_budget (baseline_id, year, source, amount) VALUES (?, 2023, '시비', 20)")
                .param(store.inForce("plans-sources").orElseThrow().id())
                .update();
        Refused.with("planChange.belowOtherSources", () -> change("plans-sources", 19));
        change("plans-sources", 100);
        Baseline second = store.byVersion("plans-sources", 2).orElseThrow();
        assertThat(store.budget(second.id()).get(2023)).containsEntry("구비", 80L).containsEntry("시비", 20L);
    }

    private void change(String key, int million) {
        changes.drafted(
                key, "예산 조정", new PlanChangeEntry(null, null, null, 2023, (long) million, false), "yeonsu-lead");
    }
}
