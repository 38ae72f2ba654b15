package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Tasklist with everything that can be open in it, looked at by axe; in a real browser, without one skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class AccessibleTasklistTest {

    private static final String PROJECT = "yeonsu-accessible";
    private static final byte[] PDF =
            ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                    .getBytes(StandardCharsets.US_ASCII);
    /** What fades in has not its colours before. */
    private static final double MOVING_MS = 400;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    private final KnownFindings findings = new KnownFindings();

    /** Later than the stories that leave tasks behind, so that the newest, this one's, stand first in the lists. */
    @BeforeEach
    void aDocumentThatWasReturnedAndAFormWithEveryKindOfField() {
        repository
                .createDeployment()
                .name("every-field")
                .enableDuplicateFiltering(true)
                .addClasspathResource("accessibility/every-field.bpmn")
                .addClasspathResource("accessibility/every-field.form")
                .deploy();
        story.on(LocalDate.of(2031, 12, 1), PROJECT).start("every-field", Map.of());
        story.start(
                "approval",
                Map.of(
                        "documentKind",
                        "audit-plan",
                        "documentTitle",
                        "실사 계획(안)",
                        "documentAmount",
                        0,
                        "drafterRole",
                        "lead"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "날짜를 고치십시오."));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    /** One look around, since a line of the list may be needed on one screen only. */
    @Test
    void axeFindsNothingButWhatIsListedAsTheVendors() {
        try (Person lead = Person.signsIn(port, "yeonsu-lead")) {
            lists(lead);
            windows(lead);
            fields(lead);
            tabs(lead);
        }
        assertThat(findings.unknown())
                .as("mend it, or list the vendor's in accessibility/tasklist.txt")
                .isEmpty();
        assertThat(findings.needless())
                .as("lines of accessibility/tasklist.txt that nothing needs")
                .isEmpty();
    }

    private void lists(Person lead) {
        Page page = lead.opensTasklist().page;
        lead.tasks().first().waitFor();
        look(lead, "list");
        page.locator(".new-sort > a").hover();
        page.locator(".tooltip").waitFor();
        look(lead, "tooltip");
        page.locator(".new-sort > a").click();
        look(lead, "sorting", ".column-center");
        page.locator(".new-sort > a").click();
        page.locator(".main-field").click();
        look(lead, "conditions", ".column-center");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        look(lead, "condition", ".column-center");
        page.locator(".account > a").click();
        look(lead, "account", "header");
    }

    private void windows(Person lead) {
        Page page = lead.opensTask(story.task("inspect-site").getId()).page;
        for (String opener : new String[] {".showShortcutHelp", ".start-process-action a"}) {
            page.locator(opener).click();
            page.locator(".modal.in").waitFor();
            look(lead, opener, ".modal");
            page.keyboard().press("Escape");
            assertThat(page.locator(".modal")).hasCount(0);
        }
    }

    private void fields(Person lead) {
        Page page = lead.opensTask(story.task("inspect-site").getId()).page;
        look(lead, "form that nobody has taken");
        lead.takesIt();
        look(lead, "form");
        lead.completeButton().click(new Locator.ClickOptions().setForce(true));
        look(lead, "form with errors", ".column-right");
        lead.photographed("accessible-errors");
        lead.types("점검한 날", "2031. 2. 30.");
        assertThat(lead.error("점검한 날")).containsText("2031년 2월 30일");
        look(lead, "day that is none", ".column-right");
        lead.types("점검한 날", "2031. 12. 1.");
        assertThat(lead.understood("점검한 날")).hasText("2031. 12. 1. (월)");
        look(lead, "day that was understood", ".column-right");
        lead.form().locator(".fjs-form-field-select .fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item").first().waitFor();
        look(lead, "choices", ".column-right");
        page.keyboard().press("Escape");
        lead.types("의견", "초안에 남길 의견");
        assertThat(page.locator(".safecity-draft")).containsText("임시 저장됨");
        look(lead, "draft saved", ".column-right");
        lead.opensTask(story.task("inspect-site").getId());
        assertThat(page.locator(".safecity-draft")).containsText("임시 저장된 내용입니다");
        look(lead, "draft restored", ".column-right");
    }

    private void tabs(Person lead) {
        Page page = lead.opensTask(story.task("draft").getId()).takesIt().page;
        lead.chooses("처리", "철회").completes();
        page.locator("[notifications-panel] .alert").first().waitFor();
        look(lead, "refusal");
        lead.photographed("accessible-refusal");
        tab(lead, "증빙자료", ".safecity-evidence .drop", evidence -> {
            page.locator("input.files").setInputFiles(new FilePayload("회의록.pdf", "application/pdf", PDF));
            assertThat(page.locator(".pieces > li")).hasCount(1);
            page.locator(".safecity-evidence summary").all().forEach(Locator::click);
        });
        tab(lead, "결재선", ".safecity-line table", line -> {});
        tab(lead, "의견 나눔", ".safecity-comments textarea", remarks -> {
            remarks.fill("날짜를 확인해 주십시오.");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("의견 남기기"))
                    .click();
            page.locator(".safecity-comments li").waitFor();
        });
        tab(lead, "도움말", ".safecity-help section", help -> {});
        tab(lead, "절차도", ".djs-container svg", diagram -> {});
        assertThat(page.locator(".nav-tabs li:visible")).hasCount(6);
    }

    private void tab(Person lead, String name, String content, Consumer<Locator> act) {
        lead.page
                .locator(".nav-tabs li a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        Locator part = lead.page.locator(content).first();
        part.waitFor();
        act.accept(part);
        look(lead, name, ".column-right");
        lead.photographed("accessible-" + name);
    }

    private void look(Person lead, String screen) {
        lead.page.waitForTimeout(MOVING_MS);
        findings.look(lead.page, screen);
    }

    /** Only at what has changed: a look around takes a whole second. */
    private void look(Person lead, String screen, String part) {
        lead.page.waitForTimeout(MOVING_MS);
        findings.lookAt(part, lead.page, screen);
    }
}
