package safecity.research;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.project.Budgets;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** An advance that is paid and set off, and a suspension that the house answers for. */
@ProcessStory
@ExtendWith(Chromium.class)
class AdvanceStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    ContractMatters matters;

    @Autowired
    Contracts contracts;

    @Autowired
    Budgets budgets;

    @Autowired
    RuntimeService runtime;

    /** Seventy percent of sixty million, claimed on the contract's page, paid within fourteen days, set off half and half. */
    @Test
    void anAdvanceIsPaidAndSetOffAgainstWhatIsClaimedLater() {
        String project = "advance-paid";
        play.started(project);
        Page page = Profiles.page(port, "yeonsu-contract");
        page.navigate("http://localhost:" + port + "/projects/" + project + "/facts/contracts/C1");
        page.locator("form[action$='/advance'] button").click();
        assertThat(page.locator("main")).containsText("선금");
        play.isRefused(
                "form.required", "yeonsu-contract", "draft-advance", Map.of("decision", "submit", "guarantee", "보증"));
        play.isRefused("research.advanceAboveLimit", "yeonsu-contract", "draft-advance", advance(42_000_001));
        play.contract("draft-advance", advance(42_000_000)).approveAward();
        assertThat(story.task("pay-advance").getDueDate()).isEqualTo("2023-01-16T18:00:00+09:00");
        play.isRefused("research.ordererPays", "yeonsu-contract-head", "pay-advance", Map.of());
        play.contract("pay-advance", Map.of());
        assertThat(budgets.spent(project, "C1")).isEqualTo(42_000_000);
        page.reload();
        assertThat(page.locator("main")).containsText("42,000,000원");
        Profiles.leave(page);

        matters.request(project, "yeonsu", "C1", ContractMatter.ADVANCE, "yeonsu-contract");
        play.isRefused("research.advanceAboveLimit", "yeonsu-contract", "draft-advance", advance(1));
        play.isRefused("decision.commentMissing", "yeonsu-contract", "draft-advance", Map.of("decision", "refuse"));
        play.refuse("yeonsu-contract", "draft-advance", "refuse");
        assertThat(budgets.spent(project, "C1")).isEqualTo(42_000_000);

        deliver(project).claimPart(30_000_000);
        assertThat(variable("draft-payment", "settlement")).contains("선금 정산: 21,000,000원 (정산하지 않은 선금 42,000,000원)");
        play.order();
        assertThat(variable("pay", "payable")).isEqualTo("청구금액 30,000,000원, 선금 정산 21,000,000원, 지급액 9,000,000원");
        play.decide("yeonsu-contract", "pay", "paid");
        assertThat(budgets.spent(project, "C1")).isEqualTo(51_000_000);
        play.isRefused(
                "research.claimAboveContract",
                "yeonsu-contract",
                "receive-claim",
                Map.of("claimAmount", 30_000_001, "claimKind", "part"));
        play.claim(30_000_000).pay();
        assertThat(budgets.spent(project, "C1")).isEqualTo(60_000_000);
        assertThat(story.openTasks()).containsExactly("publish-results");
    }

    /** Two days beyond sixty at 3.65 % of sixty million: 12,000 won, with the claim that settles the contract. */
    @Test
    void aSuspensionOfMoreThanSixtyDaysIsCompensated() {
        String project = "advance-suspended";
        play.started(project);
        matters.request(project, "yeonsu", "C1", ContractMatter.SUSPENSION, "yeonsu-lead");
        play.lead(
                        "draft-suspension",
                        Map.of(
                                "decision",
                                "submit",
                                "cause",
                                "department",
                                "suspensionReason",
                                "예산 배정 지연",
                                "startsOn",
                                "2023-01-03"))
                .approveAward();
        story.until(LocalDate.of(2023, 3, 6));
        play.isRefused("research.loanRateMissing", "yeonsu-lead", "resume-contract", Map.of("resumesOn", "2023-03-06"));
        play.lead("resume-contract", Map.of("resumesOn", "2023-03-06", "loanRate", 3.65));
        deliver(project).claim(60_000_000);
        assertThat(variable("draft-payment", "settlement")).contains("정지 60일 초과에 따른 보상: 12,000원");
        play.order();
        assertThat(variable("pay", "payable")).isEqualTo("청구금액 60,000,000원, 정지 보상 12,000원, 지급액 60,012,000원");
    }

    @ParameterizedTest
    @CsvSource({
        "42000000, 42000000, 30000000, 60000000, false, 21000000",
        // never less than its share
        "1000, 1000, 1000, 3000, false, 334",
        "42000000, 21000000, 30000000, 60000000, true, 21000000",
        "42000000, 42000000, 60000000, 60000000, true, 42000000",
        // a reduced last claim
        "42000000, 21000000, 20000000, 60000000, true, 20000000",
        "42000000, 1, 30000000, 60000000, false, 1",
        "0, 0, 60000000, 60000000, true, 0"
    })
    void aClaimSetsItsShareOff(long advance, long unsettled, long claim, long contract, boolean last, long share) {
        assertThat(AdvanceSettlement.share(advance, unsettled, claim, contract, last))
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"department, 60, false", "department, 61, true", "beyond-control, 100, false", "contractor, 100, false"
    })
    void sixtyDaysAreFree(String cause, long days, boolean owed) {
        assertThat(SuspensionCompensation.owed(cause, days)).isEqualTo(owed);
    }

    /** From the start of the work to an inspection that was passed, in time. */
    private ContractPlay deliver(String project) {
        story.until(LocalDate.parse(contracts.midterm(project, "C1")));
        story.days(1);
        play.decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.parse(contracts.plannedEnd(project, "C1")).minusDays(13));
        return play.decide("yeonsu-lead", "final-report", "accepted")
                .completed()
                .inspect();
    }

    private static Map<String, Object> advance(long won) {
        Map<String, Object> entry = new HashMap<>(Map.of("decision", "submit", "guarantee", "서울보증보험 제2023-17호"));
        entry.put("advanceAmount", won);
        return entry;
    }

    private String variable(String element, String name) {
        return runtime.getVariable(story.task(element).getExecutionId(), name).toString();
    }
}
