package safecity.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Documents where an official files them: in the tab of a task, and on the project's pages. */
@ProcessStory
@ExtendWith(Chromium.class)
class EvidenceInBrowserTest {

    private static final String PROJECT = "yeonsu-evidence-browser";
    private static final byte[] PDF =
            ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                    .getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aTaskThatAsksForAPaper() throws IOException {
        story.on(LocalDate.of(2023, 5, 8), PROJECT);
        try (InputStream form = Files.newInputStream(Path.of("forms/contract-performance/final-report.form"))) {
            repository
                    .createDeployment()
                    .name("papers")
                    .enableDuplicateFiltering(true)
                    .addClasspathResource("papers/papers.bpmn")
                    .addInputStream("papers/final-report.form", form)
                    .deploy();
        }
        runtime.startProcessInstanceByKey("papers", PROJECT, Map.of("municipality", "yeonsu", "projectKey", PROJECT));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void aTaskTakesItsPaperAndIsCompleteOnlyThen() {
        try (Person lead = person("yeonsu-lead")
                .opensTask(story.task("final-report").getId())
                .takesIt()) {
            lead.chooses("점검 결과", "적합").completes();
            assertThat(lead.notice()).containsText("「최종보고서」가 증빙자료에 없습니다");

            Locator tab = tab(lead);
            assertThat(tab.locator(".demanded .missing")).containsText("「최종보고서」 자료를 올려야");
            assertThat(tab.locator("select[name=kind]")).hasValue("최종보고서");
            tab.locator("input.files").setInputFiles(new FilePayload[] {
                new FilePayload("묶음.zip", "application/zip", "PK\3\4 no document".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("기본조사 최종보고서.pdf", "application/pdf", PDF)
            });
            assertThat(tab.locator(".queue li").first()).containsText("등록할 수 없는 종류의 파일");
            assertThat(tab.locator(".queue li").last()).containsText("올렸습니다.");
            lead.photographed("evidence-queue");

            lead.page.reload();
            tab = tab(lead);
            assertThat(tab.locator(".demanded .filed")).containsText("「최종보고서」 올림");
            assertThat(tab.locator(".pieces > li")).hasCount(1);
            assertThat(tab.locator(".pieces .file")).hasText("기본조사 최종보고서.pdf");
            lead.photographed("evidence-tab");

            lead.page.locator(".nav-tabs li").first().click();
            lead.chooses("점검 결과", "적합").completes();
            assertThat(lead.form()).hasCount(0);
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void aVersionIsAddedAndAPieceWithdrawnInTheTab() {
        try (Person lead =
                person("yeonsu-lead").opensTask(story.task("final-report").getId())) {
            Locator tab = tab(lead);
            tab.locator("input.files").setInputFiles(new FilePayload("회의록.pdf", "application/pdf", with("first")));
            assertThat(tab.locator(".pieces > li")).hasCount(1);

            tab.getByText("새 판", new Locator.GetByTextOptions().setExact(true)).click();
            tab.locator(".acts input[type=file]")
                    .setInputFiles(new FilePayload("회의록.pdf", "application/pdf", with("first")));
            tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("새 판 올리기"))
                    .click();
            assertThat(tab.locator(".acts .refusal").first()).containsText("현재 판(1)과 같습니다");
            tab.locator(".acts input[type=file]")
                    .setInputFiles(new FilePayload("회의록(수정).pdf", "application/pdf", with("second")));
            tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("새 판 올리기"))
                    .click();
            assertThat(tab.locator(".versions li")).hasCount(2);

            tab.locator("summary")
                    .getByText("철회", new Locator.GetByTextOptions().setExact(true))
                    .click();
            tab.locator(".acts textarea").fill("다른 업무의 회의록입니다.");
            tab.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("철회").setExact(true))
                    .click();
            assertThat(tab.locator(".pieces .withdrawn")).containsText("다른 업무의 회의록입니다.");
            lead.photographed("evidence-withdrawn");
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void theProjectsPagesListShowAndTellWhatIsMissing() {
        try (Person lead = person("yeonsu-lead")) {
            Page page = lead.page;
            page.navigate("http://localhost:" + port + "/projects/" + PROJECT + "/evidence");
            page.locator("#upload .upload").waitFor();
            page.locator("#upload select[name=kind]").selectOption("안전도시 조례");
            page.locator("#upload select[name=criterion]").selectOption("1");
            page.locator("#upload input.files")
                    .setInputFiles(new FilePayload("조례.pdf", "application/pdf", with("ordinance")));
            assertThat(page.locator("table th a").getByText("조례.pdf").first()).isVisible();
            lead.photographed("evidence-page");

            page.locator("table th a").getByText("조례.pdf").first().click();
            assertThat(page.locator("iframe.preview")).isVisible();
            lead.photographed("evidence-piece");
            page.locator("#reason").fill("다른 해의 조례입니다.");
            page.locator("form.entry button").click();
            assertThat(page.locator(".note").first()).containsText("다른 해의 조례입니다.");
            page.navigate("http://localhost:" + port + "/projects/" + PROJECT + "/criteria?lang=ko");
            assertThat(page.locator(".papers .filed")).hasCount(0);
            page.navigate("http://localhost:" + port + "/projects/" + PROJECT + "/evidence");
            page.locator("#upload select[name=kind]").selectOption("안전도시 조례");
            page.locator("#upload input.files")
                    .setInputFiles(new FilePayload("조례(개정).pdf", "application/pdf", with("amended")));
            assertThat(page.locator("table th a").getByText("조례(개정).pdf")).isVisible();

            page.navigate("http://localhost:" + port + "/projects/" + PROJECT + "/criteria?lang=ko");
            assertThat(page.locator(".papers .filed").first()).containsText("안전도시 조례");
            assertThat(page.locator(".papers .missing").first()).containsText("없음");
            lead.photographed("criteria-page");
            page.navigate("http://localhost:" + port + "/projects/" + PROJECT + "/evidence?lang=en");
            assertThat(page.locator("#upload .drop")).containsText("Drop files here");
            page.setViewportSize(390, 844);
            lead.photographed("evidence-phone");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
        assertThat(trouble).isEmpty();
    }

    private Person person(String account) {
        Person person = Person.signsIn(port, account);
        person.page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                trouble.add(message.text());
            }
        });
        return person;
    }

    private static Locator tab(Person person) {
        person.page
                .locator(".nav-tabs li a")
                .filter(new Locator.FilterOptions().setHasText("증빙자료"))
                .click();
        Locator tab = person.page.locator(".safecity-evidence");
        tab.waitFor();
        return tab;
    }

    private static byte[] with(String text) {
        return (new String(PDF, StandardCharsets.US_ASCII) + "% " + text).getBytes(StandardCharsets.US_ASCII);
    }
}
