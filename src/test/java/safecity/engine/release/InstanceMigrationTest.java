package safecity.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import safecity.engine.authorization.SystemScope;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Small models in two versions: what runs on the first goes on in the second. */
@ProcessStory
class InstanceMigrationTest {

    /** Fails when it runs, as an older release's call of a bean does. */
    private static final String OLD_CALL = "${whatNobodyAnswersAnyMore}";

    private static final String NEW_CALL = "${1 + 1}";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Story story;

    @Autowired
    InstanceMigration migration;

    @Autowired
    SpentTriggers spent;

    @Autowired
    MissingInputs inputs;

    @Autowired
    OutdatedInstanceRepository outdated;

    @Autowired
    UnmigratedInstanceRepository unmigrated;

    @Autowired
    ModelVersionsHealthIndicator health;

    @Autowired
    SystemScope system;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestRestTemplate http;

    private final List<Deployment> deployed = new ArrayList<>();
    private final String process = "upgrade-" + UUID.randomUUID();
    private RuntimeService runtime;

    @BeforeEach
    void begin() {
        runtime = engine.getRuntimeService();
        story.on(LocalDate.of(2024, 3, 4), "yeonsu-" + process);
    }

    @AfterEach
    void takeAway() {
        deployed.forEach(one -> engine.getRepositoryService().deleteDeployment(one.getId(), true));
    }

    @Test
    void aTaskKeepsItsPersonAndItsTimerWhileWhatFollowsIsTheNewVersions() {
        deploy(decided(OLD_CALL, "P10D"));
        ProcessInstance instance = story.start(process, Map.of());
        Task task = story.task("decide");
        engine.getTaskService().setAssignee(task.getId(), "yeonsu-lead");
        Date due = onlyJob(instance).getDuedate();
        deploy(decided(NEW_CALL, "P20D"));

        migration.migrateAll();

        assertThat(version(instance)).isEqualTo(2);
        assertThat(onlyJob(instance).getDuedate()).isEqualTo(due);
        Task after = story.task("decide");
        assertThat(after.getId()).isEqualTo(task.getId());
        assertThat(after.getAssignee()).isEqualTo("yeonsu-lead");
        engine.getTaskService().complete(after.getId());
        assertThat(story.ended(instance)).isTrue();
    }

    @Test
    void aCalledProcessAndItsCallerEachGoToTheirOwnNewest() {
        deploy(called(OLD_CALL));
        deploy(caller(OLD_CALL));
        ProcessInstance instance = story.start(process, Map.of());
        deploy(called(NEW_CALL));
        deploy(caller(NEW_CALL));

        migration.migrateAll();

        assertThat(outdatedOnes()).isEmpty();
        engine.getTaskService().complete(story.task("inside").getId());
        assertThat(story.ended(instance)).isTrue();
    }

    /** Or a choice of its newest form would offer nothing. */
    @Test
    void anOpenTaskGetsTheInputsThatItsNewestModelAddsAndKeepsThoseThatItHas() {
        deploy(asking(Map.of("kept", "${'first'}")));
        ProcessInstance instance = story.start(process, Map.of());
        deploy(asking(Map.of("kept", "${'second'}", "added", "${'new'}")));

        migration.migrateAll();

        assertThat(version(instance)).isEqualTo(2);
        assertThat(story.tasks("ask")).hasSize(1);
        Task alone = story.task("ask");
        Map<String, Object> known = engine.getTaskService().getVariables(alone.getId());
        assertThat(known).containsEntry("kept", "first");
        assertThat(known.get("added")).isEqualTo("new");
        assertThat(story.tasks("ask-each"))
                .hasSize(2)
                .allSatisfy(task -> assertThat(engine.getTaskService().getVariable(task.getId(), "added"))
                        .isEqualTo("new"));
        assertThat(runtime.getVariable(instance.getId(), "added"))
                .as("of the task alone")
                .isNull();
    }

