package safecity.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Our pages as a person meets them, in Chromium; without one ({@code CHROMIUM}, {@code /usr/bin/chromium}) skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class ProjectPagesInBrowserTest {

    private static final String PROJECT = "yeonsu-browser";

    private static List<String> pages() {
        return List.of(
                "/",
                "/projects",
                "/projects/" + PROJECT,
                "/projects/" + PROJECT + "/evidence",
                "/projects/" + PROJECT + "/criteria",
                "/projects/" + PROJECT + "/forecast",
                "/projects/unknown-1",
                "/my-work",
                "/notifications",
                "/absences",
                "/transfers",
                "/documents",
                "/guide");
    }

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    private Page page;

    @BeforeEach
    void aProjectUnderWay() {
        story.on(LocalDate.of(2022, 9, 1), PROJECT);
        if (story.openTasks().isEmpty()) {
            story.start("project-preparation", Map.of());
        }
        story.on(LocalDate.of(2023, 5, 2), PROJECT);
    }

    @AfterEach
    void leave() {
        if (page != null) {
            Profiles.leave(page);
        }
    }

    @Test
    void aPersonSignsInAndReadsTheirProject() {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("프로젝트"))
                .first()
                .click();
        page.navigate(project("?on=2023-12-31"));

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("연수구 국제안전도시 공인사업 추진");
        assertThat(page.locator(".figures")).containsText("계획 이행률");
        assertThat(page.locator(".figures")).containsText("40%");
        assertThat(row(page, "추진계획 수립", "tasks")).containsText("기한 지남");
        assertThat(page.locator("#budget-table tfoot")).containsText("409,000,000");
        assertThat(page.locator(".findings")).containsText("표지 409백만원, 정책개요 420백만원");
        assertThat(page.locator("[data-chart=progress] svg")).isVisible();
    }

    @Test
    void anotherDayIsAskedForWithTheKeyboard() {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);
        page.navigate(project(""));

        page.keyboard().press("Tab");
        assertThat(page.getByText("본문으로 건너뛰기")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("기준일")).isFocused();
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type("2022-12-31");
        page.keyboard().press("Enter");
        page.waitForURL("**/projects/" + PROJECT + "?on=2022-12-31");
        assertThat(page.locator("main")).containsText("2022. 12. 31. 끝에 기록되어 있던 그대로");
    }

    @Test
    void theLanguageOfTheBrowserIsSpokenUntilAnotherIsChosen() {
        signIn("en-GB", 1280, ColorScheme.LIGHT);
        page.navigate(project("?on=2023-12-31"));
        assertThat(page.locator("h1")).hasText("International Safe Community accreditation of Yeonsu-gu");
        assertThat(page.locator("[aria-labelledby=tasks]")).containsText("Draw up the plan");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("한국어"))
                .click();
        page.waitForURL("**?on=2023-12-31&lang=ko");
        page.navigate(url("/"));
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
    }

    @Test
    void theFirstPageSaysWhatIsLateAndItsMenuFitsOneLine() {
        signIn("ko-KR", 1440, ColorScheme.LIGHT);

        assertThat(page.locator("[aria-labelledby=late]")).containsText("추진계획 수립");
        assertThat(page.locator("[aria-labelledby=late] .state.late").first()).containsText("D+");
        assertThat(page.locator(".who .reader")).hasText("안전관리과");
        for (String account : List.of("yeonsu-lead", "yeonsu-manager", "yeonsu-auditor", "admin")) {
            Profiles.leave(page);
            signIn(account, "ko-KR", 1440, ColorScheme.LIGHT);
            assertThat(((Number) page.evaluate("document.querySelector('header .inside').offsetHeight")).intValue())
                    .as(account)
                    .isLessThan(70);
            picture("home-" + account);
        }
        page.navigate(url("/administration"));
        assertThat(page.locator("main")).containsText("직무 담당 부서");
        assertThat(violations(page)).isEmpty();
        picture("administration");
    }

    @Test
    void theLeadSaysWhatBecomesOfAFindingOfThePlanCheck() {
        signIn("ko-KR", 1440, ColorScheme.LIGHT);
        page.navigate(project(""));
        Locator finding =
                page.locator("ul.findings > li").filter(new Locator.FilterOptions().setHasText("정책개요 420백만원"));
        assertThat(finding).containsText("처리할 것");
        finding.locator("summary").click();
        finding.locator("textarea").fill("표지의 409백만원이 맞습니다. 정책개요를 고칩니다.");
        finding.getByRole(AriaRole.BUTTON).click();
        page.waitForURL("**#findings");

        assertThat(finding).containsText("처리됨");
        assertThat(finding).containsText("표지의 409백만원이 맞습니다. 정책개요를 고칩니다.");
        assertThat(finding).containsText("안전관리과, ");
        assertThat(page.locator("[aria-labelledby=milestones]"))
                .containsText(Pattern.compile("시작이 \\d+일 늦음|종료일이 \\d+일 지남|기한이 \\d+일 지남"));
        picture("project");
        page.setViewportSize(390, 844);
        picture("project-phone");

        Profiles.leave(page);
        signIn("yeonsu-traffic", "ko-KR", 390, ColorScheme.DARK);
        picture("home-phone-dark");
        page.navigate(project(""));
        assertThat(page.locator("ul.findings")).containsText("정책개요를 고칩니다");
        assertThat(page.locator("ul.findings summary")).hasCount(0);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/pages", name + ".png"))
                .setFullPage(true));
    }

    /** A label of three lines has three lines to itself: nothing lies over the value beside it. */
    @Test
    void aLongLabelOnAPhoneMakesItsRowHigher() {
        signIn("en-GB", 390, ColorScheme.LIGHT);
        page.navigate(project("/forecast"));
        Locator cell =
                page.locator("td[data-label='Probability of keeping the plan']").first();
        double line = ((Number) cell.evaluate("node => parseFloat(getComputedStyle(node).lineHeight)")).doubleValue();
        assertThat(cell.boundingBox().height).isGreaterThan(2.5 * line);
    }

    @Test
    void whatIsNotThereIsSaidOnAPageOfOurs() {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);

        assertThat(page.navigate(url("/projects/unknown-1")).status()).isEqualTo(404);
        assertThat(page.locator("main")).containsText("프로젝트 unknown-1을 찾을 수 없습니다.");
        assertThat(page.navigate(url("/nowhere")).status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("찾을 수 없습니다");
        assertThat(page.navigate(project("?on=never")).status()).isEqualTo(400);
        assertThat(page.locator("main"))
                .containsText("날짜를 읽을 수 없습니다. 2022-10-15, 2022. 10. 15., 20221015 중 하나와 같이 입력하십시오.");
    }

    @Test
    void whoSignsOutIsOut() {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("로그아웃"))
                .click();
        page.navigate(project(""));

        assertThat(page.url()).contains("/login");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHoldsThePolicyHasNothingForAxeToFindAndFitsAPhone(String path) {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);
        List<String> reported = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Refused")) {
                reported.add(message.text());
            }
        });
        Response answer = page.navigate(url(path));
        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "SAMEORIGIN")
                .containsEntry("referrer-policy", "same-origin")
                .containsKey("permissions-policy");
        assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.text())
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                .doesNotContain("<style")
                .doesNotContainPattern("<[^>]+\\sstyle=")
                .doesNotContainPattern("<[^>]+\\son[a-z]+=\"");
        assertThat(reported).isEmpty();

        assertThat(violations(page)).isEmpty();
        page.setViewportSize(360, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    /** The rest of what axe looks at is the same in the dark, and the colours come from one place. */
    @Test
    void colorsHaveEnoughContrastInTheDarkToo() {
        signIn("ko-KR", 1280, ColorScheme.DARK);
        for (String path : List.of("/projects/" + PROJECT, "/documents")) {
            page.navigate(url(path));
            assertThat(violations(axe(page).withRules(List.of("color-contrast"))))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void axeFindsNothingOnAPhoneEither() {
        signIn("ko-KR", 360, ColorScheme.LIGHT);
        page.navigate(project(""));
        assertThat(violations(page)).isEmpty();
    }

    @Test
    void paperShowsTheProjectWithoutTheControls() {
        signIn("ko-KR", 1280, ColorScheme.LIGHT);
        page.navigate(project(""));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.getByText("로그아웃")).isHidden();
        assertThat(page.getByLabel("기준일")).isHidden();
        assertThat(page.locator("#budget-table")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void anAdministratorFindsTheDemosClockAndItFitsAPhone(ColorScheme scheme) {
        signIn("admin", "ko-KR", 360, scheme);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("시연 시계"))
                .first()
                .click();
        page.waitForURL("**/demo/clock");

        assertThat(page.locator("main")).containsText("2023. 5. 2. 09:00");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("다음 기한까지")))
                .isVisible();
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void theAuditorReadsTheAccessLogOnAPhone() {
        signIn("yeonsu-auditor", "ko-KR", 360, ColorScheme.LIGHT);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("접속기록").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("yeonsu-auditor");
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("접속기록 월별 점검"))
                .click();
        assertThat(page.locator("h1")).hasText("접속기록 월별 점검");
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private void signIn(String locale, int width, ColorScheme scheme) {
        signIn("yeonsu-lead", locale, width, scheme);
    }

    private void signIn(String account, String locale, int width, ColorScheme scheme) {
        page = Profiles.page(port, account, locale);
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(url("/"));
    }

    private static List<String> violations(Page page) {
        return violations(axe(page));
    }

    /** Other stories leave hundreds of projects, each in a list to choose from and in a row like the one above it. */
    private static AxeBuilder axe(Page page) {
        // Without a second page to put the findings of frames together: ours have none.
        // What is folded away is looked at too: the menu once had white words on white.
        page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)");
        return new AxeBuilder(page).setLegacyMode(true).exclude("option").exclude("tbody tr:nth-child(n+20)");
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(violation ->
                        violation.getId() + ": " + violation.getNodes().get(0).getHtml())
                .toList();
    }

    private static Locator row(Page page, String text, String section) {
        return page.locator("[aria-labelledby=" + section + "] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private String project(String query) {
        return url("/projects/" + PROJECT + query);
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
