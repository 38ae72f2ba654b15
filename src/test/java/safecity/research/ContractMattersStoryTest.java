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

/** A contract that is suspended and resumed, or ends before its time. */
@ProcessStory
@ExtendWith(Chromium.class)
class ContractMattersStoryTest {

    private static final Map<String, Object> INSOLVENT =
            Map.of("decision", "submit", "ground", "insolvency", "terminationReason", "계약상대자의 파산 선고");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    ContractMatters matters;

    @Autowired
    ContractTerminations terminations;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractRepository store;

    @Autowired
    Budgets budgets;

    @Autowired
    JdbcClient jdbc;

    /** Fourteen days without work lengthen the period by fourteen; the middle and the final report move with it. */
    @Test
    void aContractIsSuspendedFromItsPageAndItsPeriodIsLongerWhenItIsResumed() {
        play.started("suspended");
        story.until(LocalDate.of(2023, 3, 1));
        begin("suspended", "suspension");
        play.isRefused(
                "research.suspensionBeforeContract",
                "yeonsu-lead",
                "draft-suspension",
                suspension("beyond-control", "2023-01-01"));
        play.lead("draft-suspension", suspension("beyond-control", "2023-03-01"))
                .approveAward();
        story.until(LocalDate.of(2023, 3, 15));
        play.isRefused(
                "research.resumptionInFuture", "yeonsu-lead", "resume-contract", Map.of("resumesOn", "2023-03-16"));
        play.isRefused(
                "research.resumptionTooEarly", "yeonsu-lead", "resume-contract", Map.of("resumesOn", "2023-03-01"));
        play.lead("resume-contract", Map.of("resumesOn", "2023-03-15"));
        assertThat(contracts.plannedEnd("suspended", "C1")).isEqualTo("2023-12-14");
        story.until(LocalDate.of(2023, 7, 8));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2023, 7, 9));
        assertThat(story.openTasks()).containsExactly("midterm-report");
    }

    @Test
    void aSuspensionThatIsTheContractorsFaultAddsNothing() {
        play.started("suspended-fault");
        matters.request("suspended-fault", "yeonsu", "C1", ContractMatter.SUSPENSION, "yeonsu-lead");
        play.lead("draft-suspension", suspension("contractor", "2023-01-03")).approveAward();
        story.until(LocalDate.of(2023, 1, 20));
        play.lead("resume-contract", Map.of("resumesOn", "2023-01-20"));
        assertThat(contracts.plannedEnd("suspended-fault", "C1")).isEqualTo("2023-11-30");
    }

    @Test
    void nothingIsDeliveredWhileItIsSuspended() {
        play.completion("suspended-delivery");
        matters.request("suspended-delivery", "yeonsu", "C1", ContractMatter.SUSPENSION, "yeonsu-lead");
        isRefused(
                "research.matterOpen",
                () -> matters.request("suspended-delivery", "yeonsu", "C1", ContractMatter.SUSPENSION, "yeonsu-lead"));
        play.lead("draft-suspension", suspension("department", "2023-11-16")).approveAward();
        play.isRefused(
                "research.contractSuspended",
                "yeonsu-lead",
                "receive-completion",
                Map.of("deliverablesReceived", true));
        story.days(1);
        play.lead("resume-contract", Map.of("resumesOn", "2023-11-17")).completed();
        assertThat(story.openTasks()).containsExactly("inspect");
    }

    /** The contractor is bankrupt, and the next in rank takes the work over: another award, with money of its own. */
    @Test
    void aBankruptContractorsContractEndsAndTheNextInRankGetsIt() {
        String project = "terminated-next";
        play.started(project);
        story.until(LocalDate.of(2023, 3, 2));
        begin(project, "termination");
        assertThat(terminations.standing(project, "C1")).contains("계약금액의 10%, 6,000,000원");
        play.isRefused(
                "form.required",
                "yeonsu-contract",
                "draft-termination",
                with("terminationReason", " ", "afterwards", "next-ranked"));
        play.isRefused(
                "research.terminationDay",
                "yeonsu-contract",
                "draft-termination",
                with("endsOn", "2023-03-03", "afterwards", "next-ranked"));
        play.isRefused(
                "research.acceptedAboveContract",
                "yeonsu-contract",
                "draft-termination",
                with("accepted", 60_000_001L, "afterwards", "next-ranked"));
        play.isRefused(
                "research.deliveriesUnpaid",
                "yeonsu-contract",
                "draft-termination",
                with("accepted", 1L, "afterwards", "next-ranked"));
        play.contract("draft-termination", with("endsOn", "2023-03-02", "afterwards", "next-ranked"))
                .approveAward();
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000);
        assertThat(jdbc.sql(
                                "SELECT bond_forfeited FROM contract_termination t JOIN contract_matter m ON m.id = t.matter_id "
                                        + "WHERE m.project_key = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .isEqualTo(6_000_000);
        assertThat(contracts.outstanding(project, "baseline")).containsExactly("C1");
        assertThat(story.openTasks()).containsExactly("request-quotation");
        play.contract("request-quotation", Map.of("decision", "selected"));
        story.settle();
        play.conclude(Map.of("contractor", "차순위대학교", "contractAmount", 55_000_000L, "bondPercent", 10))
                .startWork();
        assertThat(store.concluded(project, "C1").contractor()).isEqualTo("차순위대학교");
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 55_000_000);
        story.until(LocalDate.of(2023, 7, 3));
        play.decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 16));
        play.decide("yeonsu-lead", "final-report", "accepted")
                .completed()
                .inspect()
                .claim(55_000_000)
                .pay()
                .publish();
        assertThat(story.passed("research-contract")).contains("contract-completed");
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 55_000_000);
    }

    /** What was taken over is paid before the contract ends, and the bond is forfeited but for it. */
    @Test
    void aContractThatWasPartlyPaidEndsAndIsConsideredAnew() {
        String project = "terminated-part";
        play.completion(project).completed().inspect().claimPart(20_000_000);
        matters.request(project, "yeonsu", "C1", ContractMatter.TERMINATION, "yeonsu-contract");
        play.isRefused(
                "research.claimsOpen",
                "yeonsu-contract",
                "draft-termination",
                with("accepted", 20_000_000L, "afterwards", "reconsider"));
        play.pay();
        play.isRefused(
                "research.deliveriesUnpaid",
                "yeonsu-contract",
                "draft-termination",
                with("accepted", 20_000_001L, "afterwards", "reconsider"));
        play.contract("draft-termination", with("accepted", 20_000_000L, "afterwards", "reconsider"))
                .approveAward();
        assertThat(story.openTasks()).containsExactly("reconsider-research");
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 20_000_000);
        assertThat(jdbc.sql(
                                "SELECT bond_forfeited FROM contract_termination t JOIN contract_matter m ON m.id = t.matter_id "
                                        + "WHERE m.project_key = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .isEqualTo(4_000_000);
        isRefused(
                "research.contractTerminated",
                () -> matters.request(project, "yeonsu", "C1", ContractMatter.SUSPENSION, "yeonsu-lead"));
        play.decide("yeonsu-lead", "reconsider-research", "respecify");
        assertThat(story.openTasks()).containsExactly("write-specification");
    }

    @Test
    void theGuarantorGoesOnWithTheWorkAndNothingEnds() {
        String project = "taken-over";
        play.started(project);
        matters.request(project, "yeonsu", "C1", ContractMatter.TERMINATION, "yeonsu-contract");
        play.isRefused(
                "research.guarantorMissing",
                "yeonsu-contract",
                "draft-termination",
                with("guarantor", " ", "afterwards", "guarantor"));
        play.contract("draft-termination", with("guarantor", "보증이행연구원", "afterwards", "guarantor"))
                .approveAward();
        assertThat(store.concluded(project, "C1").contractor()).isEqualTo("보증이행연구원");
        assertThat(terminations.ended(project, "C1")).isFalse();
        story.until(LocalDate.of(2023, 7, 3));
        assertThat(story.openTasks()).containsExactly("midterm-report");
    }

    @Test
    void aTerminationThatIsWithdrawnOrNotApprovedLeavesTheContractAsItIs() {
        String project = "not-terminated";
        play.started(project);
        matters.request(project, "yeonsu", "C1", ContractMatter.TERMINATION, "yeonsu-contract");
        play.refuse("yeonsu-contract", "draft-termination", "withdraw");
        matters.request(project, "yeonsu", "C1", ContractMatter.TERMINATION, "yeonsu-contract");
        play.contract("draft-termination", with("afterwards", "new-notice", "endsOn", "2023-01-02"));
        play.refuse("yeonsu-contract", "draft", "withdraw");
        assertThat(terminations.ended(project, "C1")).isFalse();
        assertThat(budgets.remaining(project, 2023)).isEqualTo(93_000_000 - 60_000_000);
    }

    private void begin(String project, String kind) {
        Page page = Profiles.page(port, "yeonsu-lead");
        page.navigate("http://localhost:" + port + "/projects/" + project + "/facts/contracts/C1");
        page.locator("form[action$='/" + kind + "'] button").click();
        assertThat(page.locator("form[action$='/" + kind + "']")).hasCount(0);
        Profiles.leave(page);
    }

    private static Map<String, Object> suspension(String cause, String startsOn) {
        return Map.of("decision", "submit", "cause", cause, "suspensionReason", "현장 조사 불가", "startsOn", startsOn);
    }

    private static Map<String, Object> with(String field, Object value, String other, Object also) {
        Map<String, Object> entry = new HashMap<>(INSOLVENT);
        entry.put(field, value);
        entry.put(other, also);
        return entry;
    }

    private static void isRefused(String code, ThrowingCallable act) {
        assertThat(Refusal.in(catchThrowableOfType(Throwable.class, act)))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
