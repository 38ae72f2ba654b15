package safecity.accreditation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.story.Story;

/** The people around an audit, each doing the usual thing unless the story says otherwise. */
@Component
class AuditCast {

    static final LocalDate INTERNATIONAL_SEASON = LocalDate.of(2026, 2, 1);

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final TaskService tasks;
    private Story story;

    AuditCast(JdbcClient jdbc, RepositoryService repository, TaskService tasks) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** A project with the plan of Yeonsu, and the clock at nine in the morning of a day. */
    AuditCast stage(Story told, LocalDate day, String projectKey) {
        story = told.on(day, projectKey);
        return this;
    }

    /** In this project the domestic audit comes before the application. */
    AuditCast domesticAuditFirst(String projectKey) {
        jdbc.sql("UPDATE project SET domestic_first = true WHERE key = ?")
                .param(projectKey)
                .update();
        return this;
    }

    /** Puts a stand-in for another procedure in its place, until {@link #dismiss}: one open task. */
    String standIn(String process, String task) {
        return deploy(process, """
                <sequenceFlow id="a" sourceRef="s" targetRef="%1$s"/><userTask id="%1$s"/>
                <sequenceFlow id="b" sourceRef="%1$s" targetRef="e"/>
                """.formatted(task));
    }

    /** Puts a stand-in for another procedure in its place that is over at once. */
    String standInThatPasses(String process) {
        return deploy(process, "<sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"e\"/>");
    }

    private String deploy(String process, String steps) {
        String model = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="s"/>%s<endEvent id="e"/>
                  </process>
                </definitions>
                """.formatted(process, steps);
        return repository
                .createDeployment()
                .name("stand-in " + process)
                .addInputStream(process + ".bpmn", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
    }

    void dismiss(String deployment) {
        repository.deleteDeployment(deployment, true, true, true);
    }

    /** Completes the stand-in's task, saying what the called process would have said. */
    AuditCast standInSays(String task, Map<String, Object> outcome) {
        Task open = story.task(task);
        tasks.complete(open.getId(), new HashMap<>(outcome));
        story.settle();
        return this;
    }

    /** Begins an audit and lets the time pass until its season has come. */
    ProcessInstance opens(String stage) {
        ProcessInstance audit = story.start("onsite-audit", Map.of("stage", stage));
        if (stage.equals("international")) {
            untilTheInternationalSeason();
        }
        return audit;
    }

    /** The first day of the last month that Yeonsu's plan gives the audits. */
    AuditCast untilTheInternationalSeason() {
        story.until(INTERNATIONAL_SEASON);
        return this;
    }

    static Map<String, Object> plan() {
        return new HashMap<>(Map.of(
                "mode",
                "hybrid",
                "interpreter",
                "simultaneous",
                "auditDays",
                2,
                "agenda",
                "총괄보고, 손상감시체계, 분야별 보고",
                "focusAreas",
                "손상감시체계"));
    }

    AuditCast plans() {
        return plansFor(story.today().toString());
    }

    AuditCast plansFor(String day) {
        Map<String, Object> plan = plan();
        plan.put("auditOn", day);
        story.complete("yeonsu-lead", "plan-audit", plan);
        return this;
    }

    AuditCast plansAndApproves() {
        return plans().approve();
    }

    /** A document passes its approval line: everybody whose turn it is submits, reviews, agrees, decides. */
    AuditCast approve() {
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        for (Optional<Task> next = approvalTask(); next.isPresent(); next = approvalTask()) {
            story.completeTask(
                    story.candidates(next.get()).iterator().next(), next.get(), Map.of("decision", "approve"));
        }
        return this;
    }

    private Optional<Task> approvalTask() {
        return Stream.of("review", "agree", "decide")
                .flatMap(element -> story.tasks(element).stream())
                .findFirst();
    }

    /** The drafter thinks better of it. */
    AuditCast withdraw() {
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "일정 재협의"));
        return this;
    }

    AuditCast namesPanel(String organisations, String countries) {
        story.complete(
                "yeonsu-lead",
                "check-conflicts",
                Map.of("organisations", organisations, "countries", countries, "evaluatorCount", 3));
        return this;
    }

    /** Every department and body whose turn it is hands in its report. */
    AuditCast reports() {
        for (Task task : story.tasks("prepare-reports")) {
            String account = story.candidates(task).iterator().next();
            story.completeTask(
                    account,
                    task,
                    Map.of("reportReference", "안전관리과-100", "reportSummary", "요지", "languageConfirmed", true));
        }
        return this;
    }

    AuditCast rehearses() {
        story.complete("yeonsu-lead", "check-evidence", Map.of("decision", "complete", "comment", "나머지는 현장에서 제시"));
        story.complete("yeonsu-lead", "rehearse-audit", Map.of("decision", "ready"));
        return this;
    }

    AuditCast holds() {
        return holdsOn(null, "");
    }

    /** @param day null for today */
    AuditCast holdsOn(String day, String lateReason) {
        Map<String, Object> held = new HashMap<>(
                Map.of("decision", "held", "attendance", 60, "siteVisits", 2, "questions", 14, "followUps", 3));
        held.put("actOn", day);
        held.put("lateReason", lateReason);
        story.complete("yeonsu-lead", "hold-audit", held);
        return this;
    }

    AuditCast recordsOn(String day) {
        story.complete(
                "yeonsu-support-centre",
                "record-domestic-result",
                Map.of("decision", "passed", "actOn", day, "lateReason", "통보서 접수 지연"));
        return this;
    }

    /** From the plan to the sitting, without anything unusual. */
    AuditCast preparesAndHolds() {
        return plansAndApproves()
                .namesPanel("가나대학교", "스웨덴, 일본")
                .reports()
                .rehearses()
                .holds();
    }

    AuditCast records(String stage, String result) {
        boolean domestic = stage.equals("domestic");
        story.complete(
                domestic ? "yeonsu-support-centre" : "yeonsu-certifier",
                domestic ? "record-domestic-result" : "record-international-result",
                Map.of("decision", result, "comment", "결과 통보서에 따름"));
        return this;
    }

    AuditCast finds(String title, String kind, String owner, String decision) {
        story.complete(
                "yeonsu-lead",
                "register-finding",
                Map.of(
                        "title",
                        title,
                        "criterion",
                        "2",
                        "kind",
                        kind,
                        "ownerDuty",
                        owner,
                        "dueInDays",
                        30,
                        "decision",
                        decision));
        return this;
    }

    /** Everybody who owns an open finding corrects it. */
    AuditCast correct() {
        for (Task task : story.tasks("correct-finding")) {
            story.completeTask(
                    story.candidates(task).iterator().next(),
                    task,
                    Map.of(
                            "decision",
                            "done",
                            "outcome",
                            "implemented",
                            "rootCause",
                            "자료 누락",
                            "action",
                            "자료 보완",
                            "evidenceReference",
                            "교통행정과-77"));
        }
        return this;
    }

    AuditCast verify() {
        for (Task task : story.tasks("verify-correction")) {
            story.completeTask(
                    "yeonsu-lead-head",
                    task,
                    Map.of("decision", "close", "effectiveness", "effective", "moreDays", 10));
        }
        return this;
    }

    /** What the product's tables say. */
    <T> List<T> facts(Class<T> type, String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(type).list();
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
