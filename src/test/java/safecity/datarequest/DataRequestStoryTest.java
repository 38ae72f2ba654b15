package safecity.datarequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.contract.DecisionEntry;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The council, the auditor and the citizens' panel demand documents, and see what comes of it. */
@ProcessStory
class DataRequestStoryTest {

    private static final String COUNCIL = "yeonsu-council-office";
    private static final LocalDate MONDAY = LocalDate.of(2027, 11, 8);

    private static int projects;

    @Autowired
    Story story;

    @Autowired
    DataRequests requests;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private String project;

    @BeforeEach
    void aProject() {
        project = "yeonsu-demand-" + ++projects;
        story.on(MONDAY, project).start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @Test
    void theCouncilHasWhatItDemandedAfterSomebodyElseHasCheckedIt() {
        Browser council = signedIn(COUNCIL);
        String page = asked(council, "council-audit", "2027-11-12");
        assertThat(council.get(page).body())
                .contains("추진계획 일체", "행정사무감사", "제출 전", "2027. 11. 12.", "안전관리과")
                .doesNotContain("제출기한 지남");
        assertThat(story.candidates(story.task("answer-demand"))).containsExactly("yeonsu-lead");
        answer("yeonsu-lead", "partly", "추진계획과 결재 문서를 냅니다.", "개인정보 보호법 제18조에 따라 위원 연락처를 뺌");
        assertThat(council.get(page).body()).contains("검토 중").doesNotContain("결재 문서를 냅니다");
        assertThat(story.candidates(story.task("check-answer"))).containsExactly("yeonsu-lead-head");
        story.complete("yeonsu-lead-head", "check-answer", Map.of("decision", "return", "comment", "예산서가 빠짐"));
        assertThat(council.get(page).body()).contains("반려되어 다시 작성 중").doesNotContain("예산서가 빠짐");
        answer("yeonsu-lead", "provide", "예산서를 더하였습니다.", "");
        long binder = jdbc.sql("""
                SELECT binder_id FROM data_request_answer a JOIN data_request r ON r.id = a.request_id
                WHERE r.project_key = ? ORDER BY a.id DESC LIMIT 1
                """).param(project).query(Long.class).single();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("SELECT count(*) FROM binder_end WHERE binder_id = ? AND outcome = 'made'")
                                .param(binder)
                                .query(Integer.class)
                                .single()
                        == 1);
        String content = "/api/binders/" + binder + "/content";
        assertThat(council.get(content).statusCode()).as("not handed over").isEqualTo(404);
        story.complete("yeonsu-lead-head", "check-answer", Map.of("decision", "hand-over"));

        assertThat(story.passed("data-request")).contains("handed-over");
        assertThat(council.get(page).body())
                .contains("전부 제출", "예산서를 더하였습니다", content)
                .doesNotContain("위원 연락처");
        HttpResponse<String> taken = council.get(content + "?reason=demanded");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/zip");
        assertThat(signedIn("yeonsu-council-office-head").get(page).body())
                .as("a colleague")
                .contains(content);
        assertThat(signedIn("yeonsu-traffic").get(page).statusCode())
                .as("nobody's")
                .isEqualTo(404);
        assertThat(signedIn("yeonsu-traffic").get(content).statusCode()).isEqualTo(404);
        assertThat(council.get("/notifications").body()).contains("요구하신 자료를 넘겼습니다: 추진계획 일체");
        assertThat(signedIn("yeonsu-auditor")
                        .get("/projects/" + project + "/history?q=%EC%9D%BC%EC%B2%B4")
                        .body())
                .contains("자료 요구: 추진계획 일체");
        assertThatThrownBy(() -> jdbc.sql("UPDATE data_request SET title = 'x'").update())
                .hasMessageContaining("data_request");
    }

