package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Two municipalities, the id of one of which continues the other's: {@code seo} and {@code seo-incheon}. */
@ProcessStory
class NeighbouringMunicipalitiesTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Departments departments;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void setUpBoth() {
        story.on(LocalDate.of(2024, 2, 5), "neighbours");
        for (String id : List.of("seo", "seo-incheon")) {
            transaction.executeWithoutResult(status -> {
                municipalities.set(file(id, "lead", "legal", "police"));
                for (String post : List.of("lead", "lead-head", "manager", "auditor")) {
                    directory.ensureUser(id + "-" + post, post, "safecity-demo", List.of(id + "-" + post), id);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seo", "seo-incheon"})
    void whoSignsInIsWrittenDownWhereTheyBelong(String municipality) {
        String account = municipality + "-lead";
        assertThat(new Caller(http, account)
                        .get("/engine-rest/task/count")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(http.withBasicAuth(account, "wrong")
                        .getForEntity("/engine-rest/task/count", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(jdbc.sql("SELECT DISTINCT municipality FROM access_log WHERE account = ?")
                        .param(account)
                        .query(String.class)
                        .list())
                .containsExactly(municipality);
    }

    @Test
    void aNameThatNobodyHasBelongsNowhere() {
        assertThat(http.withBasicAuth("seo-incheon-nobody", "wrong")
                        .getForEntity("/engine-rest/task/count", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(jdbc.sql("SELECT count(*) FROM access_log WHERE account = ? AND municipality IS NOT NULL")
                        .param("seo-incheon-nobody")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keysAndListsDoNotMix() {
        String first = start("seo");
        String second = start("seo-incheon");
        assertThat(first).startsWith("seo-2024");
        assertThat(second).startsWith("seo-incheon-2024");
        assertThat(projects("seo")).contains(first).doesNotContain(second);
        assertThat(projects("seo-incheon")).contains(second).doesNotContain(first);
        for (String path : List.of("/api/projects/%s", "/api/projects/%s/evidence", "/api/projects/%s/criteria")) {
            assertThat(new Caller(http, "seo-lead")
                            .get(path.formatted(second))
                            .getStatusCode()
                            .value())
                    .as(path)
                    .isEqualTo(404);
            assertThat(new Caller(http, "seo-incheon-lead")
                            .get(path.formatted(first))
                            .getStatusCode()
                            .value())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(tasks("seo-lead")).contains(first).doesNotContain(second);
        assertThat(tasks("seo-incheon-lead")).contains(second).doesNotContain(first);
        // A key that a program sends is a name: it must not look like the neighbour's.
        assertThat(started("seo-lead", Map.of("projectKey", "seo-incheon-9", "projectTitle", "서구 사업"))
                        .path("violations")
                        .findValuesAsText("rule"))
                .containsExactly("certification.foreignKey");
    }

    /** What a query merely claims or names changes nothing of whose affairs were looked at. */
    @Test
    void eachReadsInTheAccessLogWhatConcernsItAndNothingElse() {
        String key = start("seo");
        Caller administrator = new Caller(http, "admin");
        String evidence = "/api/projects/" + key + "/evidence";
        String everything = "/engine-rest/variable-instance?variableName=seo-incheon&taskId=seo";
        for (String path : List.of(evidence, everything, "/engine-rest/user/seo-lead/profile")) {
            administrator.get(path);
        }
        administrator.get("/engine-rest/user/seo-lead");
        assertThat(accessLog("seo"))
                .contains("GET " + evidence, "GET " + everything)
                .contains("GET /engine-rest/user/seo-lead/profile");
        assertThat(accessLog("seo-incheon"))
                .contains("GET " + everything)
                .doesNotContain("GET " + evidence)
                .doesNotContain("GET /engine-rest/user/seo-lead/profile")
                .doesNotContain("account/admin");
        assertThat(new Caller(http, "seo-incheon-auditor")
                        .get(evidence)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(accessLog("seo")).contains("seo-incheon-auditor");
    }

    private String accessLog(String municipality) {
        return new Caller(http, municipality + "-auditor")
                .get("/api/access-log")
                .getBody()
                .toString();
    }

    @Test
    void aMunicipalityWhoseDepartmentWouldBeTheNeighboursIsRefused() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> municipalities.set(file("seo", "lead", "incheon-lead"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seo-incheon-lead")
                .hasMessageContaining("another municipality's");
        assertThat(departments.find("seo-incheon-lead").orElseThrow().municipality())
                .isEqualTo("seo-incheon");
    }

    private String start(String municipality) {
        JsonNode started = started(municipality + "-lead", Map.of("startYear", 2024, "projectTitle", "사업"));
        assertThat(started.path("id").asText()).as(started.toString()).isNotEmpty();
        return jdbc.sql("SELECT key FROM project WHERE municipality = ? ORDER BY opened_at DESC, key DESC LIMIT 1")
                .param(municipality)
                .query(String.class)
                .single();
    }

    private JsonNode started(String account, Map<String, Object> values) {
        Map<String, Object> variables = new java.util.HashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return new Caller(http, account)
                .call(
                        HttpMethod.POST,
                        "/engine-rest/process-definition/key/certification/submit-form",
                        Map.of("variables", variables))
                .getBody();
    }

    /** Who got no answer to the start of a project asks again with its key: there is one project, and the first answer. */
    @Test
    void aProjectIsOpenedOnceHoweverOftenItIsAskedFor() {
        int before = projects("seo").size();
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth("seo-lead", "safecity-demo");
        headers.set("Idempotency-Key", "seo-" + System.nanoTime());
        Map<String, Object> asked = Map.of(
                "variables", Map.of("startYear", Map.of("value", 2024), "projectTitle", Map.of("value", "한 번만 여는 사업")));
        List<JsonNode> answers = Stream.of("/submit-form", "/submit-form", "/submit-form")
                .map(act -> http.exchange(
                                "/engine-rest/process-definition/key/certification" + act,
                                HttpMethod.POST,
                                new HttpEntity<>(asked, headers),
                                JsonNode.class)
                        .getBody())
                .distinct()
                .toList();
        assertThat(answers)
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asText()).isNotEmpty());
        assertThat(projects("seo")).hasSize(before + 1);
    }

    private List<String> projects(String municipality) {
        return new Caller(http, municipality + "-manager")
                .get("/api/projects?size=100")
                .getBody()
                .path("items")
                .findValuesAsText("key");
    }

    /** Keys of the projects whose tasks wait for somebody. */
    private List<String> tasks(String account) {
        return new Caller(http, account)
                .get("/engine-rest/task?maxResults=500").getBody().findValuesAsText("processInstanceId").stream()
                        .map(instance -> jdbc.sql("SELECT business_key_ FROM act_hi_procinst WHERE id_ = ?")
                                .param(instance)
                                .query(String.class)
                                .single())
                        .distinct()
                        .toList();
    }

    private static MunicipalityFile file(String id, String... duties) {
        return new MunicipalityFile(
                id,
                id,
                id,
                List.of(duties).stream()
                        .map(duty -> new MunicipalityFile.Entry(duty, null, duty, duty))
                        .toList());
    }
}
