package safecity.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.Keyboard;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The auditor takes a head away, and proves the record with it; nobody else sees the ledger. */
@ProcessStory
@ExtendWith(Chromium.class)
class LedgerInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Sealing sealing;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void somethingThatIsSealed() {
        story.on(LocalDate.of(2030, 3, 4), "yeonsu-ledger-page").start("project-preparation", Map.of());
        sealing.sealAll();
        story.clear("yeonsu-ledger-page");
    }

    @Test
    void theAuditorKeepsAHeadAndProvesTheRecordWithIt() {
        try (Page page = Profiles.page(port, "yeonsu-auditor")) {
            page.setViewportSize(390, 900);
            page.navigate("http://localhost:" + port + "/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("기록 원장"))
                    .first()
                    .click();
            button(page, "봉인값 받기").click();
            String head = page.locator("code.head").textContent();
            assertThat(head).matches("\\d+:[0-9a-f]{64}");
            assertThat(page.locator("main")).not().containsText("아직 밖으로 나간 봉인값이 없습니다.");

            Locator heads = page.getByLabel("보관해 둔 봉인값(한 줄에 하나)");
            heads.click();
            page.keyboard().type("12:ab");
            button(page, "검증 시작").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("‘12:ab’은 봉인값의 형식이 아닙니다.");
            assertThat(heads).hasValue("12:ab");

            new Keyboard(page).goesTo(heads);
            page.keyboard().press("Control+A");
            page.keyboard().insertText(head);
            button(page, "검증 시작").click();
            Locator first = page.locator("tbody tr").first();
            assertThat(first)
                    .containsText(
                            "모두 적힌 그대로입니다.",
                            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(60_000));
            assertThat(first).containsText("밖에서 가져온 봉인값 1개");
            assertThat(first).containsText("감사관");
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/ledger.png")));
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yeonsu-lead", "yeonsu-mayor", "yeonsu-manager", "admin"})
    void nobodyElseSeesTheLedger(String account) {
        assertThat(http.withBasicAuth(account, "safecity-demo")
                        .getForEntity("/api/ledger", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