    /** 지방자치법 시행령 제40조제1항: three whole days lie between. */
    @Test
    void theCouncilDemandsThreeDaysAheadAndItsTermIsSeenToPass() {
        Browser council = signedIn(COUNCIL);
        assertThat(submit(council, "council", "2027-11-11").body())
                .contains("제출기한은 2027. 11. 12. 이후여야 합니다")
                .contains("추진계획 일체");
        String page = asked(council, "council", "2027-11-12");
        story.until(LocalDate.of(2027, 11, 12));
        assertThat(council.get(page).body()).doesNotContain("제출기한 지남");
        story.until(LocalDate.of(2027, 11, 13));
        assertThat(council.get(page).body()).contains("제출기한 지남");
        answer("yeonsu-lead", "refuse", "제출할 수 없습니다.", "수사 중인 사건임(지방자치법 시행령 제48조)");
        story.complete("yeonsu-lead-head", "check-answer", Map.of("decision", "hand-over"));
        assertThat(council.get(page).body())
                .contains("제출하지 않음", "수사 중인 사건임", "기한 뒤 제출")
                .doesNotContain("내려받기");
    }

    @Test
    void theAuditorAsksForToday_andACitizenGetsWordsAndNoRecordOfTheHouse() {
        Browser auditor = signedIn("yeonsu-auditor");
        asked(auditor, "audit", MONDAY.toString());
        story.complete("yeonsu-lead", "answer-demand", Map.of("decision", "provide", "answer", "모두 냅니다."));
        String id = jdbc.sql("SELECT id::text FROM data_request WHERE project_key = ?")
                .param(project)
                .query(String.class)
                .single();
        assertThatThrownBy(() -> requests.checked(id, new DecisionEntry("hand-over", ""), "yeonsu-lead"))
                .as("whatever groups they are in")
                .hasMessageContaining("dataRequest.ownAnswer");
        story.complete("yeonsu-lead-head", "check-answer", Map.of("decision", "hand-over"));
        Browser citizen = signedIn("yeonsu-citizens-panel");
        assertThat(citizen.get("/data-requests").body())
                .doesNotContain("추진계획 일체")
                .contains("공약이행평가");
        String page = asked(citizen, "citizens", "2027-11-19");
        story.complete("yeonsu-lead", "answer-demand", Map.of("decision", "provide", "answer", "누리집에 공개하였습니다."));
        story.complete("yeonsu-lead-head", "check-answer", Map.of("decision", "hand-over"));
        assertThat(citizen.get(page).body()).contains("누리집에 공개하였습니다").doesNotContain("/content");
        assertThat(jdbc.sql("""
                SELECT r.ground FROM data_request_answer a JOIN data_request r ON r.id = a.request_id
                WHERE r.project_key = ? AND a.binder_id IS NOT NULL
                """).param(project).query(String.class).list()).isEqualTo(List.of("audit"));
        for (String outsider : List.of("yeonsu-certifier", "yeonsu-police")) {
            assertThat(signedIn(outsider).get("/data-requests").statusCode())
                    .as(outsider)
                    .isEqualTo(404);
        }
        assertThat(submit(signedIn("yeonsu-legal"), "council", "2027-11-30").statusCode())
                .as("an officer")
                .isEqualTo(403);
    }

    private void answer(String account, String decision, String words, String reason) {
        Map<String, Object> values = new HashMap<>(Map.of("decision", decision, "answer", words));
        if (!reason.isEmpty()) {
            values.put("comment", reason);
        }
        story.complete(account, "answer-demand", values);
    }

    private String asked(Browser person, String ground, String due) {
        HttpResponse<String> answer = submit(person, ground, due);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/data-requests/"));
    }

    private HttpResponse<String> submit(Browser person, String ground, String due) {
        return person.submit(
                "/data-requests?project=" + project,
                "/data-requests",
                Map.of(
                        "project",
                        project,
                        "ground",
                        ground,
                        "title",
                        "추진계획 일체",
                        "wanted",
                        "추진계획서와 결재 문서, 예산서",
                        "duty",
                        "lead",
                        "due",
                        due));
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, "safecity-demo");
        return browser;
    }
}
