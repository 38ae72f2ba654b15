package safecity.research;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.correction.Correction;
import safecity.correction.FactCorrections;
import safecity.correction.FactCorrections.Fact;
import safecity.project.Budgets;
import safecity.refusal.Refusal;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A contract whose amount, party or day was written down wrongly. */
@ProcessStory
@ExtendWith(Chromium.class)
class ContractCorrectionStoryTest {

    private static final String AMOUNT = "award/C1/amount";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ContractPlay play;

    @Autowired
    FactCorrections corrections;

    @Autowired
    Budgets budgets;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAmountIsPutRightFromTheFactsPageByASecondPerson() {
        play.started("correct-amount");
        Page page = Profiles.page(port, "yeonsu-lead");
        page.navigate("http://localhost:" + port + "/projects/correct-amount/facts/contracts/C1");
        page.locator("main details summary").first().click();
        page.locator("a[href*='" + AMOUNT.replace("/", "%2F") + "'], a[href*='" + AMOUNT + "']")
                .click();
        page.locator("#value").fill("99,000,000");
        page.locator("main form button").first().click();
        assertThat(page.locator("[role=alert]")).containsText("66");
        page.locator("#value").fill("55,000,000");
        page.locator("main form button").first().click();
        assertThat(page.locator("main")).containsText("2023년 예산에서 계약으로 묶인 금액: 60,000,000원 → 55,000,000원");
        page.locator("#reason").fill("계약서의 금액을 잘못 옮겨 적음");
        page.locator("form[method=post] button").last().click();
        assertThat(page.locator("main")).containsText("60,000,000원 → 55,000,000원");
        assertThat(page.locator("main")).containsText("확인 대기");
        assertThat(budgets.committed("correct-amount", 2023)).isEqualTo(60_000_000);

        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
        assertThat(budgets.committed("correct-amount", 2023)).isEqualTo(55_000_000);
        page.reload();
        assertThat(page.locator("main")).containsText("정정됨");
        assertThat(page.locator("dl").first().locator("xpath=ancestor::main")).containsText("55,000,000원");
        Profiles.leave(page);
        assertThat(jdbc.sql("SELECT amount FROM contract_award WHERE project_key = 'correct-amount'")
                        .query(Long.class)
                        .single())
                .as("what was entered stays")
                .isEqualTo(60_000_000);
        assertThat(jdbc.sql("SELECT recipient FROM notice WHERE project_key = 'correct-amount' AND kind = 'CORRECTED'")
                        .query(String.class)
                        .list())
                .contains("yeonsu-lead", "yeonsu-contract", "yeonsu-audit")
                .doesNotContain("yeonsu-lead-head");
    }

    @Test
    void whatWouldMakeALaterActUnlawfulIsRefusedBeforeItIsSent() {
        play.started("correct-order");
        story.until(LocalDate.of(2023, 1, 10));
        Fact fact = fact("correct-order");
        String concluded = "act/CONTRACT_CONCLUSION/C1";
        refused("act.beforeAnother", () -> corrections.preview(fact, concluded, "2023-01-03", Locale.KOREAN));
        refused("act.inFuture", () -> corrections.preview(fact, concluded, "2030-01-01", Locale.KOREAN));
        refused("correction.same", () -> corrections.preview(fact, concluded, "2023-01-02", Locale.KOREAN));
        refused("correction.value", () -> corrections.preview(fact, AMOUNT, "오천만", Locale.KOREAN));
        refused("research.amountAboveEstimate", () -> corrections.preview(fact, AMOUNT, "66000001", Locale.KOREAN));
        refused("correction.reasonMissing", () -> corrections.request(fact, AMOUNT, "66000000", " ", "yeonsu-lead"));
        refused("correction.unknown", () -> corrections.preview(fact, "award/C2/amount", "1", Locale.KOREAN));
        assertThat(corrections.of(fact)).isEmpty();
    }

    @Test
    void aRequestIsRefusedOrWithdrawnAndNothingChanges() {
        play.started("correct-not");
        Fact fact = fact("correct-not");
        corrections.request(fact, "award/C1/contractor", "다른대학교", "상호를 잘못 적음", "yeonsu-lead");
        refused(
                "correction.open",
                () -> corrections.request(fact, "award/C1/contractor", "또다른대학교", "상호", "yeonsu-contract"));
        refused(
                "decision.commentMissing",
                () -> story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "refuse")));
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "refuse", "comment", "계약서와 같음"));
        long second = corrections.request(fact, "award/C1/contractor", "다른대학교", "착오", "yeonsu-lead");
        refused("correction.notYours", () -> corrections.withdraw(fact, second, "yeonsu-contract"));
        corrections.withdraw(fact, second, "yeonsu-lead");
        assertThat(story.tasks("check-correction")).isEmpty();
        assertThat(corrections.of(fact)).extracting(Correction::outcome).containsExactly("withdrawn", "refused");
        assertThat(corrections.item(fact, "award/C1/contractor").value()).isEqualTo("시험대학교 산학협력단");
    }

    private static Fact fact(String project) {
        return new Fact(project, "yeonsu", "contracts", "C1");
    }

    private static void refused(String code, ThrowingCallable act) {
        Throwable thrown = catchThrowableOfType(Throwable.class, act);
        List<String> codes = Refusal.in(thrown).map(Refusal::code).stream().toList();
        assertThat(codes).containsExactly(code);
    }
}
