package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.time.EngineClock;
import safecity.project.Budgets;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What happens between the contract and its payment. */
@ProcessStory
class PerformanceStoryTest {

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    Budgets budgets;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theReportsWaitForTheirTime() {
        play.started("performance-waits");
        story.until(LocalDate.of(2023, 7, 1));
        assertThat(story.openTasks()).isEmpty();
        // The middle of 1 February to 30 November.
        story.until(LocalDate.of(2023, 7, 2));
        play.decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 15));
        assertThat(story.openTasks()).isEmpty();
        // Ten working days before 30 November.
        story.until(LocalDate.of(2023, 11, 16));
        assertThat(story.openTasks()).containsExactly("final-report");
    }

    @Test
    void whatTheReportsLackIsSupplied() {
        play.started("performance-supplement");
        story.until(LocalDate.of(2023, 7, 2));
        play.refuse("yeonsu-lead", "midterm-report", "supplement")
                .lead("supplement-midterm", Map.of("supplement", "자료 보강"))
                .decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 16));
        play.refuse("yeonsu-lead", "final-report", "supplement");
        assertThat(story.openTasks()).containsExactly("final-report");
        play.decide("yeonsu-lead", "final-report", "accepted");
        assertThat(story.openTasks()).containsExactly("receive-completion");
    }

    @Test
    void whoSupervisedMayNotInspect() {
        play.completion("performance-supervisor").completed();
        play.isRefused(
                "research.supervisorInspects",
                "yeonsu-lead",
                "inspect",
                Map.of("decision", "passed", "reportWritten", true));
        play.inspect();
        assertThat(story.openTasks()).containsExactly("receive-claim");
    }

    @Test
    void aPassedInspectionNeedsItsReport() {
        play.completion("performance-report").completed();
        play.isRefused("form.required", "yeonsu-contract", "inspect", Map.of("decision", "passed"));
        play.inspect();
    }

    /** Through the forms: what the law waives for a small contract, nobody is asked for. */
    @Test
    void aSmallContractNeedsNeitherBondNorRecordOfItsInspection() {
        play.conclusion("performance-small");
        play.conclude(Map.of("contractor", "시험대학교", "contractAmount", 30_000_000))
                .startWork();
        assertThat(jdbc.sql("SELECT bond_percent IS NULL FROM contract_award WHERE project_key = 'performance-small'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        story.until(LocalDate.of(2023, 7, 3));
        play.decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 16));
        play.decide("yeonsu-lead", "final-report", "accepted").completed();
        play.contract("inspect", Map.of("decision", "passed"));
        assertThat(story.openTasks()).containsExactly("receive-claim");
    }

    @Test
    void anInspectionThatFailsTwiceStartsItsFourteenDaysAnewEachTime() {
        play.completion("performance-fails").completed();
        assertThat(due("inspect")).isEqualTo(LocalDate.of(2023, 11, 30));
        for (int i = 0; i < 2; i++) {
            story.days(5);
            play.refuse("yeonsu-contract", "inspect", "failed")
                    .lead("order-correction", Map.of("correction", "오류 수정"))
                    .completed();
        }
        assertThat(story.today()).isEqualTo(LocalDate.of(2023, 11, 26));
        // The fourteenth day, 10 December, is a Sunday.
        assertThat(due("inspect")).isEqualTo(LocalDate.of(2023, 12, 11));
        play.inspect();
        assertThat(story.openTasks()).containsExactly("receive-claim");
        assertThat(jdbc.sql("SELECT passed FROM inspection WHERE project_key = 'performance-fails' ORDER BY number")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, false, true);
    }

    @Test
    void anInspectionThatIsLateIsRecordedAndStillDone() {
        play.completion("performance-late").completed();
        story.until(LocalDate.of(2023, 11, 30));
        assertThat(story.passed("contract-performance")).doesNotContain("record-late-inspection");
        story.until(LocalDate.of(2023, 12, 1));
        assertThat(story.passed("contract-performance")).contains("record-late-inspection");
        play.inspect();
        assertThat(story.openTasks()).containsExactly("receive-claim");
    }

    @Test
    void anInspectionWithinItsFourteenDaysThatIsEnteredLaterWasNotLate() {
        play.completion("performance-entered-late").completed();
        story.until(LocalDate.of(2023, 12, 1));
        assertThat(steps("performance-entered-late", "inspection-late")).containsExactly("late");
        Map<String, Object> passed =
                new HashMap<>(Map.of("decision", "passed", "reportWritten", true, "actOn", "2023-11-30"));
        play.isRefused("act.reasonMissing", "yeonsu-contract", "inspect", passed);
        passed.put("lateReason", "검사조서를 종이로 작성");
        play.contract("inspect", passed);
        assertThat(steps("performance-entered-late", "inspection-late")).containsExactly("late", "taken-back");
        play.isRefused(
                "act.beforeAnother",
                "yeonsu-contract",
                "receive-claim",
                Map.of("claimAmount", 60_000_000L, "claimKind", "final", "actOn", "2023-11-29", "lateReason", "지연"));
        play.contract(
                "receive-claim",
                Map.of("claimAmount", 60_000_000L, "claimKind", "final", "actOn", "2023-11-30", "lateReason", "우편 접수"));
        // Five working days from Thursday 30 November, not from the day on which it was entered.
        play.order();
        assertThat(due("pay")).isEqualTo(LocalDate.of(2023, 12, 7));
    }

    private List<String> steps(String project, String step) {
        return jdbc.sql("SELECT outcome FROM contract_step WHERE project_key = ? AND step = ? ORDER BY id")
                .params(project, step)
                .query(String.class)
                .list();
    }

    @Test
    void aWrongClaimIsReturnedAndTheDaysUntilTheNextAreNotCounted() {
        play.completion("performance-claim").completed().inspect();
        // Thursday 16 November: five working days end on Thursday the 23rd.
        play.claim(50_000_000).order();
        assertThat(due("pay")).isEqualTo(LocalDate.of(2023, 11, 23));
        story.days(1);
        play.refuse("yeonsu-contract", "pay", "returned");
        assertThat(story.openTasks()).containsExactly("receive-claim");
        story.until(LocalDate.of(2023, 12, 4));
        play.claim(60_000_000).order();
        assertThat(due("pay")).isEqualTo(LocalDate.of(2023, 12, 11));
        assertThat(story.passed("contract-performance")).doesNotContain("record-late-payment");
        story.until(LocalDate.of(2023, 12, 8));
        play.decide("yeonsu-contract", "pay", "paid");
        assertThat(jdbc.sql(
                                "SELECT days_late FROM payment_decision WHERE project_key = 'performance-claim' ORDER BY number")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 0);
    }

    @Test
    void aLatePaymentIsRecordedWithItsDays() {
        play.completion("performance-interest")
                .completed()
                .inspect()
                .claim(60_000_000)
                .order();
        story.until(LocalDate.of(2023, 11, 25));
        play.isRefused("research.overdueRateMissing", "yeonsu-contract", "pay", Map.of("decision", "paid"));
        play.contract("pay", Map.of("decision", "paid", "overdueRate", 7.3));
        assertThat(story.passed("contract-performance")).contains("record-late-payment");
        assertThat(jdbc.sql("SELECT days_late FROM payment_decision WHERE project_key = 'performance-interest'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        // 지방계약법 시행령 제68조: 7.3 % a year of sixty million are 12,000 won a day.
        assertThat(jdbc.sql("SELECT interest FROM payment_decision WHERE project_key = 'performance-interest'")
                        .query(Long.class)
                        .single())
                .isEqualTo(24_000);
    }

    @Test
    void aClaimAboveTheContractIsRefused() {
        play.completion("performance-above").completed().inspect();
        play.isRefused(
                "research.claimAboveContract",
                "yeonsu-contract",
                "receive-claim",
                Map.of("claimAmount", 60_000_001L, "claimKind", "final"));
    }

    @Test
    void whatTheContractDoesNotNeedIsGivenBack() {
        play.completion("performance-rest")
                .completed()
                .inspect()
                .claim(55_000_000)
                .pay();
        assertThat(budgets.remaining("performance-rest", 2023)).isEqualTo(93_000_000 - 55_000_000);
    }

    /** A part that is paid keeps the rest of the contract committed, and the contract open. */
    @Test
    void aPartThatIsPaidDoesNotCloseTheContract() {
        play.completion("performance-parts")
                .completed()
                .inspect()
                .claimPart(25_000_000)
                .pay();
        assertThat(story.openTasks()).containsExactly("receive-claim");
        assertThat(budgets.remaining("performance-parts", 2023)).isEqualTo(93_000_000 - 60_000_000);
        play.isRefused(
                "research.claimAboveContract",
                "yeonsu-contract",
                "receive-claim",
                Map.of("claimAmount", 35_000_001L, "claimKind", "final"));
        play.isRefused(
                "research.settlementReasonMissing",
                "yeonsu-contract",
                "receive-claim",
                Map.of("claimAmount", 34_999_999L, "claimKind", "final"));
        play.claimPart(35_000_000).pay();
        assertThat(story.openTasks()).doesNotContain("receive-claim");
        assertThat(budgets.remaining("performance-parts", 2023)).isEqualTo(93_000_000 - 60_000_000);
    }

    private LocalDate due(String element) {
        return LocalDate.ofInstant(story.task(element).getDueDate().toInstant(), EngineClock.SEOUL);
    }
}
