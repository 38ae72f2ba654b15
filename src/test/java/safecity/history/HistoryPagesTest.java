package safecity.history;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import safecity.notation.Csv;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The history through the door that people use: a plan that came back once and was late, found, told and taken away. */
@ProcessStory
@ExtendWith(Chromium.class)
class HistoryPagesTest {

    private static final String PROJECT = "yeonsu-history";
    private static final String STORY = "/projects/" + PROJECT + "/history";
    private static final String COMMENT = "연차별 예산의 합계를 다시 확인해 주십시오";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ToldHistory told;

    @Autowired
    TestRestTemplate http;

    @Autowired
    HistoryService engine;

    @BeforeEach
    void aPlanThatCameBackOnce() {
        story.on(LocalDate.of(2031, 3, 3), PROJECT);
        story.start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "=SUM(A1) 차이를 바로잡습니다."));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", COMMENT));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void theStoryTellsWhoDecidedWhatAndWhyAndEachEntryOpens() {
        told.isComplete(PROJECT);
        assertThat(body("yeonsu-auditor", STORY))
                .contains("반려")
                .contains(COMMENT)
                .contains("안전관리과장")
                .contains("class=\"turned\"")
                .doesNotContain("findingsAnswer");
        assertThat(body("yeonsu-auditor", STORY + "?outcome=turned"))
                .contains(COMMENT)
                .doesNotContain("추진계획 수립</a>");
        assertThat(body("yeonsu-lead", STORY)).as("the lead reads its own").contains(COMMENT);
        for (String outside : List.of("yeonsu-certifier", "yeonsu-support-centre")) {
            assertThat(status(outside, STORY)).as(outside).isEqualTo(404);
            assertThat(status(outside, "/history")).as(outside).isEqualTo(404);
        }
    }

    @Test
    void theDifferenceBetweenTwoDaysIsToldWithWhatMadeIt() {
        story.until(LocalDate.of(2031, 3, 5));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        String address = STORY + "/difference?from=%s&to=%s";
        assertThat(body("yeonsu-auditor", address.formatted("2031-03-03", "2031-03-05")))
                .contains("검토 완료", "열린 업무", "2031. 3. 3.", "2031. 3. 5.")
                .doesNotContain(COMMENT);
        assertThat(body("yeonsu-auditor", address.formatted("2031-03-02", "2031-03-05")))
                .contains(COMMENT);
        assertThat(body("yeonsu-auditor", address.formatted("2031-03-03", "2031-03-04")))
                .contains("그 사이에 기록된 것이 없습니다");
        assertThat(status("yeonsu-auditor", address.formatted("2031-03-04", "2031-03-04")))
                .isEqualTo(400);
        assertThat(status("yeonsu-auditor", address.formatted("2031-03-04", "2031-03-06")))
                .as("a day to come")
                .isEqualTo(400);
        assertThat(status("yeonsu-certifier", address.formatted("2031-03-03", "2031-03-05")))
                .isEqualTo(404);
        Page page = Profiles.page(port, "yeonsu-auditor");
        for (String language : List.of("ko", "en")) {
            page.setViewportSize(1440, 900);
            page.navigate(
                    "http://localhost:" + port + address.formatted("2031-03-02", "2031-03-05") + "&lang=" + language);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            picture(page, "/difference", language + "-wide");
            page.setViewportSize(390, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            picture(page, "/difference", language + "-phone");
        }
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
    }

    @Test
    void anEntryTellsItsFormAndWhatItChangedBeforeAndAfter() {
        Page page = Profiles.page(port, "yeonsu-auditor");
        page.navigate("http://localhost:" + port + STORY + "?outcome=turned");
        page.locator(".history li .what a").first().click();
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator("#form ~ dl.entered")).containsText(COMMENT);
        assertThat(page.locator("#changes ~ div").first()).containsText("결재 처리");
        assertThat(page.locator("#changes ~ div").first()).containsText(COMMENT);
        assertThat(page.locator("main .facts-list")).containsText("항목");
        String address = page.url().replaceAll("https?://[^/]+", "");
        for (String language : List.of("ko", "en")) {
            page.setViewportSize(1440, 900);
            page.navigate("http://localhost:" + port + address + "?lang=" + language);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            picture(page, "/entry", language + "-wide");
            page.setViewportSize(390, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            picture(page, "/entry", language + "-phone");
        }
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
        assertThat(status("yeonsu-certifier", address)).isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/history/entries/step/no-such-task"))
                .isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/history/entries/nothing/1")).isEqualTo(404);
    }

    @Test
    void theDiagramShowsTheWayOfAProcedureThatRuns() {
        String instance = engine.createHistoricProcessInstanceQuery()
                .processDefinitionKey("approval")
                .processInstanceBusinessKey(PROJECT)
                .unfinished()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
        String address = "/procedures/" + instance + "/path";
        Page page = Profiles.page(port, "yeonsu-auditor");
        for (String language : List.of("ko", "en")) {
            page.setViewportSize(1440, 900);
            page.navigate("http://localhost:" + port + address + "?lang=" + language);
            assertThat(page.locator("svg g.passed").first()).isVisible();
            assertThat(page.locator("svg g.on").first()).isVisible();
            assertThat(page.locator("svg .times").first()).hasText("×2");
            assertThat(page.locator("main tbody")).containsText("검토");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            picture(page, "/path", language + "-wide");
            page.setViewportSize(390, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            picture(page, "/path", language + "-phone");
        }
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
        assertThat(status("yeonsu-certifier", address)).isEqualTo(404);
        assertThat(status("yeonsu-auditor", "/procedures/none/path")).isEqualTo(404);
    }

    @Test
    void aPersonAndTheReadyQuestionsAreForThoseWhoOversee() {
        String person = "/history/persons/yeonsu-lead-head";
        assertThat(body("yeonsu-auditor", person)).contains(COMMENT).contains("안전관리과장");
        assertThat(body("yeonsu-lead-head", person)).as("their own").contains(COMMENT);
        assertThat(status("yeonsu-lead", person)).as("a colleague").isEqualTo(404);
        assertThat(status("yeonsu-lead", "/history/found.csv?person=yeonsu-lead-head"))
                .isEqualTo(404);
        for (HistoryQuestion question : HistoryQuestion.values()) {
            String address = "/history/questions/" + question.code() + "?about=" + PROJECT;
            assertThat(status("yeonsu-auditor", address)).as(address).isEqualTo(200);
            assertThat(status("yeonsu-lead", address)).as(address).isEqualTo(404);
            assertThat(status("yeonsu-manager", address)).as(address).isEqualTo(question.isForAuditors() ? 404 : 200);
        }
        assertThat(body("yeonsu-auditor", "/history/questions/looks?about=yeonsu-lead-head"))
                .as("who looked at a person's history")
                .contains("person/yeonsu-lead-head");
    }

    /** Parts of a Korean word of two syllables, which no trigram finds. */
    @Test
    void partsOfAKoreanWordAreFoundInRemarksAndAnswers() {
        String query = "?project=" + PROJECT + "&q=";
        assertThat(body("yeonsu-auditor", "/history" + query + "합계")).contains(COMMENT);
        assertThat(body("yeonsu-auditor", "/history" + query + "예산의 합")).contains(COMMENT);
        assertThat(body("yeonsu-auditor", "/history" + query + "바로잡습"))
                .contains("id=\"step-")
                .doesNotContain(COMMENT);
        assertThat(body("yeonsu-auditor", "/history" + query + "합산")).doesNotContain("id=\"step-");
        assertThat(status("yeonsu-auditor", "/history?q=합"))
                .as("one character finds everything")
                .isEqualTo(400);
        assertThat(status("yeonsu-auditor", "/history?after=2031")).isEqualTo(400);
        assertThat(status("yeonsu-auditor", "/history?from=2031-02-30")).isEqualTo(400);
    }

    @Test
    void whatIsFoundIsTakenAwayWithoutFormulas() throws Exception {
        String address = "/history/found.csv?project=" + PROJECT + "&why=audit";
        assertThat(body("yeonsu-auditor", address))
                .startsWith("\uFEFF\"기록한 때\"")
                .contains(COMMENT);
        assertThat(sheet(get("yeonsu-auditor", address.replace(".csv", ".xlsx")).body()))
                .contains(COMMENT)
                .doesNotContain("<f>");
        assertThat(status("yeonsu-auditor", "/history/found.csv?project=" + PROJECT))
                .as("an auditor says what for")
                .isEqualTo(400);
        assertThat(status("yeonsu-lead", "/history/found.exe?project=" + PROJECT))
                .isEqualTo(404);
        assertThat(Csv.line(List.of("=1+1", "@x", "-1", "＝1+1", "a\"b")))
                .isEqualTo("\"'=1+1\",\"'@x\",\"'-1\",\"'＝1+1\",\"a\"\"b\"\r\n");
    }

    @Test
    void thePagesAreLegibleInBothLanguagesAndOnAPhone() {
        Page page = Profiles.page(port, "yeonsu-auditor");
        for (String address : List.of("/history?project=" + PROJECT, STORY)) {
            for (String language : List.of("ko", "en")) {
                page.setViewportSize(1440, 900);
                page.navigate("http://localhost:" + port + address + (address.contains("?") ? "&" : "?") + "lang="
                        + language);
                assertThat(page.locator(".history li").first()).isVisible();
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(address)
                        .isEmpty();
                picture(page, address, language + "-wide");
                page.setViewportSize(390, 844);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(address)
                        .isEqualTo(true);
                picture(page, address, language + "-phone");
            }
        }
        Profiles.leave(page);
    }

    /** What its own page keeps from somebody, the history keeps too: in lists, files, searches and on its own address. */
    @Test
    void whatIsKeptFromTheHouseIsNotToldHereEither() {
        HttpHeaders file = new HttpHeaders();
        file.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        long piece = http.withBasicAuth("yeonsu-legal", "safecity-demo")
                .exchange(
                        "/api/projects/" + PROJECT
                                + "/evidence?fileName={name}&title={title}&criterion=1&publication=CLOSED",
                        HttpMethod.POST,
                        new HttpEntity<>("구분\n없음\n".getBytes(StandardCharsets.UTF_8), file),
                        JsonNode.class,
                        "징계의결서.csv",
                        "비공개 징계 자료")
                .getBody()
                .path("id")
                .asLong();
        Task open = story.task("review");
        assertThat(new Caller(http, "yeonsu-lead-head")
                        .status(
                                HttpMethod.POST,
                                "/api/tasks/" + open.getId() + "/comments",
                                Map.of("text", "담당자 교체를 검토 중입니다")))
                .isEqualTo(201);
        assertThat(new Caller(http, "yeonsu-auditor")
                        .status(
                                HttpMethod.POST,
                                "/api/projects/" + PROJECT + "/binders",
                                Map.of("reason", "예고 없는 기획감사")))
                .isEqualTo(202);
        assertThat(new Caller(http, "yeonsu-manager")
                        .status(
                                HttpMethod.POST,
                                "/api/tasks/" + open.getId() + "/assignee",
                                Map.of("assignee", "yeonsu-lead-head", "reason", "이해충돌 신고가 있었습니다")))
                .isEqualTo(204);
        new Caller(http, "yeonsu-legal")
                .call(HttpMethod.POST, "/api/evidence/" + piece + "/withdrawal", Map.of("reason", "징계 취소 결정"));

        Map<String, List<String>> readers = Map.of(
                "비공개 징계 자료", List.of("yeonsu-legal", "yeonsu-lead", "yeonsu-lead-head", "yeonsu-auditor"),
                "징계의결서.csv", List.of("yeonsu-legal", "yeonsu-lead", "yeonsu-lead-head", "yeonsu-auditor"),
                "징계 취소 결정", List.of("yeonsu-legal", "yeonsu-lead", "yeonsu-lead-head", "yeonsu-auditor"),
                "이해충돌 신고가 있었습니다", List.of("yeonsu-lead-head", "yeonsu-auditor"),
                "담당자 교체를 검토 중입니다", List.of("yeonsu-lead-head", "yeonsu-auditor"),
                "예고 없는 기획감사", List.of("yeonsu-auditor"));
        for (String person :
                List.of("yeonsu-legal", "yeonsu-lead", "yeonsu-lead-head", "yeonsu-budget", "yeonsu-auditor")) {
            String list = body(person, STORY);
            String csv = body(person, "/history/found.csv?why=test&project=" + PROJECT);
            readers.forEach((text, may) -> {
                assertThat(list.contains(text)).as(person + ": " + text).isEqualTo(may.contains(person));
                assertThat(csv.contains(text)).as(person + ": " + text).isEqualTo(may.contains(person));
                assertThat(body(person, "/history?project=" + PROJECT + "&q=" + text)
                                .contains("class=\"history\""))
                        .as(person + " looks for " + text)
                        .isEqualTo(may.contains(person));
            });
            assertThat(status(person, "/history/entries/filed/" + piece + "~1"))
                    .as(person)
                    .isEqualTo(readers.get("징계의결서.csv").contains(person) ? 200 : 404);
        }
        assertThat(http.withBasicAuth("yeonsu-lead-head", "safecity-demo")
                        .exchange(
                                "/api/projects/" + PROJECT
                                        + "/evidence?fileName={name}&title={title}&publication=CLOSED&task={task}",
                                HttpMethod.POST,
                                new HttpEntity<>("구분\n없음\n".getBytes(StandardCharsets.UTF_8), file),
                                JsonNode.class,
                                "면담기록.csv",
                                "비공개 면담 기록",
                                open.getId())
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        for (String page : List.of("/tasks/" + open.getId(), "/history/entries/step/" + open.getId())) {
            assertThat(body("yeonsu-lead", page)).as(page).contains("비공개 면담 기록", "면담기록.csv");
            assertThat(body("yeonsu-budget", page)).as(page).contains("비공개 문서").doesNotContain("비공개 면담 기록", "면담기록.csv");
        }
        assertThat(body("yeonsu-budget", STORY)).as("the task is done").contains("담당자 교체를 검토 중입니다");
        assertThat(status("yeonsu-lead", "/history?person=yeonsu-lead-head"))
                .as("what a colleague did, on the page as in the file")
                .isEqualTo(404);
        assertThat(status("yeonsu-lead", "/history?person=yeonsu-lead")).isEqualTo(200);
        assertThat(status("yeonsu-lead", "/history?after=%2B1000000000-01-01T00:00:00Z~step~x"))
                .as("a moment that no database knows")
                .isEqualTo(400);
    }

    private static void picture(Page page, String address, String name) {
        String place = address.replaceAll("[?].*", "").replaceAll("[^a-z]+", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "history" + place + "-" + name + ".png"))
                .setFullPage(true));
    }

    private String body(String account, String path) {
        APIResponse answer = get(account, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private int status(String account, String path) {
        return get(account, path).status();
    }

    private APIResponse get(String account, String path) {
        Page page = Profiles.page(port, account);
        APIResponse answer = page.request().get("http://localhost:" + port + path);
        answer.body();
        Profiles.leave(page);
        return answer;
    }

    private static String sheet(byte[] book) throws Exception {
        Path file = Files.createTempFile("history", ".xlsx");
        Files.write(file, book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] sheet =
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
            return HtmlUtils.htmlUnescape(new String(sheet, StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
    }
}
