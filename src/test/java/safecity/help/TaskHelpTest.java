package safecity.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.incubator.doc.text.OdfEditableTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.accreditation.application.ApplicationSections;
import safecity.accreditation.application.Applications;
import safecity.accreditation.application.SectionDraftEntry;
import safecity.committee.AppointmentEntry;
import safecity.committee.CommitteePlanEntry;
import safecity.committee.Committees;
import safecity.document.PaperFormat;
import safecity.document.Papers;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.engine.time.EngineClock;
import safecity.ordinance.CostEstimateEntry;
import safecity.ordinance.OrdinanceDraftEntry;
import safecity.ordinance.OrdinancePlanEntry;
import safecity.ordinance.Ordinances;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Help with tasks over the API: the way of the procedure, the articles, and documents with the figures of Yeonsu. */
@ProcessStory
class TaskHelpTest {

    private static final String LEAD = "yeonsu-lead";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Story story;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DocumentTemplates templates;

    @Autowired
    ProjectFigures projects;

    @Autowired
    TaskSubjectFigures work;

    @Autowired
    Committees committees;

    @Autowired
    Papers papers;

    @Autowired
    Ordinances ordinances;

    @Autowired
    Applications applications;

    @Autowired
    ApplicationSections sections;

    /** Facts are never taken away: each test has a project of its own. */
    private final String project = "yeonsu-help-" + NUMBER.incrementAndGet();

    @BeforeEach
    void begin() {
        story.on(LocalDate.of(2023, 7, 3), project);
    }

    @AfterEach
    void leaveNothing() {
        story.clear(project);
    }

    @Test
    void aTaskSaysWhatToDoByWhichArticleAndWhoIsNext() {
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2023-06-01"));
        JsonNode help = help(LEAD, story.task("plan-committee").getId()).getBody();
        assertThat(help.path("procedure").asText()).isEqualTo("안전도시위원회 구성");
        assertThat(help.path("what").asText()).startsWith("조례로 정한 정수 안에서");
        assertThat(help.path("laws").toString())
                .isEqualTo(
                        "[{\"text\":\"지방자치법 시행령 제79조\",\"address\":\"https://www.law.go.kr/"
                                + "%EB%B2%95%EB%A0%B9/%EC%A7%80%EB%B0%A9%EC%9E%90%EC%B9%98%EB%B2%95%EC%8B%9C%ED%96%89%EB%A0%B9/%EC%A0%9C79%EC%A1%B0\"}]");
        assertThat(steps(help, "before")).isEmpty();
        assertThat(steps(help, "after")).containsExactly("기안·상신 / 안전관리과 / 결재 / ");
        assertThat(help.path("templates").findValuesAsText("id")).containsExactly("committee-plan");
    }

    @Test
    void anEnglishReaderReadsInEnglishWhatToDo() {
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2023-06-01"));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
        JsonNode help = http.withBasicAuth(LEAD, "safecity-demo")
                .exchange(
                        "/api/tasks/" + story.task("plan-committee").getId() + "/help",
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        JsonNode.class)
                .getBody();
        assertThat(help.path("what").asText()).startsWith("Set the numbers of appointed and ex officio members");
        assertThat(help.path("laws").findValuesAsText("text")).containsExactly("지방자치법 시행령 제79조");
    }

    @Test
    void whoWasAskedBeforeStandsThereWithDepartmentAndDayAlsoFromTheProcedureThatCalled() {
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2023-06-01"));
        story.complete(
                LEAD,
                "plan-committee",
                Map.of(
                        "committeeName",
                        "연수구 국제안전도시위원회",
                        "seatLimit",
                        20,
                        "appointedSeats",
                        12,
                        "officialSeats",
                        3,
                        "subcommittees",
                        5,
                        "termYears",
                        2));
        story.days(1).complete(LEAD, "draft", Map.of("decision", "submit"));
        JsonNode help = help("yeonsu-lead-head", story.task("review").getId()).getBody();
        assertThat(steps(help, "before"))
                .containsExactly("위원회 구성계획 작성 / 안전관리과 / 안전도시위원회 구성 / 2023-07-03", "기안·상신 / 안전관리과 / null / 2023-07-04");
        assertThat(help.path("here").path("department").asText()).isEqualTo("안전관리과 부서장");
        assertThat(steps(help, "after")).anyMatch(step -> step.startsWith("기안·상신 / 안전관리과 / "));
    }