    private BpmnModelInstance asking(Map<String, String> inputs) {
        UserTaskBuilder alone =
                model(process).startEvent("begun").parallelGateway("fork").userTask("ask");
        inputs.forEach(alone::camundaInputParameter);
        UserTaskBuilder each = alone.endEvent("answered").moveToNode("fork").userTask("ask-each");
        inputs.forEach(each::camundaInputParameter);
        return each.multiInstance()
                .parallel()
                .cardinality("2")
                .multiInstanceDone()
                .endEvent("all-answered")
                .done();
    }

    @Test
    void eventsThatAreWaitedForGoAlongATimerWithItsDateAndAMessageWithItsNewName() {
        deploy(waiting("stop-" + process, "R/P30D"));
        ProcessInstance instance = story.start(process, Map.of());
        Date due = onlyJob(instance).getDuedate();
        deploy(waiting("halt-" + process, "R/P60D"));

        migration.migrateAll();

        assertThat(onlyJob(instance).getDuedate()).isEqualTo(due);
        story.until(LocalDate.of(2024, 4, 4));
        assertThat(story.openTasks()).containsExactly("wait", "remind");
        runtime.correlateMessage("halt-" + process);
        assertThat(story.openTasks()).contains("clear-up").doesNotContain("wait");
    }

    @Test
    void aTimerThatHasFiredDoesNotFireAgain() {
        deploy(decided(NEW_CALL, "P10D"));
        ProcessInstance instance = story.start(process, Map.of());
        story.until(LocalDate.of(2024, 3, 20));
        assertThat(story.openTasks()).containsExactly("decide", "urge");
        deploy(decided(NEW_CALL, "P1D"));

        migration.migrateAll();

        assertThat(version(instance)).isEqualTo(2);
        assertThat(jobs(instance)).isZero();
        story.until(LocalDate.of(2024, 6, 20));
        assertThat(story.openTasks()).containsExactly("decide", "urge");
    }

    @Test
    void aCycleThatIsOverDoesNotBeginAgain() {
        deploy(waiting("stop-" + process, "R2/P30D"));
        ProcessInstance instance = story.start(process, Map.of());
        story.until(LocalDate.of(2024, 6, 20));
        assertThat(story.openTasks()).containsExactly("wait", "remind", "remind");
        deploy(waiting("stop-" + process, "R9/P30D"));

        migration.migrateAll();

        assertThat(jobs(instance)).isZero();
    }

