package safecity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import safecity.security.Browser;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What was released is read as it was; what was not is found through no door. */
@ProcessStory
class ReleaseStoryTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String CERTIFIER = "yeonsu-certifier";
    /** Korean words and marks of the house's own account of a project. */
    private static final List<String> INTERNAL =
            List.of("백만원", "예산", "D+", "계획 이행률", "/facts\"", "/criteria\"", "/forecast\"", "/projects/%s/evidence");

    private static int projects;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    int port;

    private String project;
    private Browser lead;
    private Browser certifier;
    private long open;

    @BeforeEach
    void anOpenPieceOfEvidence() throws IOException {
        project = "yeonsu-release-" + ++projects;
        story.on(LocalDate.of(2023, 5, 8), project);
        open = filed("first", "releaseable");
        lead = signedIn("yeonsu-lead");
        certifier = signedIn(CERTIFIER);
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @Test
    void nothingIsReadBeforeTheDirectorHasApprovedIt() {
        assertThat(room()).contains("아직 제공된 자료가 없습니다").doesNotContain("first");
        propose(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        assertThat(room()).contains("아직 제공된 자료가 없습니다");
        assertThat(propose(Map.of("added", "evidence/" + open, "reason", "한 번 더"))
                        .body())
                .contains("결재를 기다리는 제공안이 있습니다");
        Task confirm = story.task("confirm-release");
        assertThat(story.candidates(confirm)).containsExactly("yeonsu-lead");
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "submit"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        assertThat(room()).contains("아직 제공된 자료가 없습니다");
        story.complete("yeonsu-director", "decide", Map.of("decision", "approve"));
        assertThat(story.passed("release")).contains("released");
        assertThat(certifier.get("/notifications").body()).contains("심사 자료가 새로 제공되었습니다. 사유: 서류심사");
        assertThat(room()).contains("first", "제1차 제공", "서류심사").doesNotContain("아직 제공된 자료가 없습니다");
        HttpResponse<String> file = certifier.get(link("content\\?preview=true"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/pdf"));
    }

    @Test
    void whatWasReleasedStaysInItsVersionUntilALaterReleaseChangesOrWithdrawsIt() throws IOException {
        release(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        String given = link("content\\?preview=true");
        int size = certifier.get(given).body().length();
        version(open, "a second version that is longer than the first one was");
        assertThat(certifier.get(given).body()).hasSize(size);
        release(Map.of("added", "evidence/" + open, "reason", "오기 정정"));
        assertThat(certifier.get(given).statusCode()).as("replaced").isEqualTo(404);
        assertThat(certifier.get(link("content\\?preview=true")).body().length())
                .isNotEqualTo(size);
        assertThat(room()).contains("제2차 제공", "새 판", "오기 정정", "서류심사");
        String second = link("content\\?preview=true");
        release(Map.of("withdrawn", "evidence/" + open, "reason", "개인정보 포함"));
        assertThat(certifier.get(second).statusCode()).as("withdrawn").isEqualTo(404);
        assertThat(room()).contains("제3차 제공", "철회", "개인정보 포함");
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE release_item SET title_ko = 'x'").update())
                .hasMessageContaining("release_item");
    }

    @Test
    void aRefusedReleaseGoesBackAndCanBeDroppedAndProposedAnew() {
        propose(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "submit"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "return", "comment", "개인정보"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "자료를 다시 고름"));
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "drop", "comment", "다시 고름"));
        assertThat(story.passed("release")).contains("release-dropped").doesNotContain("released");
        assertThat(room()).contains("아직 제공된 자료가 없습니다");
        release(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        assertThat(room()).contains("제1차 제공");
    }

    @Test
    void whoMayProposeAndWhat() {
        Browser legal = signedIn("yeonsu-legal");
        String page = "/projects/" + project + "/releases";
        assertThat(legal.get(page).statusCode()).isEqualTo(200);
        Map<String, String> one = Map.of("added", "evidence/" + open, "reason", "서류심사");
        assertThat(legal.submit("/password", page, one).statusCode()).isEqualTo(403);
        assertThat(certifier.submit("/password", page, one).statusCode()).isEqualTo(404);
        assertThat(propose(Map.of("reason", "아무것도 없음")).body()).contains("하나 이상 고르십시오");
        assertThat(propose(Map.of("added", "evidence/" + open, "reason", " ")).body())
                .contains("제공 사유를 적으십시오");
        assertThat(propose(Map.of("added", "evidence/999999999", "reason", "없는 자료"))
                        .body())
                .contains("더 이상 없습니다");
        assertThat(propose(Map.of("withdrawn", "evidence/" + open, "reason", "제공 안 한 것"))
                        .body())
                .contains("더 이상 없습니다");
        assertThat(story.tasks("confirm-release")).isEmpty();
        String twice = page + "?added=evidence/" + open + "&added=evidence/" + open;
        assertThat(lead.submit(page, twice, Map.of("reason", "두 번 고른 자료")).statusCode())
                .isEqualTo(302);
    }

    /** The proposal's page and the forms list each piece with criterion and day; who has a part in it opens them. */
    @Test
    void whoDecidesOpensWhatIsToBeReleasedAndThePageSaysWhoseTurnItIs() {
        propose(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        String page = "/projects/" + project + "/releases";
        assertThat(lead.get(page).body())
                .contains("지금 차례", "안전관리과", "제공안 확인", "기준 1", "2023. 5. 8. 작성")
                .doesNotContain("아직 열리지 않았습니다");
        Matcher link = Pattern.compile("href=\"(" + page + "/\\d+/content)\"")
                .matcher(lead.get(page).body());
        assertThat(link.find()).isTrue();
        Browser legal = signedIn("yeonsu-legal");
        Browser head = signedIn("yeonsu-lead-head");
        Browser director = signedIn("yeonsu-director");
        assertThat(lead.get(link.group(1)).statusCode()).isEqualTo(200);
        assertThat(legal.get(page).body()).contains("지금 차례").doesNotContain(link.group(1));
        assertThat(legal.get(link.group(1)).statusCode()).isEqualTo(404);

        assertThat(content("yeonsu-lead", "confirm-release")).contains("](/evidence/" + open, "](" + page + ")");
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "submit"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        assertThat(head.get(link.group(1)).statusCode()).isEqualTo(200);
        assertThat(director.get(link.group(1)).statusCode())
                .as("not yet their turn")
                .isEqualTo(404);
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        assertThat(director.get(page).body()).contains("지금 차례", "국장", link.group(1));
        assertThat(director.get(link.group(1)).statusCode()).isEqualTo(200);
        assertThat(content("yeonsu-director", "decide"))
                .contains("새로 제공: 기준 1 · first (제1판), 2023. 5. 8. 작성", "](/evidence/" + open, "](" + page + ")");
        String document = jdbc.sql("SELECT id FROM approval_document WHERE project_key = ?")
                .param(project)
                .query(String.class)
                .single();
        assertThat(director.get("/documents/" + document).body())
                .contains("새로 제공: 기준 1 · first (제1판), 2023. 5. 8. 작성", "/evidence/" + open, "href=\"" + page + "\"");
    }

    private String content(String person, String element) {
        return HtmlUtils.htmlUnescape(new Caller(http, person)
                .get("/engine-rest/task/" + story.task(element).getId() + "/form-variables")
                .getBody()
                .at("/content/value")
                .asText());
    }

    /** Every address of ours that names a project or a piece of it, as it would be guessed. */
    @Test
    void noOtherDoorOpensForTheCertifier() {
        Map<String, Integer> opened = new TreeMap<>();
        for (String route : routes()) {
            String path = route.replace("{key}", project)
                    .replace("/evidence/{id}", "/evidence/" + open)
                    .replace("{version}", "1")
                    .replaceAll("\\{[^}]*}", "4711");
            int status = path.startsWith("/api/")
                    ? new Caller(http, CERTIFIER).status(HttpMethod.GET, path, null)
                    : certifier.get(path).statusCode();
            if (status == 200) {
                opened.put(route, status);
            }
        }
        assertThat(opened.keySet())
                .containsExactlyInAnyOrder("/projects/{key}/released", "/api/projects/{key}/evidence");
        JsonNode list = new Caller(http, CERTIFIER)
                .get("/api/projects/" + project + "/evidence")
                .getBody();
        assertThat(list.path("items")).isEmpty();
        assertThat(new Caller(http, CERTIFIER).get("/api/projects").getBody().path("items"))
                .isEmpty();
        for (String question : List.of(
                "/engine-rest/history/process-instance?processInstanceBusinessKey=",
                "/engine-rest/history/task?processInstanceBusinessKey=",
                "/engine-rest/task?processInstanceBusinessKey=")) {
            assertThat(new Caller(http, CERTIFIER).get(question + project).getBody())
                    .as(question)
                    .isEmpty();
        }
        assertThat(certifier.get("/projects/" + project).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/released"));
        for (String page : List.of("/", "/released", "/projects/" + project + "/released", "/my-work", "/absences")) {
            String body = certifier.get(page).body();
            assertThat(body)
                    .as(page)
                    .doesNotContain(INTERNAL.stream()
                            .map(word -> word.formatted(project))
                            .toArray(String[]::new));
        }
    }

    /** "Show me the evidence for criterion 1 and how old it is": room, criterion, file. */
    @Test
    void theAssessorSeesTheDayAndTheAgeOfEachDocumentAndCountsAreLinks() {
        release(Map.of("added", "evidence/" + open, "reason", "서류심사"));
        assertThat(certifier.get("/released").body()).contains("href=\"/projects/" + project + "/released\"");
        String room = certifier.get("/projects/" + project + "/released", "en").body();
        assertThat(room)
                .contains("href=\"#criterion-1\"", "href=\"#pieces-1\"", "id=\"pieces-1\"", "made on 8 May 2023")
                .containsPattern("the oldest: (less than a month|\\d+ months?) old");
        assertThat(room()).contains("2023. 5. 8. 작성").containsPattern("경과 개월은 (실사 예정일|오늘)");
    }

    /** Partners and citizens take part; they assess nothing. */
    @Test
    void theRoomIsOfThoseWhoAssessAndOfTheHouse() {
        String address = "/projects/" + project + "/released";
        assertThat(signedIn("yeonsu-support-centre").get(address).statusCode()).isEqualTo(200);
        assertThat(signedIn("yeonsu-legal").get(address).statusCode()).isEqualTo(200);
        assertThat(signedIn("yeonsu-police").get(address).statusCode()).isEqualTo(404);
        assertThat(signedIn("yeonsu-citizens-panel-head").get(address).statusCode())
                .isEqualTo(404);
    }

    /** The assessor reads a closed paper that was released; a colleague of another department reads it no more than before. */
    @Test
    void aReleaseOpensNoClosedPaperToTheHouse() throws IOException {
        long closed = send(
                        "/api/projects/" + project
                                + "/evidence?publication=CLOSED&criterion=1&fileName=secret.pdf&title=secretive",
                        "secretive")
                .path("id")
                .asLong();
        Browser budget = signedIn("yeonsu-budget");
        String choice = "/projects/" + project + "/releases";
        assertThat(lead.get(choice).body()).contains("secretive");
        assertThat(signedIn("yeonsu-legal").get(choice).body()).contains("secretive");
        assertThat(budget.get(choice).body()).contains("first").doesNotContain("secretive");
        release(Map.of("added", "evidence/" + closed, "reason", "서류심사"));
        assertThat(room()).contains("secretive");
        String file = link("content\\?preview=true");
        assertThat(certifier.get(file).statusCode()).isEqualTo(200);
        assertThat(signedIn("yeonsu-legal").get(file).statusCode()).isEqualTo(200);
        assertThat(budget.get(file).statusCode()).as("another department").isEqualTo(404);
        assertThat(budget.get("/projects/" + project + "/released").body())
                .contains("제1차 제공")
                .doesNotContain("secretive");
        assertThat(budget.get(choice).body()).doesNotContain("secretive");
    }

    /** They asked, and were taken out of the body that assesses before anybody answered. */
    @Test
    void anAnswerIsToldToWhoAssessesAndNotToWhoDidOnce() {
        long asked = jdbc.sql("""
                INSERT INTO room_question (project_key, language, asked, asked_at, asked_by)
                VALUES (?, 'ko', '감시 자료는 어느 해의 것입니까?', now(), 'yeonsu-police') RETURNING id
                """).param(project).query(Long.class).single();
        String room = "/projects/" + project + "/released";
        assertThat(lead.submit(room, room + "/questions/" + asked + "/answers", Map.of("bodyKo", project + "에 관한 답변"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(signedIn("yeonsu-police").get("/notifications").body()).doesNotContain(project + "에 관한 답변");
        assertThat(certifier.get("/notifications").body()).contains(project + "에 관한 답변");
    }

    /** Between the proposal and the director's approval a day may pass, and the owner may find personal data in it. */
    @Test
    void whatIsWithdrawnWhileItsReleaseIsOnItsWayIsNotGiven() throws IOException {
        long other = filed("second", "another");
        assertThat(lead.submit(
                                "/projects/" + project + "/releases",
                                "/projects/" + project + "/releases",
                                Map.of("added", "evidence/" + open, "reason", "서류심사"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(new Caller(http, "yeonsu-legal")
                        .status(HttpMethod.POST, "/api/evidence/" + open + "/withdrawal", Map.of("reason", "개인정보 포함")))
                .isEqualTo(200);
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "submit"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        assertThatThrownBy(() -> story.complete("yeonsu-director", "decide", Map.of("decision", "approve")))
                .hasStackTraceContaining("release.pieceWithdrawn");
        assertThat(room()).contains("아직 제공된 자료가 없습니다");
        story.complete("yeonsu-director", "decide", Map.of("decision", "return", "comment", "철회된 자료가 있음"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "철회된 자료가 있음"));
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "drop", "comment", "다시 고름"));
        release(Map.of("added", "evidence/" + other, "reason", "서류심사"));
        assertThat(room()).contains("second", "제1차 제공");
    }

    private Set<String> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("safecity"))
                .filter(route -> {
                    Set<RequestMethod> methods =
                            route.getKey().getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .filter(route -> route.contains("{key}") || route.contains("/evidence/{id}"))
                .collect(Collectors.toSet());
    }

    private void release(Map<String, String> choice) {
        assertThat(propose(choice).statusCode()).isEqualTo(302);
        story.complete("yeonsu-lead", "confirm-release", Map.of("decision", "submit"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-director", "decide", Map.of("decision", "approve"));
    }

    private HttpResponse<String> propose(Map<String, String> choice) {
        String page = "/projects/" + project + "/releases";
        return lead.submit(page, page, choice);
    }

    private String room() {
        HttpResponse<String> page = certifier.get("/projects/" + project + "/released");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private String link(String end) {
        Matcher found = Pattern.compile("href=\"(/projects/" + project + "/released/\\d+/" + end + ")\"")
                .matcher(room());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private long filed(String title, String content) throws IOException {
        JsonNode answer = send(
                "/api/projects/" + project + "/evidence?publication=OPEN&criterion=1&fileName=" + title + ".pdf&title="
                        + title,
                content);
        return answer.path("id").asLong();
    }

    private void version(long id, String content) throws IOException {
        send("/api/evidence/" + id + "/versions?fileName=again.pdf", content);
    }

    private JsonNode send(String path, String title) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        return http.withBasicAuth("yeonsu-legal", PASSWORD)
                .exchange(path, HttpMethod.POST, new HttpEntity<>(pdf(title), headers), JsonNode.class)
                .getBody();
    }

    private static byte[] pdf(String title) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            document.save(out);
            return out.toByteArray();
        }
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, PASSWORD);
        return browser;
    }
}
