package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Budgets;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What is ordered to be paid, by whom, and what a delay costs the contractor. */
@ProcessStory
class PaymentOrderStoryTest {

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    Budgets budgets;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aContractThatWasTwelveDaysLateIsPaidLessAndSaysSo() {
        play.completion("delayed");
        story.until(LocalDate.of(2023, 12, 5));
        play.completed();
        story.until(LocalDate.of(2023, 12, 12));
        play.inspect().claim(60_000_000);
        assertThat(variable("draft-payment", "settlement"))
                .contains("지체일수: 12일", "지연배상금: 936,000원", "1000분의 1.3 × 12일", "계약금액의 30%");
        Map<String, Object> entry = Map.of("decision", "submit", "exemptDays", 13, "exemptReason", "폭설");
        play.isRefused("research.exemptDaysTooMany", "yeonsu-contract", "draft-payment", entry);
        play.isRefused(
                "research.exemptReasonMissing",
                "yeonsu-contract",
                "draft-payment",
                Map.of("decision", "submit", "exemptDays", 2, "exemptReason", " "));
        play.order(Map.of("exemptDays", 2, "exemptReason", "폭설로 조사 불가"));
        assertThat(variable("pay", "payable")).isEqualTo("청구금액 60,000,000원, 지연배상금 공제 780,000원, 지급액 59,220,000원");
        play.decide("yeonsu-contract", "pay", "paid");
        assertThat(budgets.spent("delayed", "C1"))
                .as("the budget bears the whole claim; damages are revenue")
                .isEqualTo(60_000_000);
        assertThat(story.openTasks()).containsExactly("publish-results");
    }

    /** Damages that a part doesn't cover are kept back from the next. */
    @Test
    void damagesAreKeptBackOnce() {
        play.completion("delayed-parts");
        story.until(LocalDate.of(2023, 12, 12));
        play.completed().inspect().claimPart(500_000).pay();
        play.claimPart(30_000_000).pay();
        play.claim(29_500_000).pay();
        assertThat(jdbc.sql("SELECT damages FROM payment_order WHERE project_key = 'delayed-parts' ORDER BY number")
                        .query(Long.class)
                        .list())
                .containsExactly(500_000L, 436_000L, 0L);
    }

    /** The decree (지방회계법 제36조): who orders a payment doesn't make it. */
    @Test
    void whoSignedTheOrderDoesNotPay() {
        play.completion("ordered").completed().inspect().claim(60_000_000).order();
        play.isRefused("research.ordererPays", "yeonsu-contract-head", "pay", Map.of("decision", "paid"));
        play.decide("yeonsu-contract", "pay", "paid");
    }

    @Test
    void aClaimThatIsNotOrderedGoesBackAndIsClaimedAgain() {
        play.completion("not-ordered").completed().inspect().claim(60_000_000);
        play.refuse("yeonsu-contract", "draft-payment", "returned");
        assertThat(story.openTasks()).containsExactly("receive-claim");
        play.claim(60_000_000).contract("draft-payment", Map.of("decision", "submit"));
        play.refuse("yeonsu-contract", "draft", "withdraw");
        assertThat(story.openTasks()).containsExactly("receive-claim");
        play.claim(60_000_000).pay();
        assertThat(jdbc.sql("SELECT paid FROM payment_decision WHERE project_key = 'not-ordered' ORDER BY number")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, false, true);
    }

    private String variable(String element, String name) {
        return runtime.getVariable(story.task(element).getExecutionId(), name).toString();
    }
}
