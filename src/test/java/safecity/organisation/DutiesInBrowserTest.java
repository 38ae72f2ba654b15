package safecity.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.story.Chromium;
import safecity.story.Keyboard;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Duties as an administrator gives them, with the keyboard, and as a manager reads them. */
@ProcessStory
@ExtendWith(Chromium.class)
class DutiesInBrowserTest {

    private static final String NAM = "nam";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Routing routing;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void setUp() {
        story.on(LocalDate.of(2031, 5, 6), "duties-page");
        transaction.executeWithoutResult(status -> municipalities.set(new MunicipalityFile(
                NAM,
                "남구",
                "Nam-gu",
                List.of("lead", "legal", "planning", "police").stream()
                        .map(duty -> new MunicipalityFile.Entry(duty, null, "남구 " + duty, "Nam " + duty))
                        .toList())));
    }

    @Test
    void anAdministratorGivesADutyToAnotherDepartmentWithTheKeyboard() {
        try (Page page = Profiles.page(port, "admin")) {
            page.setViewportSize(390, 900);
            page.navigate(url("/"));
            page.locator("header nav details.more summary").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("직무 담당 부서"))
                    .first()
                    .click();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("남구").setExact(true))
                    .click();
            assertThat(row(page, "법무")).containsText("남구 legal");
            assertThat(row(page, "예산")).containsText("맡은 부서 없음");

            Keyboard keys = new Keyboard(page);
            keys.goesTo(page.getByLabel("직무", new Page.GetByLabelOptions().setExact(true)))
                    .presses("ArrowDown", "ArrowDown", "ArrowDown");
            assertThat(page.getByLabel("직무", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("legal");
            keys.goesTo(page.getByLabel("새 담당 부서")).presses("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
            keys.goesTo(page.getByLabel("시작일")).types("20310506").presses("Tab");
            assertThat(page.locator(".safecity-understood")).hasText("2031. 5. 6. (화)");
            keys.goesTo(page.getByLabel("근거")).types("2031. 5. 조직 개편").presses("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("성격이 다른 기관");
            assertThat(page.getByLabel("근거")).hasValue("2031. 5. 조직 개편");
            assertThat(routing.group(NAM, "legal")).isEqualTo("nam-legal");

            keys.goesTo(page.getByLabel("새 담당 부서")).presses("ArrowUp");
            keys.goesTo(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("지정")))
                    .presses("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("담당 부서를 지정했습니다.");
            assertThat(row(page, "법무").first()).containsText("남구 planning");
            assertThat(routing.group(NAM, "legal")).isEqualTo("nam-planning");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            clean(page, "duties.png");

            page.navigate(url("/duties?municipality=nam&lang=en"));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Duties of departments");
            assertThat(row(page, "Legal affairs").first()).containsText("Nam planning");
            assertThat(page.locator("main")).not().containsText("??");
            clean(page, "duties-en.png");
        }
    }

    @Test
    void aManagerReadsAndHasNoForm() {
        try (Page page = Profiles.page(port, "yeonsu-manager")) {
            page.navigate(url("/duties"));
            assertThat(row(page, "법무")).containsText("기획예산실 법무팀");
            assertThat(page.locator("main form")).hasCount(0);
            assertThat(page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("남구").setExact(true)))
                    .hasCount(0);
            clean(page, "duties-read.png");
        }
    }

    private static Locator row(Page page, String duty) {
        return page.locator("main tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(duty).setExact(true))));
    }

    private static void clean(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", picture))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
