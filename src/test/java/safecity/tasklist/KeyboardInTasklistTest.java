package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.Keyboard;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** A whole task done without a mouse, from the sign-in on; in a real browser, without one skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class KeyboardInTasklistTest {

    private static final String PROJECT = "yeonsu-keyboard";
    private static final byte[] PDF =
            ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF keyboard\n")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int SETTLED_MS = 1_000;
    private static final double FINGER_MS = 300;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    private ProcessInstance instance;
    private Page page;
    private Keyboard keys;

    /** Later than the stories that leave tasks behind, so that the newest, this one's, stand first in the lists. */
    @BeforeEach
    void aTaskWithEveryKindOfField() {
        repository
                .createDeployment()
                .name("every-field")
                .enableDuplicateFiltering(true)
                .addClasspathResource("accessibility/every-field.bpmn")
                .addClasspathResource("accessibility/every-field.form")
                .deploy();
        instance = story.on(LocalDate.of(2031, 12, 10), PROJECT).start("every-field", Map.of());
    }

    @AfterEach
    void leaveNothing() {
        Profiles.leave(page);
        story.clear(PROJECT);
    }

    private void isAtTheList() {
        page = Profiles.page(port, "yeonsu-lead");
        keys = new Keyboard(page);
        seesTheNewestFirst();
    }

    private void signsInAndOpensTheList(BrowserContext browser) {
        page = browser.newPage();
        keys = new Keyboard(page);
        page.navigate("http://localhost:" + port + "/login");
        keys.goesTo(page.locator("input[name=username]"))
                .types("yeonsu-lead")
                .presses("Tab")
                .types("safecity-demo")
                .presses("Enter");
        page.waitForURL(url -> !url.endsWith("/login"));
        keys.goesTo(page.locator("header nav a[href$='/camunda/app/tasklist/']"))
                .presses("Enter");
        page.waitForURL(url -> url.contains("sorting="));
        seesTheNewestFirst();
    }

    private void seesTheNewestFirst() {
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/" + Person.NEWEST_FIRST);
        listIsThere();
    }

    private void listIsThere() {
        task().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    @Test
    void aTaskIsFoundTakenFilledInAndDone() {
        try (BrowserContext firstVisit = Profiles.anew("ko-KR")) {
            signsInAndOpensTheList(firstVisit);
            keys.goesTo(page.locator(".task-filter h4 > a").filter(new Locator.FilterOptions().setHasText("우리 부서 미배정")))
                    .presses("Enter");
            opensAndTakesTheTask();

            keys.goesTo(field("점검한 곳")).presses("Tab");
            assertThat(page.locator(".fjs-form-field-error").first()).hasText("필수 입력 항목입니다.");
            keys.goesBackTo(field("점검한 곳"));
            keys.types("연수구청 앞 보도");
            keys.goesTo(field("참여한 사람 수")).types("12");
            keys.goesTo(field("점검한 날")).types("2031. 12. 9.");
            photographed("date");
            keys.goesTo(page.locator(".safecity-picker button")).goesTo(page.locator(".fjs-select-hidden-input"));
            assertThat(page.locator(".fjs-dropdownlist-item")).hasCount(2);
            keys.presses("ArrowDown");
            assertThat(page.locator(".fjs-dropdownlist-item.focused")).hasText("보완 요구");
            // What Enter takes is known a moment after the line is marked: no finger is as fast.
            page.waitForTimeout(FINGER_MS);
            keys.presses("Enter");
            assertThat(page.locator(".fjs-form-field-select .fjs-select-display"))
                    .hasText("보완 요구");
            keys.goesTo(page.locator(".fjs-form-field-radio input").first()).presses("Space", "ArrowDown");
            keys.goesTo(page.locator(".fjs-form-field-checkbox input")).presses("Space");
            keys.goesTo(field("의견")).types("보도 두 곳의 턱을 낮추어야 합니다.");
            assertThat(page.locator(".safecity-draft")).containsText("임시 저장됨");
            photographed("filled");

            evidence();
            remark();

            keys.goesBackTo(tab("서식")).presses("Enter");
            assertThat(field("의견")).hasValue("보도 두 곳의 턱을 낮추어야 합니다.");
            settled();
            keys.goesTo(button("처리 완료")).presses("Enter");
            assertThat(page.locator(".fjs-form")).hasCount(0);
            settled();
            photographed("done");
            keys.stands();
            assertThat((boolean) page.evaluate("document.activeElement.closest('.column-center') !== null"))
                    .as("in the list, at the next task")
                    .isTrue();
            assertThat(values())
                    .containsEntry("place", "연수구청 앞 보도")
                    .containsEntry("people", 12L)
                    .containsEntry("heldOn", "2031-12-09")
                    .containsEntry("decision", "supplement")
                    .containsEntry("manner", "site")
                    .containsEntry("agreed", true);
        }
    }

    private void evidence() {
        // Waited for from here on: a browser that is told with the very key may open the window before it knows.
        page.onFileChooser(chooser -> chooser.setFiles(new FilePayload("점검 사진대장.pdf", "application/pdf", PDF)));
        keys.goesBackTo(tab("증빙자료")).presses("Enter");
        settled();
        keys.goesTo(page.locator("input.files")).presses("Enter");
        assertThat(page.locator(".pieces .file")).hasText("점검 사진대장.pdf");
        settled();
        keys.stands();
        keys.goesTo(page.locator(".pieces summary").first()).presses("Enter");
        photographed("evidence");
    }

    private void remark() {
        keys.goesBackTo(tab("의견 나눔"))
                .presses("Enter")
                .goesTo(page.locator(".safecity-comments textarea"))
                .types("사진대장을 올렸습니다.");
        keys.goesTo(button("의견 남기기")).presses("Enter");
        assertThat(page.locator(".safecity-comments .said")).hasText("사진대장을 올렸습니다.");
        settled();
        keys.stands();
    }

    @Test
    void aFormThatIsNotCompleteLeadsToWhatIsMissing() {
        isAtTheList();
        opensAndTakesTheTask();
        button("처리 완료").focus();
        keys.presses("Enter");
        assertThat(field("점검한 곳")).isFocused();
    }

    @Test
    void aTaskThatIsGivenBackCanBeTakenAgainAtOnce() {
        isAtTheList();
        opensAndTakesTheTask();
        keys.goesTo(page.locator(".unclaim")).presses("Enter");
        page.locator(".claim").waitFor();
        settled();
        assertThat(page.locator(".claim")).isFocused();
        keys.presses("Enter");
        page.locator(".unclaim").waitFor();
        settled();
        keys.presses("Control+Alt+f");
        assertThat(field("점검한 곳")).isFocused();
    }

    @Test
    void theListsAreSkippedAndWindowsGiveTheFocusBack() {
        isAtTheList();
        keys.goesTo(page.getByText("업무 목록으로 건너뛰기")).presses("Enter");
        assertThat(task()).isFocused();
        keys.presses("Enter");
        page.locator(".fjs-form").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        keys.goesBackTo(page.getByText("업무로 건너뛰기")).presses("Enter");
        assertThat(page.locator(".task-card h2.task")).isFocused();
        keys.goesBackTo(page.getByText("업무함으로 건너뛰기")).presses("Enter");
        assertThat(page.locator(".task-filter.active h4 > a")).isFocused();
        for (String opener : new String[] {".start-process-action a", ".showShortcutHelp"}) {
            Locator link = page.locator(opener);
            keys.goesBackTo(link).presses("Enter");
            page.locator(".modal.in").waitFor();
            settled();
            for (int i = 0; i < 12; i++) {
                keys.presses("Tab");
                assertThat((boolean) page.evaluate("document.activeElement.closest('.modal') !== null"))
                        .as("in the window")
                        .isTrue();
            }
            keys.presses("Escape");
            assertThat(page.locator(".modal")).hasCount(0);
            settled();
            assertThat(link).isFocused();
        }
    }

    private void opensAndTakesTheTask() {
        keys.goesTo(task()).presses("Enter");
        page.locator(".fjs-form").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        keys.goesTo(page.locator(".claim")).presses("Enter");
        page.locator(".unclaim").waitFor();
        settled();
    }

    private Locator task() {
        return page.locator("li.task h4 > a").first();
    }

    private Locator field(String label) {
        return page.locator(".fjs-form").getByLabel(label).first();
    }

    private Locator tab(String name) {
        return page.locator(".nav-tabs li a").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void settled() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(SETTLED_MS);
    }

    private void photographed(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "keyboard-" + name + ".png")));
    }

    private Map<String, Object> values() {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(java.util.stream.Collectors.toMap(
                        HistoricVariableInstance::getName,
                        variable -> variable.getValue() instanceof Integer number
                                ? Long.valueOf(number)
                                : variable.getValue(),
                        (one, other) -> one));
    }
}