    @Test
    void whatAnEventHasInterruptedStaysInterrupted() {
        deploy(waiting("stop-" + process, "R/P30D"));
        ProcessInstance instance = story.start(process, Map.of());
        runtime.correlateMessage("stop-" + process);
        assertThat(story.openTasks()).containsExactly("clear-up");
        deploy(waiting("stop-" + process, "R/P30D"));

        migration.migrateAll();

        assertThat(version(instance)).isEqualTo(2);
        assertThat(jobs(instance)).isZero();
        assertThat(runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
        engine.getTaskService().complete(story.task("clear-up").getId());
        assertThat(story.ended(instance)).isTrue();
    }

    @Test
    void aTimerThatOnlyTheNewVersionHasBegins() {
        deploy(two("decide", "urge"));
        ProcessInstance instance = story.start(process, Map.of());
        deploy(decided(NEW_CALL, "P10D"));

        migration.migrateAll();

        assertThat(jobs(instance)).isOne();
    }

    @Test
    void anInstanceInFrontOfAnAsynchronousStepTakesItInTheNewVersion() {
        deploy(asynchronous(OLD_CALL));
        ProcessInstance instance = runtime.startProcessInstanceByKey(process, "yeonsu-" + process);
        deploy(asynchronous(NEW_CALL));

        migration.migrateAll();

        story.settle();
        assertThat(story.ended(instance)).isTrue();
    }

    @Test
    void renamedActivitiesTakeTheirTimersAndTheirInstancesAlong() {
        deploy(renamed("vote", "collect"));
        ProcessInstance instance = story.start(process, Map.of());
        Date due = onlyJob(instance).getDuedate();
        deploy(renamed("ballot", "gather"));

        // Renamed twice: the name between is in no model any more.
        with(Map.of(process, Map.of("vote", "poll", "poll", "ballot", "collect", "gather")))
                .migrateAll();

        assertThat(version(instance)).isEqualTo(2);
        assertThat(story.openTasks()).containsExactlyInAnyOrder("ballot", "ballot", "collect-it");
        assertThat(onlyJob(instance).getDuedate()).isEqualTo(due);
        story.until(LocalDate.of(2024, 3, 20));
        assertThat(story.openTasks()).contains("late");
    }

    @Test
    void whatHasNoPlaceStaysIsToldAndHoldsNobodyUp() {
        deploy(two("first", "second"));
        ProcessInstance stuck = story.start(process, Map.of());
        ProcessInstance free = story.start(process, Map.of());
        Task first = story.tasks("first").stream()
                .filter(task -> task.getProcessInstanceId().equals(free.getId()))
                .findFirst()
                .orElseThrow();
        engine.getTaskService().complete(first.getId());
        deploy(two("another", "second"));
        int before = unmigrated.count();

        migration.migrateAll();
        migration.migrateAll();

        assertThat(version(free)).isEqualTo(2);
        assertThat(version(stuck)).isEqualTo(1);
        assertThat(rows())
                .extracting(
                        UnmigratedInstance::processInstance,
                        UnmigratedInstance::project,
                        UnmigratedInstance::version,
                        UnmigratedInstance::newestVersion,
                        UnmigratedInstance::activity)
                .containsExactly(tuple(stuck.getId(), "yeonsu-" + process, 1, 2, "first"));
        assertThat(rows().get(0).reason()).contains("no migration instruction");
        assertThat(health.health().getDetails()).containsEntry("unmigratedInstances", before + 1);
        ResponseEntity<JsonNode> read = new Caller(http, "admin").get("/api/unmigrated-instances");
        assertThat(read.getBody().findValuesAsText("processInstance")).contains(stuck.getId());
        assertThat(new Caller(http, "yeonsu-manager").status(HttpMethod.GET, "/api/unmigrated-instances", null))
                .isEqualTo(403);

        deploy(two("first", "second"));
        migration.migrateAll();

        assertThat(version(stuck)).isEqualTo(3);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aMappingToAnotherKindOfActivityIsToldLikewise() {
        deploy(two("first", "second"));
        ProcessInstance instance = story.start(process, Map.of());
        deploy(asynchronous(NEW_CALL));

        with(Map.of(process, Map.of("first", "enter"))).migrateAll();

        assertThat(version(instance)).isEqualTo(1);
        assertThat(rows()).extracting(UnmigratedInstance::activity).containsExactly("first");
    }

    @Test
    void aStartThatIsCutShortIsContinuedByTheNext() {
        manyOutdated();
        AtomicInteger begun = new AtomicInteger();
        PlatformTransactionManager cut = new Delegating(transactions) {
            @Override
            public TransactionStatus getTransaction(TransactionDefinition definition) {
                if (begun.incrementAndGet() == 2) {
                    throw new CannotCreateTransactionException("the database is away");
                }
                return super.getTransaction(definition);
            }
        };
        assertThatExceptionOfType(CannotCreateTransactionException.class)
                .isThrownBy(() -> with(Map.of(), cut).migrateAll());
        assertThat(outdatedOnes()).hasSize(5);

        migration.migrateAll();

        assertThat(outdatedOnes()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void twoNodesThatStartTogetherMigrateEachInstanceOnce() throws Exception {
        manyOutdated();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> node : List.of(nodes.submit(migration::start), nodes.submit(migration::start))) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(outdatedOnes()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    /** More than one batch, and nothing else to migrate that another test left. */
    private void manyOutdated() {
        migration.migrateAll();
        outdated.after("", 1_000)
                .forEach(left -> runtime.deleteProcessInstancesIfExists(
                        List.of(left.id()), "another test left what can't be migrated", true, true, false));
        deploy(two("first", "second"));
        IntStream.range(0, InstanceMigration.BATCH + 5)
                .forEach(i -> runtime.startProcessInstanceByKey(process, "yeonsu-" + process));
        deploy(two("first", "second"));
    }

    private InstanceMigration with(Map<String, Map<String, String>> mappings) {
        return with(mappings, transactions);
    }

    private InstanceMigration with(Map<String, Map<String, String>> mappings, PlatformTransactionManager manager) {
        MigrationPlans plans =
                new MigrationPlans(runtime, engine.getRepositoryService(), new ActivityMappings(mappings));
        return new InstanceMigration(runtime, plans, spent, inputs, outdated, unmigrated, system, jdbc, manager);
    }

    private void deploy(BpmnModelInstance model) {
        deployed.add(
                0,
                engine.getRepositoryService()
                        .createDeployment()
                        .addModelInstance("upgrade.bpmn", model)
                        .deploy());
    }

    private int version(ProcessInstance instance) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
        return engine.getRepositoryService().getProcessDefinition(definition).getVersion();
    }

    private Job onlyJob(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    private long jobs(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .count();
    }

    private List<OutdatedInstance> outdatedOnes() {
        return outdated.after("", 1_000).stream()
                .filter(one -> one.process().startsWith(process))
                .toList();
    }

    private List<UnmigratedInstance> rows() {
        return unmigrated.all().stream()
                .filter(one -> one.process().equals(process))
                .toList();
    }

    private ProcessBuilder model(String key) {
        return Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D");
    }

    private static BpmnModelInstance endWith(AbstractFlowNodeBuilder<?, ?> path, String call) {
        return path.serviceTask("enter")
                .camundaExpression(call)
                .endEvent("done")
                .done();
    }

    private BpmnModelInstance decided(String call, String limit) {
        return endWith(
                model(process)
                        .startEvent("begun")
                        .userTask("decide")
                        .boundaryEvent("too-late")
                        .cancelActivity(false)
                        .timerWithDuration(limit)
                        .userTask("urge")
                        .endEvent("urged")
                        .<UserTaskBuilder>moveToActivity("decide"),
                call);
    }

    private BpmnModelInstance called(String call) {
        return endWith(model(process + "-called").startEvent("begun").userTask("inside"), call);
    }

    private BpmnModelInstance caller(String call) {
        return endWith(
                model(process)
                        .startEvent("begun")
                        .callActivity("call")
                        .calledElement(process + "-called")
                        .camundaInBusinessKey("#{execution.processBusinessKey}"),
                call);
    }

    private BpmnModelInstance waiting(String message, String cycle) {
        ProcessBuilder model = model(process);
        model.startEvent("begun").userTask("wait").endEvent("done");
        model.eventSubProcess("reminders")
                .startEvent("month-over")
                .interrupting(false)
                .timerWithCycle(cycle)
                .userTask("remind")
                .endEvent("reminded");
        return model.eventSubProcess("stop")
                .startEvent("stopped")
                .interrupting(true)
                .message(message)
                .userTask("clear-up")
                .endEvent("cleared-up")
                .done();
    }

    private BpmnModelInstance asynchronous(String call) {
        return model(process)
                .startEvent("begun")
                .serviceTask("enter")
                .camundaAsyncBefore()
                .camundaExpression(call)
                .endEvent("done")
                .done();
    }

    private BpmnModelInstance renamed(String several, String scope) {
        return model(process)
                .startEvent("begun")
                .parallelGateway("fork")
                .userTask(several)
                .multiInstance()
                .parallel()
                .cardinality("2")
                .multiInstanceDone()
                .endEvent("voted")
                .moveToNode("fork")
                .subProcess(scope)
                .embeddedSubProcess()
                .startEvent("inside-begun")
                .userTask("collect-it")
                .endEvent("inside-done")
                .subProcessDone()
                .boundaryEvent("slow")
                .cancelActivity(false)
                .timerWithDuration("P10D")
                .userTask("late")
                .endEvent("late-done")
                .done();
    }

    private BpmnModelInstance two(String first, String second) {
        return model(process)
                .startEvent("begun")
                .userTask(first)
                .userTask(second)
                .endEvent("done")
                .done();
    }

    /** The application's transactions, which a test lets fail. */
    private abstract static class Delegating implements PlatformTransactionManager {

        private final PlatformTransactionManager real;

        Delegating(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
