package safecity.project.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.identity.Account;
import safecity.project.Budgets;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.project.plan.PlanFile;
import safecity.project.plan.TestProjects;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class ProjectControllerTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);

    @Autowired
    FindingSettlements settlements;

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestRestTemplate rest;

    @Autowired
    Budgets budgets;

    @Autowired
    Projects projects;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestProjects testProjects;

    @Test
    void theListShowsThePersonsOwnProjects() {
        story.on(BEGIN, "yeonsu-api-list");
        foreignProject("other-api-list");

        assertThat(keys("yeonsu-lead")).contains("yeonsu-api-list").doesNotContain("other-api-list");
        assertThat(keys("admin")).contains("yeonsu-api-list", "other-api-list");
    }

    /** The keys of every page of the list; other stories have opened projects too. */
    private List<String> keys(String account) {
        List<String> keys = new ArrayList<>();
        JsonNode page = ok(account, "/api/projects?size=100");
        for (int number = 1; !page.get("items").isEmpty(); number++) {
            page.get("items").forEach(item -> keys.add(item.get("key").asText()));
            page = ok(account, "/api/projects?size=100&page=" + number);
        }
        assertThat(keys).hasSize(page.get("total").asInt());
        return keys;
    }

    @Test
    void theListComesInPages() {
        story.on(BEGIN, "yeonsu-api-page-1").on(BEGIN, "yeonsu-api-page-2");

        JsonNode first = ok("yeonsu-lead", "/api/projects?size=1");
        JsonNode second = ok("yeonsu-lead", "/api/projects?size=1&page=1");

        assertThat(first.get("items")).hasSize(1);
        assertThat(second.get("items")).hasSize(1);
        assertThat(first.at("/items/0/key")).isNotEqualTo(second.at("/items/0/key"));
        assertThat(ok("yeonsu-lead", "/api/projects?page=1000000&size=100").get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=101", "page=-1", "page=1000001", "page=x", "size=99999999999"})
    void aPageThatCannotBeIsRefused(String query) {
        assertThat(get("yeonsu-lead", "/api/projects?" + query, "ko").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aProjectOfAnotherMunicipalityIsAnsweredAsOneThatDoesNotExist() {
        story.on(BEGIN, "yeonsu-api-own");
        foreignProject("other-api-2022");

        ResponseEntity<JsonNode> foreign = get("yeonsu-lead", "/api/projects/other-api-2022", "ko");
        ResponseEntity<JsonNode> unknown = get("yeonsu-lead", "/api/projects/other-api-2099", "ko");

        assertThat(foreign.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(foreign.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .isTrue();
        assertThat(foreign.getBody().get("detail").asText()).isEqualTo("프로젝트 other-api-2022를 찾을 수 없습니다.");
        assertThat(foreign.getBody().toString().replace("2022", "2099"))
                .isEqualTo(unknown.getBody().toString());
        assertThat(get("yeonsu-lead", "/api/projects/other-api-2022", "en")
                        .getBody()
                        .get("detail")
                        .asText())
                .isEqualTo("There is no project other-api-2022.");
        assertThat(ok("admin", "/api/projects/other-api-2022").get("key").asText())
                .isEqualTo("other-api-2022");
    }

    @Test
    void whoIsNotSignedInLearnsNothing() {
        assertThat(rest.getForEntity("/api/projects", String.class).getBody()).doesNotContain("yeonsu-2022");
    }

    @Test
    void moneyIsToldByYearToTheWon() {
        story.on(LocalDate.of(2023, 3, 1), "yeonsu-api-money");
        budgets.commit("yeonsu-api-money", 2023, "C1", 59_400_001, "yeonsu-contract");
        budgets.pay("yeonsu-api-money", 2023, "C1", 20_000_000, "yeonsu-budget");

        JsonNode budget = ok("yeonsu-lead", "/api/projects/yeonsu-api-money").get("budget");

        assertThat(column(budget.get("years"), "year")).containsExactly(2022L, 2023L, 2024L, 2025L, 2026L);
        assertThat(column(budget.get("years"), "allotted"))
                .containsExactly(33_000_000L, 93_000_000L, 93_000_000L, 145_000_000L, 45_000_000L);
        assertThat(column(budget.get("years"), "committed")).containsExactly(0L, 59_400_001L, 0L, 0L, 0L);
        assertThat(column(budget.get("years"), "paid")).containsExactly(0L, 20_000_000L, 0L, 0L, 0L);
        assertThat(column(budget.get("years"), "remaining"))
                .containsExactly(33_000_000L, 33_599_999L, 93_000_000L, 145_000_000L, 45_000_000L);
        assertThat(budget.get("allotted").asLong()).isEqualTo(409_000_000L);
        assertThat(budget.get("header").asLong()).isEqualTo(409_000_000L);
        assertThat(budget.get("overview").asLong()).isEqualTo(420_000_000L);
        assertThat(budget.at("/years/0/sources/0/source").asText()).isEqualTo("구비");
        assertThat(budget.at("/years/0/sources/0/won").asLong()).isEqualTo(33_000_000L);
    }

    @Test
    void thePlansContradictionIsToldWithItsFigures() {
        story.on(BEGIN, "yeonsu-api-findings");

        JsonNode totals = ok("yeonsu-lead", "/api/projects/yeonsu-api-findings").at("/findings/0");

        assertThat(totals.get("code").asText()).isEqualTo("totals");
        assertThat(totals.get("figures").toString()).isEqualTo("[\"409\",\"420\",\"409\",\"11\"]");
        assertThat(totals.get("sentence").asText())
                .isEqualTo("총사업비가 서로 다릅니다: 표지 409백만원, 정책개요 420백만원, 연도별 합계 409백만원(차이 11백만원).");
        assertThat(get("yeonsu-lead", "/api/projects/yeonsu-api-findings", "en")
                        .getBody()
                        .get("findings"))
                .allSatisfy(
                        finding -> assertThat(finding.get("sentence").asText()).doesNotContainPattern("[가-힣]"));
    }

    @Test
    void projectsOfOneTitleAreToldApartByTheirKeyAndOthersKeepTheirTitle() {
        Project one = new Project("same-2022", "yeonsu", "안전도시", "Safe city", null, "", "isc-6", true);
        Project two = new Project("same-2027", "yeonsu", "안전도시", "Safe city again", null, "", "isc-6", true);

        assertThat(Project.titles(List.of(one, two), Locale.KOREAN))
                .isEqualTo(Map.of("same-2022", "안전도시 (same-2022)", "same-2027", "안전도시 (same-2027)"));
        assertThat(Project.titles(List.of(one, two), Locale.ENGLISH))
                .isEqualTo(Map.of("same-2022", "Safe city", "same-2027", "Safe city again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e다았맞", "맞았다\u0000", "맞\u2066았다"})
    void aRemarkThatSettlesAFindingIsLegible(String remark) {
        story.on(BEGIN, "yeonsu-api-remark");
        Account lead = new Account("yeonsu-lead", List.of("yeonsu-lead"), List.of("yeonsu"));
        assertThatThrownBy(() -> settlements.settle("yeonsu-api-remark", "totals", remark, lead))
                .hasMessage("text.illegible");
    }

    @ParameterizedTest
    @CsvSource({
        // the day before the plan, its first milestone's last day, year-ends and the days around them
        "2022-08-31, 0",
        "2022-09-29, 0",
        "2022-09-30, 4",
        "2022-12-30, 10",
        "2022-12-31, 10",
        "2023-03-30, 10",
        "2023-03-31, 20",
        "2023-12-31, 40",
        "2024-12-31, 60",
        "2025-12-30, 76",
        "2025-12-31, 90",
        "2026-02-28, 94",
        "2026-04-29, 94",
        "2026-04-30, 100",
        "2030-01-01, 100"
    })
    void thePlannedProgressFollowsThePlan(String on, int percent) {
        story.on(BEGIN, "yeonsu-api-planned");

        assertThat(ok("yeonsu-lead", "/api/projects/yeonsu-api-planned?on=" + on)
                        .at("/progress/planned")
                        .asInt())
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"2023-03-14, 0, NOT_STARTED, false", "2023-03-15, 4, REACHED, true"})
    void aMilestoneCountsFromTheDayItWasReached(String on, int percent, String state, boolean reached) {
        story.on(LocalDate.of(2023, 3, 20), "yeonsu-api-reached");
        // the last second of the fourteenth in Greenwich is the morning of the fifteenth in Seoul
        testProjects.pass("yeonsu-api-reached", "project-preparation", "adopt-plan", null, "2023-03-15T08:59:59");

        JsonNode project = ok("yeonsu-lead", "/api/projects/yeonsu-api-reached?on=" + on);

        assertThat(project.at("/progress/reached").asInt()).isEqualTo(percent);
        assertThat(project.at("/milestones/0/state").asText()).isEqualTo(state);
        assertThat(project.at("/milestones/0/reachedOn").isNull()).isEqualTo(!reached);
    }

    /** Money, plan and tasks of a past day are those of that day. */
    @Test
    void aPastDayIsToldAsItWasKnownThen() {
        story.on(LocalDate.of(2023, 2, 1), "yeonsu-api-then");
        budgets.commit("yeonsu-api-then", 2023, "baseline", 1_000_000, "yeonsu-contract");
        story.until(LocalDate.of(2023, 2, 10));
        budgets.pay("yeonsu-api-then", 2023, "baseline", 1_000_000, "yeonsu-contract");

        assertThat(ok("yeonsu-lead", "/api/projects/yeonsu-api-then?on=2023-01-31")
                        .at("/budget/committed")
                        .asLong())
                .isZero();
        JsonNode then = ok("yeonsu-lead", "/api/projects/yeonsu-api-then?on=2023-02-09");
        assertThat(then.at("/budget/committed").asLong()).isEqualTo(1_000_000);
        assertThat(then.at("/budget/paid").asLong()).isZero();
        assertThat(ok("yeonsu-lead", "/api/projects/yeonsu-api-then")
                        .at("/budget/paid")
                        .asLong())
                .isEqualTo(1_000_000);
    }

    /** Neither a correction nor an event that was entered later was known on the day. */
    @Test
    void whatWasCorrectedOrEnteredLaterIsNotToldOfAnEarlierDay() {
        String key = "yeonsu-api-known";
        story.on(LocalDate.of(2023, 3, 20), key);
        testProjects.pass(key, "project-preparation", "adopt-plan", null, "2023-03-15T08:59:59");
        jdbc.sql("""
                WITH asked AS (INSERT INTO fact_correction (project_key, fact_kind, fact_id, item, label, label_args, field_type,
                    value_before, value_after, reason, effects, requested_at, requested_by)
                    VALUES (:key, 'milestones', 'plan', 'x', 'x', '{}', 'DAY', '2023-03-15', '2023-03-10', 'x', '{}',
                        '2023-04-10T00:00:00Z', 'yeonsu-lead') RETURNING id)
                INSERT INTO corrected_value (correction_id, project_key, item, value, entered_at)
                SELECT id, :key, 'reached/project-preparation/adopt-plan/', '2023-03-10', '2023-04-10T00:00:00Z' FROM asked
                """).param("key", key).update();
        jdbc.sql("""
                INSERT INTO project_event (project_key, kind, happened_on, actor, entered_at)
                VALUES (?, 'ABANDONED', '2023-04-01', 'yeonsu-lead', '2023-04-12T00:00:00Z')
                """).param(key).update();
        story.until(LocalDate.of(2023, 4, 20));

        assertThat(reachedOn(key, "2023-04-09")).isEqualTo("2023-03-15");
        assertThat(reachedOn(key, "2023-04-10")).isEqualTo("2023-03-10");
        assertThat(phaseOn(key, "2023-04-11")).isNotEqualTo("ABANDONED");
        assertThat(phaseOn(key, "2023-04-12")).isEqualTo("ABANDONED");
    }

    private String reachedOn(String key, String on) {
        return ok("yeonsu-lead", "/api/projects/" + key + "?on=" + on)
                .at("/milestones/0/reachedOn")
                .asText();
    }

    private String phaseOn(String key, String on) {
        return ok("yeonsu-lead", "/api/projects/" + key + "?on=" + on)
                .at("/phase/code")
                .asText();
    }

    @Test
    void aMilestoneOfTwoPartsIsReachedWithTheSecond() {
        story.on(LocalDate.of(2026, 1, 31), "yeonsu-api-parts");
        testProjects.pass("yeonsu-api-parts", "onsite-audit", "audit-passed", "domestic", "2025-12-20T10:00:00");
        JsonNode half = audits("yeonsu-api-parts");
        testProjects.pass("yeonsu-api-parts", "onsite-audit", "audit-passed", "international", "2026-01-30T10:00:00");
        JsonNode whole = audits("yeonsu-api-parts");

        assertThat(half.get("reachedOn").isNull()).isTrue();
        assertThat(half.get("state").asText()).isEqualTo("RUNNING");
        assertThat(half.get("parts").findValuesAsText("reachedOn")).containsExactlyInAnyOrder("2025-12-20", "null");
        assertThat(whole.get("reachedOn").asText()).isEqualTo("2026-01-30");
        assertThat(ok("yeonsu-lead", "/api/projects/yeonsu-api-parts")
                        .at("/progress/reached")
                        .asInt())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13-01",
                "gestern",
                "20231301",
                "%2B99999-01-01",
                "0000-01-01",
                "2023-12-31T00:00"
            })
    void aDayThatIsNoneIsRefusedInTheReadersLanguage(String on) {
        story.on(BEGIN, "yeonsu-api-bad-day");

        ResponseEntity<JsonNode> korean = get("yeonsu-lead", "/api/projects/yeonsu-api-bad-day?on=" + on, "ko");
        ResponseEntity<JsonNode> english = get("yeonsu-lead", "/api/projects/yeonsu-api-bad-day?on=" + on, "en");

        assertThat(korean.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(korean.getBody().get("detail").asText()).containsPattern("[가-힣]");
        assertThat(english.getBody().get("detail").asText()).isNotBlank().doesNotContainPattern("[가-힣]");
    }

    @Test
    void aDayOfTheCalendarThatThereIsNotIsNamed() {
        story.on(BEGIN, "yeonsu-api-bad-day");
        assertThat(get("yeonsu-lead", "/api/projects/yeonsu-api-bad-day?on=2023-02-30", "ko")
                        .getBody()
                        .get("detail")
                        .asText())
                .isEqualTo("2023년 2월 30일은 없는 날짜입니다. 그 달은 28일까지 있습니다.");
    }

    @Test
    void anOpenTaskIsToldWithItsDepartmentAndItsDueDate() {
        story.on(BEGIN, "yeonsu-api-tasks");
        story.start("project-preparation", Map.of());

        JsonNode task = ok("yeonsu-lead", "/api/projects/yeonsu-api-tasks").at("/openTasks/0");

        assertThat(task.get("name").asText()).isEqualTo("추진계획 수립");
        assertThat(task.get("processName").asText()).isEqualTo("추진계획과 공인준비도시 등재");
        assertThat(task.at("/departments/0/code").asText()).isEqualTo("yeonsu-lead");
        assertThat(task.at("/departments/0/text").asText()).isEqualTo("안전관리과");
        assertThat(task.get("due").asText()).matches("2022-\\d{2}-\\d{2}T18:00:00\\+09:00");
        assertThat(task.get("overdue").asBoolean()).isFalse();
        assertThat(task.get("legalTerm").asBoolean()).isFalse();
        assertThat(get("yeonsu-lead", "/api/projects/yeonsu-api-tasks", "en")
                        .getBody()
                        .at("/openTasks/0/name")
                        .asText())
                .isEqualTo("Draw up the plan");

        story.on(LocalDate.of(2023, 9, 1), "yeonsu-api-tasks");
        assertThat(ok("yeonsu-lead", "/api/projects/yeonsu-api-tasks")
                        .at("/openTasks/0/overdue")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTermOfTheLawIsMarkedAsOne() {
        story.on(LocalDate.of(2023, 3, 2), "yeonsu-api-legal");
        runtime.createProcessInstanceByKey("ordinance-promulgation")
                .businessKey("yeonsu-api-legal")
                .setVariables(Map.of(
                        "projectKey", "yeonsu-api-legal", "municipality", "yeonsu", "transmissionDate", "2023-03-02"))
                .startBeforeActivity("report-to-city")
                .execute();

        JsonNode tasks = ok("yeonsu-lead", "/api/projects/yeonsu-api-legal").get("openTasks");

        assertThat(StreamSupport.stream(tasks.spliterator(), false)
                        .filter(task -> task.get("name").asText().equals("광역시장 보고")))
                .as("%s", tasks)
                .singleElement()
                .satisfies(task -> assertThat(task.get("legalTerm").asBoolean()).isTrue());
    }

    @Test
    void theVersionsOfThePlanAreToldWithWhoAndWhen() {
        story.on(BEGIN, "yeonsu-api-versions");

        JsonNode project = ok("yeonsu-lead", "/api/projects/yeonsu-api-versions");

        assertThat(project.get("baselines")).hasSize(1);
        assertThat(project.at("/baseline/number").asInt()).isEqualTo(1);
        assertThat(project.at("/baseline/reason").asText()).isEqualTo("최초 추진계획");
        assertThat(project.at("/baseline/draftedAt").asText()).startsWith("2022-09-01T09:00");
        assertThat(project.at("/baseline/adoptedAt").isNull()).isTrue();
        assertThat(project.at("/years/1/percent").asInt()).isEqualTo(40);
        assertThat(project.at("/years/1/reached").isNull()).isTrue();
    }

    @Test
    void theContractForProgramsIsPublished() {
        JsonNode document = ok("yeonsu-lead", "/v3/api-docs");

        assertThat(document.at("/paths").fieldNames()).toIterable().contains("/api/projects", "/api/projects/{key}");
        assertThat(document.at("/paths/~1api~1projects~1{key}/get/parameters").findValuesAsText("name"))
                .containsExactlyInAnyOrder("key", "on");
    }

    private JsonNode audits(String project) {
        return StreamSupport.stream(
                        ok("yeonsu-lead", "/api/projects/" + project)
                                .get("milestones")
                                .spliterator(),
                        false)
                .filter(milestone -> milestone.get("code").asText().equals("audits"))
                .findFirst()
                .orElseThrow();
    }

    /** A project of a municipality to which none of the demo's accounts belongs. */
    private void foreignProject(String key) {
        jdbc.sql(
                        "INSERT INTO municipality (id, name_ko, name_en) VALUES ('other', '다른 구', 'Other-gu') ON CONFLICT DO NOTHING")
                .update();
        if (projects.find(key).isEmpty()) {
            PlanFile.Content plan = TestProjects.yeonsu();
            PlanFile.Head head = plan.project();
            projects.register(
                    new PlanFile.Content(
                            new PlanFile.Head(
                                    key,
                                    "other",
                                    head.titleKo(),
                                    head.titleEn(),
                                    head.item(),
                                    head.policyGoal(),
                                    head.scheme(),
                                    head.domesticFirst()),
                            plan.plan()),
                    "최초",
                    "system");
        }
    }

    private JsonNode ok(String account, String path) {
        ResponseEntity<JsonNode> answer = get(account, path, "ko");
        assertThat(answer.getStatusCode()).as("%s: %s", path, answer.getBody()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> get(String account, String path, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        return rest.exchange(
                URI.create(rest.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class);
    }

    private static List<Long> column(JsonNode rows, String name) {
        return StreamSupport.stream(((ArrayNode) rows).spliterator(), false)
                .map(row -> row.get(name).asLong())
                .toList();
    }
}
