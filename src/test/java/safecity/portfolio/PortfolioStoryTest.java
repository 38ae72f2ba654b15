package safecity.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.Account;
import safecity.evidence.CriteriaGaps;
import safecity.project.Budgets;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.TestProjects;
import safecity.project.progress.Progress;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The portfolio as people and programs meet it: each figure against another way of computing it. */
@ProcessStory
class PortfolioStoryTest {

    /** Ninety days before the committee's planned end. */
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 2);

    private static final String LATE = "yeonsu-folio-late";
    private static final String TERM = "yeonsu-folio-term";
    private static final String CHANGED = "yeonsu-folio-changed";
    private static final String OVER = "yeonsu-folio-over";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TestProjects testProjects;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestRestTemplate rest;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Budgets budgets;

    @Autowired
    PlanRepository plans;

    @Autowired
    CriteriaGaps gaps;

    @Autowired
    Portfolio portfolio;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void leaveNothing() {
        story.clear(LATE, TERM, OVER);
    }

    @Test
    void everyFigureOfARowIsWhatAnotherComputationGives() {
        late();

        JsonNode row = row("yeonsu-manager", LATE);

        PlanDocument plan = plans.document(plans.inForce(LATE).orElseThrow());
        assertThat(row.get("plannedPercent").asInt()).isEqualTo(20);
        assertThat(row.get("reachedPercent").asInt()).isEqualTo(4);
        LocalDate first = plan.from();
        while (Progress.planned(plan, first) <= 4) {
            first = first.plusDays(1);
        }
        assertThat(row.get("daysAhead").asLong()).isEqualTo(ChronoUnit.DAYS.between(TODAY, first));
        List<LocalDate> open = jdbc.sql("""
                SELECT planned_to FROM plan_milestone WHERE code <> 'plan' AND baseline_id =
                    (SELECT max(id) FROM plan_baseline WHERE project_key = ?) ORDER BY planned_to
                """).param(LATE).query(LocalDate.class).list();
        assertThat(row.get("lateMilestones").asLong())
                .isEqualTo(open.stream().filter(TODAY::isAfter).count())
                .isPositive();
        assertThat(row.at("/latest/on").asText()).isEqualTo(open.get(0).toString());
        LocalDate next =
                open.stream().filter(day -> !TODAY.isAfter(day)).findFirst().orElseThrow();
        assertThat(row.at("/next/on").asText()).isEqualTo(next.toString());
        assertThat(row.at("/next/daysLeft").asLong()).isEqualTo(ChronoUnit.DAYS.between(TODAY, next));
        assertThat(row.at("/attention/ground").asText()).isEqualTo("LATE");
        assertThat(row.at("/attention/figure").asLong()).isEqualTo(ChronoUnit.DAYS.between(open.get(0), TODAY));

        assertThat(row.get("money").toString())
                .isEqualTo("{\"allotted\":409000000,\"committed\":5000000,\"paid\":2000000,\"remaining\":404000000}");
        assertThat(row.at("/declaration/planned").asText()).isEqualTo("2026-04-30");
        assertThat(row.at("/declaration/half").asText()).isEqualTo("2026-09-01");
        assertThat(row.at("/declaration/nineOfTen").asText()).isEqualTo("2027-01-15");
        assertThat(row.at("/declaration/onTimePercent").asInt()).isEqualTo(7);
        assertThat(row.at("/declaration/daysLate").asLong()).isEqualTo(1 + 31 + 30 + 31 + 31);

        long missing = gaps.missing(LATE).lines().count();
        assertThat(row.at("/criteria/total").asLong()
                        - row.at("/criteria/proven").asLong())
                .isEqualTo(missing);
        assertThat(row.get("openTasks").asLong()).isEqualTo(story.openTasks().size());
        assertThat(row.at("/waitsFor/name").asText()).isEqualTo("추진계획 수립");
        assertThat(row.at("/waitsFor/departments/0/text").asText()).isEqualTo("안전관리과");
        assertThat(row.at("/state/code").asText()).isEqualTo("RUNNING");
        JsonNode project = ok("yeonsu-manager", "/api/projects/" + LATE);
        assertThat(row.get("phase")).isEqualTo(project.get("phase"));
        assertThat(row.get("plannedPercent")).isEqualTo(project.at("/progress/planned"));
        assertThat(row.get("behind").findValuesAsText("code"))
                .containsExactlyInAnyOrderElementsOf(stream(project.get("milestones"))
                        .filter(milestone -> milestone.get("daysBehind").asLong() > 0)
                        .map(milestone -> milestone.get("code").asText())
                        .toList());
    }

    @Test
    void aTermOfTheLawThatIsOverComesBeforeWhatIsLateAndWhatIsOverComesLast() {
        late();
        over();
        term();

        assertThat(row("yeonsu-manager", TERM).get("overdueTerms").asInt()).isZero();
        // due at the end of its day: the day after it is over
        LocalDate due = LocalDate.parse(
                row("yeonsu-manager", TERM).at("/waitsFor/due").asText().substring(0, 10));
        story.on(due, TERM);
        assertThat(row("yeonsu-manager", TERM).get("overdueTerms").asInt()).isZero();
        story.on(due.plusDays(1), TERM);
        JsonNode term = row("yeonsu-manager", TERM);
        assertThat(term.get("overdueTerms").asInt()).isEqualTo(1);
        assertThat(term.at("/attention/figure").asLong()).isEqualTo(1);
        assertThat(term.at("/attention/sentence").asText()).isEqualTo("법정기한 1일 지남");

        assertThat(row("yeonsu-manager", OVER).at("/attention/ground").asText()).isEqualTo("OVER");
        assertThat(row("yeonsu-manager", LATE).at("/attention/ground").asText()).isEqualTo("LATE");
        List<String> keys = keys("yeonsu-manager", "");
        assertThat(keys.indexOf(TERM)).isLessThan(keys.indexOf(LATE));
        assertThat(keys.indexOf(LATE)).isLessThan(keys.indexOf(OVER));
        assertThat(keys("yeonsu-manager", "&state=ABANDONED")).contains(OVER).doesNotContain(LATE, TERM);
        assertThat(keys("yeonsu-manager", "&state=RUNNING"))
                .contains(LATE, TERM)
                .doesNotContain(OVER);
        assertThat(keys("yeonsu-manager", "&year=2026&scheme=isc-6")).contains(LATE);
        assertThat(keys("yeonsu-manager", "&year=2027")).doesNotContain(LATE);
        assertThat(keys("yeonsu-manager", "&scheme=none")).isEmpty();
        assertThat(get("yeonsu-manager", "/api/projects?state=x", JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whatIsSuspendedStandsStill() {
        late();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(LATE)
                .list()
                .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));

        JsonNode row = row("yeonsu-manager", LATE);

        assertThat(row.at("/state/code").asText()).isEqualTo("SUSPENDED");
        assertThat(row.at("/attention/ground").asText()).isEqualTo("STANDSTILL");
        assertThat(keys("yeonsu-manager", "&state=SUSPENDED")).contains(LATE);
    }

    @Test
    void whoSeesOneMunicipalityReadsNothingOfAnother() {
        late();
        jdbc.sql(
                        "INSERT INTO municipality (id, name_ko, name_en) VALUES ('folio', '다른 시', 'Folio-si') ON CONFLICT DO NOTHING")
                .update();
        copy("folio", "folio-b-", 1);

        assertThat(keys("yeonsu-manager", "")).contains(LATE).doesNotContain("folio-b-1");
        assertThat(keys("yeonsu-manager", "&municipality=folio")).isEmpty();
        assertThat(keys("admin", "&municipality=folio")).contains("folio-b-1").doesNotContain(LATE);
        Browser manager = signedIn("yeonsu-manager");
        assertThat(look(manager, "/projects?"))
                .contains("/projects/" + LATE + "#progress")
                .doesNotContain("folio-b-1", "다른 시");
        assertThat(text(manager, "/projects/list.csv")).contains(LATE).doesNotContain("folio-b-1");
        Account other = new Account("folio-manager", List.of("yeonsu-manager"), List.of("folio"));
        assertThat(portfolio.first(other, 1_000, Locale.KOREAN).items())
                .extracting(PortfolioRow::key)
                .contains("folio-b-1")
                .allMatch(key -> key.startsWith("folio-"));
    }

    @Test
    void theAnswerIsNotSentAgainWhileNothingHasChanged() {
        story.on(TODAY, CHANGED);
        String path = "/api/projects?state=RUNNING&size=100";
        HttpHeaders headers = headers("yeonsu-manager");
        headers.setIfNoneMatch(Objects.requireNonNull(
                get("yeonsu-manager", path, String.class).getHeaders().getETag()));

        assertThat(rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_MODIFIED);
        testProjects.pass(CHANGED, "project-preparation", "sign-support-agreement", null, "2023-06-02T08:00");
        assertThat(rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void theFilesTellTheRowsOfThePage() throws IOException {
        late();
        List<String> keys = keys("yeonsu-manager", "&state=RUNNING&year=2023");

        Browser manager = signedIn("yeonsu-manager");
        String csv = text(manager, "/projects/list.csv?state=RUNNING&year=2023");
        assertThat(csv).startsWith("\uFEFF");
        List<List<String>> lines = csv.substring(1)
                .lines()
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\",\"", -1)))
                .toList();
        List<List<List<String>>> sheets = sheets(manager.download("/projects/list.xlsx?state=RUNNING&year=2023"));
        assertThat(sheets.get(0)).isEqualTo(lines);
        List<String> head = lines.get(0);
        int key = head.indexOf("사업 번호");
        assertThat(lines.stream().skip(1).map(line -> line.get(key))).containsExactlyElementsOf(keys);
        List<String> line = lines.stream()
                .filter(one -> one.get(key).equals(LATE))
                .findFirst()
                .orElseThrow();
        JsonNode row = row("yeonsu-manager", LATE);
        Map.of(
                        "사업", "/title",
                        "챙길 까닭", "/attention/sentence",
                        "계획 이행률(%)", "/plannedPercent",
                        "계획 대비(일, 음수는 늦음)", "/daysAhead",
                        "예상 선포일(90%)", "/declaration/nineOfTen",
                        "잔액(원)", "/money/remaining",
                        "입증한 기준(개)", "/criteria/proven",
                        "지금 기다리는 일", "/waitsFor/name")
                .forEach((column, at) -> assertThat(line.get(head.indexOf(column)))
                        .as(column)
                        .isEqualTo(row.at(at).asText()));
        assertThat(sheets.get(1))
                .contains(List.of("2023-08-31", "90", "단계 종료", row.get("title").asText(), "안전도시 위원회 및 분야별 분과위원회 구성"));
        assertThat(manager.get("/projects/list.pdf").statusCode()).isEqualTo(404);

        String page = look(manager, "/projects?state=RUNNING&year=2023&");
        assertThat(page)
                .contains(
                        row.at("/attention/sentence").asText(),
                        "잔액 404,000,000",
                        "2026. 9. 1. ~ 2027. 1. 15.",
                        "/projects/" + LATE + "/forecast",
                        "/projects/" + LATE + "/criteria",
                        "/projects/list.csv?year=2023&amp;state=RUNNING",
                        "/tasks/" + row.at("/waitsFor/id").asText());
    }

    @Test
    void fiveHundredProjectsTakeAsManyQuestionsAsOne() {
        story.on(TODAY, LATE);
        transaction.executeWithoutResult(rolledBack -> {
            jdbc.sql("INSERT INTO municipality (id, name_ko, name_en) VALUES ('folio-500', '큰 도', 'Folio-do')")
                    .update();
            Account manager = new Account("folio-manager", List.of("yeonsu-manager"), List.of("folio-500"));
            copy("folio-500", "folio-q-", 1);
            assertThat(portfolio.first(manager, 50, Locale.KOREAN).total()).isEqualTo(1);
            int one = questions(() -> portfolio.first(manager, 50, Locale.KOREAN));
            copy("folio-500", "folio-r-", 499);
            int many = questions(() -> assertThat(portfolio.first(manager, 50, Locale.KOREAN))
                    .satisfies(page -> assertThat(page.items()).hasSize(50))
                    .satisfies(page -> assertThat(page.total()).isEqualTo(500)));
            assertThat(one).isPositive();
            assertThat(many).isEqualTo(one);
            rolledBack.setRollbackOnly();
        });
    }

    /** Statements of ours and of the engine's. */
    private static int questions(Runnable act) {
        List<Logger> loggers = Stream.of(
                        "org.springframework.jdbc.core.JdbcTemplate", "org.camunda.bpm.engine.impl.persistence.entity")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        List<Level> before = new ArrayList<>();
        loggers.forEach(logger -> {
            before.add(logger.getLevel());
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(lines);
        });
        try {
            act.run();
        } finally {
            IntStream.range(0, loggers.size()).forEach(at -> {
                loggers.get(at).detachAppender(lines);
                loggers.get(at).setAdditive(true);
                loggers.get(at).setLevel(before.get(at));
            });
        }
        String self = Thread.currentThread().getName();
        return (int) lines.list.stream()
                .filter(line -> line.getThreadName().equals(self))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement") || line.contains("Preparing:"))
                .count();
    }

    /** Projects with the plan of Yeonsu and something reached, without a run. */
    private void copy(String municipality, String prefix, int many) {
        jdbc.sql("""
                WITH opened AS (
                    INSERT INTO project (key, municipality, title_ko, title_en, policy_goal, scheme, opened_at, opened_by)
                    SELECT :prefix || n, :municipality, :prefix || n, :prefix || n, '', 'isc-6', now(), 'system'
                    FROM generate_series(1, :many) n ON CONFLICT DO NOTHING RETURNING key),
                source AS (SELECT * FROM plan_baseline WHERE project_key = :of AND version = 1),
                planned AS (
                    INSERT INTO plan_baseline (project_key, version, reason, period_from, period_to, budget_header,
                        budget_overview, drafted_at, drafted_by)
                    SELECT key, 1, 'copied', period_from, period_to, budget_header, budget_overview, drafted_at, drafted_by
                    FROM opened, source RETURNING id, project_key),
                milestones AS (
                    INSERT INTO plan_milestone SELECT planned.id, m.code, m.position, m.name_ko, m.name_en, m.planned_from,
                        m.planned_to FROM planned, source JOIN plan_milestone m ON m.baseline_id = source.id),
                parts AS (
                    INSERT INTO plan_milestone_part SELECT planned.id, p.milestone, p.process, p.element, p.stage, p.weight
                    FROM planned, source JOIN plan_milestone_part p ON p.baseline_id = source.id),
                years AS (
                    INSERT INTO plan_year SELECT planned.id, y.year, y.percent, y.goals, y.actions
                    FROM planned, source JOIN plan_year y ON y.baseline_id = source.id),
                money AS (
                    INSERT INTO plan_budget SELECT planned.id, b.year, b.source, b.amount
                    FROM planned, source JOIN plan_budget b ON b.baseline_id = source.id)
                INSERT INTO element_reached (project_key, process, element, stage, reached_at)
                SELECT key, 'project-preparation', 'adopt-plan', '', TIMESTAMPTZ '2022-09-20 09:00+09' FROM opened
                """)
                .param("prefix", prefix)
                .param("municipality", municipality)
                .param("many", many)
                .param("of", LATE)
                .update();
    }

    /** A project in its second spring that has no more than its plan. */
    private void late() {
        story.on(LocalDate.of(2022, 9, 1), LATE);
        if (budgets.committed(LATE, 2023) == 0) {
            budgets.commit(LATE, 2023, "baseline", 5_000_000, "yeonsu-contract");
            budgets.pay(LATE, 2023, "baseline", 2_000_000, "yeonsu-budget");
            testProjects.pass(LATE, "project-preparation", "adopt-plan", null, "2022-09-28T10:00");
            jdbc.sql("""
                    INSERT INTO forecast VALUES (:project, '2023-05-01', '2026-04-30', '2026-08-01', '2026-11-01', '2026-12-01',
                        9, 2000, 1, now()), (:project, '2023-05-02', '2026-04-30', '2026-09-01', '2026-12-01', '2027-01-15',
                        7, 2000, 1, now()), (:project, '2024-01-01', '2026-04-30', '2026-10-01', '2026-12-01', '2027-02-01',
                        1, 2000, 1, now())
                    """).param("project", LATE).update();
        }
        story.start("project-preparation", Map.of());
        story.on(TODAY, LATE);
    }

    /** A project given up. */
    private void over() {
        story.on(TODAY, OVER);
        jdbc.sql("INSERT INTO project_event (project_key, kind, happened_on, actor, entered_at) "
                        + "VALUES (?, 'ABANDONED', '2023-05-02', 'system', '2023-05-02T10:00+09')")
                .param(OVER)
                .update();
    }

    /** A project with a task that the law dates. */
    private void term() {
        story.on(TODAY, TERM);
        runtime.createProcessInstanceByKey("ordinance-promulgation")
                .businessKey(TERM)
                .setVariables(
                        Map.of("projectKey", TERM, "municipality", "yeonsu", "transmissionDate", TODAY.toString()))
                .startBeforeActivity("report-to-city")
                .execute();
    }

    private JsonNode row(String account, String key) {
        return stream(pages(account, ""))
                .filter(row -> row.get("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys(String account, String filter) {
        return stream(pages(account, filter))
                .map(row -> row.get("key").asText())
                .toList();
    }

    private JsonNode pages(String account, String filter) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        JsonNode page = ok(account, "/api/projects?size=100" + filter);
        for (int number = 1; !page.get("items").isEmpty(); number++) {
            page.get("items").forEach(all::add);
            page = ok(account, "/api/projects?size=100" + filter + "&page=" + number);
        }
        assertThat(all).hasSize(page.get("total").asInt());
        assertThat(page.at("/sums/projects")).isEqualTo(page.get("total"));
        assertThat(page.at("/sums/paid").asLong())
                .isEqualTo(stream(all)
                        .mapToLong(row -> row.at("/money/paid").asLong())
                        .sum());
        return all;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<List<List<String>>> sheets(byte[] file) throws IOException {
        List<List<List<String>>> sheets = new ArrayList<>();
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            for (Sheet sheet : book.getSheets().toList()) {
                List<Row> rows = sheet.read();
                sheets.add(rows.stream()
                        .map(row -> IntStream.range(0, rows.get(0).getCellCount())
                                .mapToObj(at -> row.getOptionalCell(at)
                                        .map(PortfolioStoryTest::cell)
                                        .orElse(""))
                                .toList())
                        .toList());
            }
        }
        return sheets;
    }

    private static String cell(Cell cell) {
        assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
        return cell.getType() == CellType.NUMBER
                ? cell.getDataFormatString() != null
                                && cell.getDataFormatString().startsWith("yyyy")
                        ? cell.asDate().toLocalDate().toString()
                        : cell.asNumber().toPlainString()
                : cell.getText();
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, "safecity-demo");
        return browser;
    }

    /** All pages of the list, one behind the other: other stories leave projects, too. */
    private String look(Browser browser, String path) {
        int pages = (ok("yeonsu-manager", "/api/projects?size=1").get("total").asInt() + 49) / 50;
        return IntStream.range(0, pages)
                .mapToObj(number -> text(browser, path + "page=" + number))
                .collect(Collectors.joining());
    }

    private static String text(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode ok(String account, String path) {
        ResponseEntity<JsonNode> answer = get(account, path, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s: %s", path, answer.getBody()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private <T> ResponseEntity<T> get(String account, String path, Class<T> type) {
        return rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers(account)), type);
    }

    private static HttpHeaders headers(String account) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(account, "safecity-demo");
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return headers;
    }
}
