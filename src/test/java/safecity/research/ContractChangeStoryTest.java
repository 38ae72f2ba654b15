package safecity.research;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.Budgets;
import safecity.refusal.Refusal;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A contract whose period, amount or scope changes while it runs. */
@ProcessStory
@ExtendWith(Chromium.class)
class ContractChangeStoryTest {

    private static final String SIX_WEEKS_MORE = "2024-01-11";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    ContractChanges changes;

    @Autowired
    Contracts contracts;

    @Autowired
    Budgets budgets;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theContractorGetsSixWeeksMoreFromTheContractsPage() {
        play.started("amended-period");
        assertThat(contracts.midterm("amended-period", "C1")).isEqualTo("2023-07-02");
        Page page = Profiles.page(port, "yeonsu-lead");
        page.navigate("http://localhost:" + port + "/projects/amended-period/facts/contracts/C1");
        page.locator("form[action$='/change'] button").click();
        assertThat(page.locator("form[action$='/change']")).hasCount(0);
        assertThat(changes.terms("amended-period", "C1")).contains("2023. 11. 30.", "60,000,000원");
        draft(Map.of("askedBy", "contractor", "changeReason", "조사 표본이 늘어남", "newEndOn", SIX_WEEKS_MORE));
        assertThat(contracts.plannedEnd("amended-period", "C1")).isEqualTo("2023-11-30");
        play.approveAward();

        assertThat(contracts.plannedEnd("amended-period", "C1")).isEqualTo(SIX_WEEKS_MORE);
        page.reload();
        assertThat(page.locator("main")).containsText("변경 후 종료일");
        assertThat(page.locator("main")).containsText("조사 표본이 늘어남");
        assertThat(page.locator("form[action$='/change']")).hasCount(1);
        Profiles.leave(page);
        // The middle of the period has moved by three weeks, and so has the timer that waits for it.
        story.until(LocalDate.of(2023, 7, 22));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 7, 23));
        play.decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 17));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 12, 27));
        assertThat(story.openTasks()).containsExactly("final-report");
    }

    @Test
    void moneyFollowsWithinTheBudgetAndNotBelowWhatIsPaid() {
        String project = "amended-amount";
        play.completion(project)
                .completed()
                .inspect()
                .claimPart(25_000_000)
                .pay()
                .claimPart(10_000_000);
        changes.request(project, "yeonsu", "C1", "yeonsu-contract");
        Map<String, Object> asked = Map.of("decision", "submit", "askedBy", "department", "changeReason", "과업 축소");
        refused("research.changeNothing", asked, "newAmount", 60_000_000L);
        refused("research.amountBelowClaims", asked, "newAmount", 34_999_999L);
        refused("budget.exceeded", asked, "newAmount", 93_000_001L);
        refused("research.endBeforeStart", asked, "newEndOn", "2023-01-31");
        draft(Map.of("askedBy", "department", "changeReason", "과업 축소", "newAmount", 35_000_000L));
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 60_000_000);
        play.approveAward();
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 35_000_000);
        // The open part is what is left of it now: its payment settles the contract.
        play.pay();
        assertThat(jdbc.sql("SELECT amount FROM contract_award WHERE project_key = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .as("what was concluded stays")
                .isEqualTo(60_000_000);
    }

    @Test
    void aSecondChangeWaitsForTheFirstWhichMayBeWithdrawn() {
        String project = "amended-withdrawn";
        play.conclusion(project);
        isRefused("research.notConcluded", () -> changes.request(project, "yeonsu", "C1", "yeonsu-lead"));
        play.conclude(60_000_000).startWork();
        changes.request(project, "yeonsu", "C1", "yeonsu-lead");
        isRefused("research.changeOpen", () -> changes.request(project, "yeonsu", "C1", "yeonsu-contract"));
        play.isRefused("decision.commentMissing", "yeonsu-lead", "draft-change", Map.of("decision", "withdraw"));
        play.refuse("yeonsu-lead", "draft-change", "withdraw");
        assertThat(story.passed("contract-change")).contains("change-dropped").doesNotContain("adopt-change");
        changes.request(project, "yeonsu", "C1", "yeonsu-lead");
        assertThat(story.openTasks()).contains("draft-change");
    }

    private void draft(Map<String, Object> values) {
        Map<String, Object> entry = new HashMap<>(values);
        entry.put("decision", "submit");
        play.lead("draft-change", entry);
    }

    private void refused(String code, Map<String, Object> values, String field, Object value) {
        Map<String, Object> entry = new HashMap<>(values);
        entry.put(field, value);
        play.isRefused(code, "yeonsu-lead", "draft-change", entry);
    }

    private static void isRefused(String code, ThrowingCallable act) {
        assertThat(Refusal.in(catchThrowableOfType(Throwable.class, act)))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