    @Test
    void thePlanIsFilledWithTheFiguresOfYeonsu() throws Exception {
        story.start("project-preparation", Map.of());
        String task = story.task("draft-plan").getId();
        ResponseEntity<byte[]> file = download(LEAD, task, "plan");
        assertThat(file.getHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment")
                .contains("plan.odt", "filename*=UTF-8''%EC%B6%94%EC%A7%84%EA%B3%84%ED%9A%8D.odt");
        String text = text(file);
        assertThat(text)
                .contains(
                        "연수구 국제안전도시 공인사업 추진",
                        "2022. 9. 1. ~ 2026. 4. 30.",
                        "409백만원(개요의 총액 420백만원)",
                        "공약 번호: 1-12",
                        "구민의 안전을 확보하고",
                        "안전관리과",
                        "작성일: 2023. 7. 3.",
                        "합계",
                        "처리 방안: " + TemplateFiller.BLANK);
        assertThat(jdbc.sql("SELECT count(*) FROM access_log WHERE account = ? AND action = 'download' AND record = ?")
                        .params(LEAD, "template/" + project + "/plan")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void eachMemberHasALetterOfAppointmentOnceTheyAreKnownAndABlankOneBefore() throws Exception {
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2023-06-01"));
        String letter = filled("committee-formation", "appoint-members", "appointment");
        assertThat(letter).contains("성명: " + TemplateFiller.BLANK, "연수구청장");
        committees.appointed(
                project,
                "연수구 국제안전도시위원회",
                1,
                1,
                1,
                1,
                new AppointmentEntry(2, "홍길동, 남, 인하대학교, 위촉, 교통\n김영희, 여, 안전모임, 위촉, 교통\n이당연, 남, 연수경찰서, 당연, 교통"),
                "2023-06-01",
                LEAD);
        letter = filled("committee-formation", "appoint-members", "appointment");
        assertThat(letter)
                .contains("성명: 홍길동", "소속: 안전모임", "연수구 국제안전도시위원회 위원(교통)", "임기: 2023. 7. 3. ~ 2025. 7. 2.")
                .doesNotContain("이당연");
        assertThat(filled("committee-formation", "elect-chair", "minutes")).contains("재적 3명", "이당연", "연수경찰서");
    }

    @Test
    void theSpecificationHasTheContractOfThePlan() throws Exception {
        runtime.startProcessInstanceByKey(
                "research-contract",
                project,
                Map.of(
                        "municipality",
                        "yeonsu",
                        "projectKey",
                        project,
                        "contractCode",
                        "C1",
                        "stage",
                        jdbc.sql(
                                        "SELECT array_to_string(deliverables, ',') FROM plan_contract WHERE code = 'C1' LIMIT 1")
                                .query(String.class)
                                .single()));
        story.settle();
        story.complete(
                LEAD, "plan-research", Map.of("purpose", "손상 발생을 조사한다.", "prismResult", "none", "difference", ""));
        story.complete("yeonsu-planning", "deliberate-research", Map.of("decision", "approved", "comment", ""));
        String text = text(download(LEAD, story.task("write-specification").getId(), "specification"));
        assertThat(text)
                .contains("손상 발생을 조사한다.", "(부가가치세 제외)", "2023년 본예산", "계약상대자: " + TemplateFiller.BLANK)
                .contains("원(부가가치세");
    }

    @Test
    void theNoticeSaysWhatTheOrdinanceSays() throws Exception {
        ordinances.planned(project, new OrdinancePlanEntry("연수구 안전도시 조성에 관한 조례", "손상을 줄이려는 것이다."), LEAD);
        ordinances.drafted(project, new OrdinanceDraftEntry("연수구 안전도시 조성 조례", "no", "after-period", 30), LEAD);
        ordinances.costEstimated(project, new CostEstimateEntry("attached", 120L, "다섯 해 동안 1억 2천만원"), LEAD);
        assertThat(filled("ordinance-notice", "publish-notice", "ordinance-notice"))
                .contains(
                        "「연수구 안전도시 조성 조례」 제정(안) 입법예고",
                        "손상을 줄이려는 것이다.",
                        "시행일: 공포 후 30일이 지난 날",
                        "다섯 해 동안 1억 2천만원",
                        "예고 기간",
                        TemplateFiller.BLANK + "부터 " + TemplateFiller.BLANK + "까지");
        assertThat(filled("ordinance-enactment", "deliberate-bill", "minutes"))
                .contains("회의명: 조례·규칙심의회", "안건: 연수구 안전도시 조성 조례");
        assertThat(filled("safety-programme", "deliberate-plan", "minutes"))
                .contains("회의명: 분과위원회", "안건: " + TemplateFiller.BLANK);
    }

    @Test
    void theApplicationHasWhatWasWrittenForEachSection() throws Exception {
        applications.open(project);
        sections.draft(
                project,
                "criterion-2",
                new SectionDraftEntry("손상감시체계를 두었다.", 2L, "응급실 손상통계 2022", "complete", ""),
                LEAD);
        assertThat(filled("accreditation-application", "submit-application", "application"))
                .contains("기준 2 ", "손상감시체계를 두었다.", "증빙: 응급실 손상통계 2022", "증빙: " + TemplateFiller.BLANK, "공인기준(6대 기준)");
    }

    @Test
    void thePlanOfTheCommitteeIsTheNewestVersion() throws Exception {
        committees.planned(project, new CommitteePlanEntry("앞선 이름", 10, 5, 2, 2, 1), LEAD);
        committees.planned(project, new CommitteePlanEntry("연수구 안전도시위원회", 20, 12, 3, 5, 2), LEAD);
        assertThat(filled("committee-formation", "plan-committee", "committee-plan"))
                .contains("연수구 안전도시위원회 구성계획(안)", "정수: 20명 이내", "위촉직: 12명", "당연직: 3명", "분과위원회: 5개", "임기: 2년")
                .doesNotContain("앞선 이름");
    }

    @Test
    void everyTemplateFillsForAProjectOfWhichNothingElseIsKnown() throws Exception {
        for (DocumentTemplate template : templates.all()) {
            String[] place = template.tasks().get(0).split("/");
            String text = filled(place[0], place[1], template.id());
            assertThat(text).as(template.id()).contains(TemplateFiller.BLANK).doesNotContain("{", "null");
        }
        assertThat(filled("accreditation-application", "draft-section", "application"))
                .contains("신청 도시: 인천광역시 연수구(Yeonsu-gu, Incheon)", "물음");
        assertThat(filled("ordinance-notice", "publish-notice", "ordinance-notice"))
                .contains("「행정절차법」 제41조", "연수구청장");
    }

    @Test
    void eachTemplateIsOfferedAtTasksThatTheModelsHave() throws IOException {
        Set<String> tasks;
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            tasks = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> model.getModelElementsByType(UserTask.class).stream()
                            .map(task -> model.getModelElementsByType(Process.class)
                                            .iterator()
                                            .next()
                                            .getId() + "/" + task.getId()))
                    .collect(Collectors.toSet());
        }
        assertThat(templates.all())
                .extracting(DocumentTemplate::nameKo)
                .contains("추진계획", "입법예고문", "과업지시서", "위촉장", "회의록", "공인신청서");
        templates.all().forEach(template -> assertThat(tasks).as(template.id()).containsAll(template.tasks()));
    }

    @Test
    void whoMayNotSeeTheTaskFindsNothing() {
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2023-06-01"));
        String task = story.task("plan-committee").getId();
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        for (String stranger : List.of("jung-lead", "yeonsu-traffic")) {
            assertThat(help(stranger, task).getStatusCode().value())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(help(stranger, task).getBody().toString().replace(task, "no-such-task"))
                    .isEqualTo(help(stranger, "no-such-task").getBody().toString());
            assertThat(download(stranger, task, "committee-plan")
                            .getStatusCode()
                            .value())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(download("yeonsu-manager", task, "committee-plan")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(download("yeonsu-auditor", task, "committee-plan")
                        .getStatusCode()
                        .value())
                .as("an overseer says what for")
                .isEqualTo(400);
        assertThat(download("yeonsu-auditor", task, "committee-plan?reason=checked")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(jdbc.sql("SELECT reason FROM access_log WHERE account = 'yeonsu-auditor' AND action = 'download'"
                                + " ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("checked");
        assertThat(download(LEAD, task, "plan").getStatusCode().value())
                .as("another task's template")
                .isEqualTo(404);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM access_log WHERE account = 'jung-lead' AND action = 'download' AND record LIKE 'template/%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String filled(String process, String element, String id) throws Exception {
        DocumentFigures figures = new DocumentFigures();
        projects.add(figures, project);
        work.add(
                figures,
                new Place("none", project, "yeonsu", process, "none", element, "업무", List.of(), null, List.of()),
                project);
        return text(papers.write(
                TemplateFiller.fill(templates.at(process, element, id).orElseThrow(), figures), PaperFormat.ODT));
    }

    private ResponseEntity<JsonNode> help(String account, String task) {
        return new Caller(http, account).get("/api/tasks/" + task + "/help");
    }

    private ResponseEntity<byte[]> download(String account, String task, String template) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.withBasicAuth(account, "safecity-demo")
                .exchange(
                        "/api/tasks/" + task + "/templates/" + template,
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        byte[].class);
    }

    private static String text(ResponseEntity<byte[]> file) throws Exception {
        assertThat(file.getStatusCode().value())
                .as(() -> new String(file.getBody(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(file.getHeaders().getFirst("Content-Type")).startsWith("application/vnd.oasis.opendocument.text");
        return text(file.getBody());
    }

    private static String text(byte[] odt) throws Exception {
        try (OdfTextDocument document = OdfTextDocument.loadDocument(new ByteArrayInputStream(odt))) {
            return OdfEditableTextExtractor.newOdfEditableTextExtractor(document.getContentRoot())
                    .getText();
        }
    }

    /** Task / department / procedure / day or ways. */
    private static List<String> steps(JsonNode help, String part) {
        List<String> steps = new ArrayList<>();
        help.path(part)
                .forEach(step -> steps.add(step.path("task").asText() + " / "
                        + step.path("department").asText() + " / "
                        + step.path("procedure").asText() + " / "
                        + (step.path("endedAt").isNull()
                                ? String.join(" · ", texts(step.path("when")))
                                : LocalDate.ofInstant(
                                        Instant.parse(step.path("endedAt").asText()), EngineClock.SEOUL))));
        return steps;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
