package safecity.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.springframework.boot.test.context.TestComponent;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.evidence.TestPapers;
import safecity.project.plan.TestProjects;

/**
 * Plays people and time against the engine: who completes what, which deadline passes. One story is about one project.
 *
 * <p>Jobs never run by themselves here; {@link #settle()} runs what is due now, {@link #until(LocalDate)} lets time pass
 * and fires every timer on the way, in its order.
 */
@TestComponent
public class Story {

    private static final int RUNAWAY = 2_000;

    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final HistoryService history;
    private final IdentityService identities;
    private final Accounts accounts;
    private final EngineClock clock;
    private final TestProjects projects;
    private final TestPapers papers;
    private final OpenWork open;
    private String project;

    Story(
            ProcessEngine engine,
            Accounts accounts,
            EngineClock clock,
            TestProjects projects,
            TestPapers papers,
            OpenWork open) {
        this.open = open;
        this.papers = papers;
        this.engine = engine;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.jobs = engine.getManagementService();
        this.history = engine.getHistoryService();
        this.identities = engine.getIdentityService();
        this.accounts = accounts;
        this.clock = clock;
        this.projects = projects;
    }

    /** Begins a story: nine in the morning of the day, in a project of this key with the plan of Yeonsu. */
    public Story on(LocalDate day, String projectKey) {
        AbstractAssertions.init(engine);
        // The engine's REST API asks a registry of the whole process, where another test's context may stand.
        ProcessEngines.registerProcessEngine(engine);
        identities.clearAuthentication();
        project = projectKey;
        clock.stopAt(day.atTime(LocalTime.of(9, 0)).atZone(EngineClock.SEOUL).toInstant());
        projects.open(projectKey);
        return this;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    /** Starts a process for the project, in the municipality of Yeonsu. */
    public ProcessInstance start(String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.putIfAbsent("projectKey", project);
        all.putIfAbsent("municipality", "yeonsu");
        ProcessInstance instance = runtime.startProcessInstanceByKey(process, project, all);
        settle();
        return instance;
    }

    /** The named account completes the one open task with this element id; it has to be a candidate for it. */
    public Story complete(String account, String element, Map<String, Object> values) {
        completeTask(account, task(element), values);
        return this;
    }

    public Story complete(String account, String element) {
        return complete(account, element, Map.of());
    }

    /** Hands a draft in and lets its document go straight through its line, whoever stands in it. */
    public Story approve(String drafter) {
        complete(drafter, "draft", Map.of("decision", "submit"));
        for (Optional<Task> task = inLine(); task.isPresent(); task = inLine()) {
            completeTask(candidates(task.get()).iterator().next(), task.get(), Map.of("decision", "approve"));
        }
        return this;
    }

    /** The citizens' panel agrees to what is proposed about the pledge, and the mayor decides so. */
    public Story adjust(String municipality) {
        complete(municipality + "-citizens-panel", "deliberate-adjustment", Map.of("decision", "agree"));
        return approve(municipality + "-lead");
    }

    private Optional<Task> inLine() {
        return Stream.of("review", "agree", "decide")
                .flatMap(step -> tasks(step).stream())
                .findFirst();
    }

    /** As {@link #complete}, for one of several open tasks of the same element. */
    public void completeTask(String account, Task task, Map<String, Object> values) {
        Account person = accounts.find(account).orElseThrow();
        Set<String> candidates = candidates(task);
        assertThat(candidates)
                .as("%s may take %s", account, task.getTaskDefinitionKey())
                .containsAnyElementsOf(person.groups());
        complete(person, person.groups(), task, values);
    }

    /** Completes a task as somebody who holds the post besides their own: an officer with two posts. */
    public void completeAs(String account, Task task, Map<String, Object> values) {
        Account person = accounts.find(account).orElseThrow();
        List<String> posts = Stream.concat(person.groups().stream(), candidates(task).stream())
                .toList();
        complete(person, posts, task, values);
    }

    private void complete(Account person, List<String> posts, Task task, Map<String, Object> values) {
        filePapers(person.id(), task);
        as(
                new Account(person.id(), posts, person.tenants()),
                () -> tasks.complete(task.getId(), new HashMap<>(values)));
        settle();
    }

    /** Files the papers that the task's form asks for; stories about them do without it. */
    void filePapers(String account, Task task) {
        papers.file(task, project, account);
    }

    /** Runs something as a person, the way a request of theirs would. */
    public void as(String account, Runnable act) {
        as(accounts.find(account).orElseThrow(), act);
    }

    private void as(Account person, Runnable act) {
        identities.setAuthentication(person.id(), person.groups(), person.tenants());
        try {
            act.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    public Task task(String element) {
        List<Task> found = tasks(element);
        assertThat(found).as("open tasks %s; open are %s", element, openTasks()).hasSize(1);
        return found.get(0);
    }

    public List<Task> tasks(String element) {
        return open.of(project).stream()
                .filter(task -> task.element().equals(element))
                .map(open::load)
                .toList();
    }

    /** Element ids of all the project's open tasks, in the order in which they came. */
    public List<String> openTasks() {
        return open.of(project).stream().map(OpenWork.Open::element).toList();
    }

    public Set<String> candidates(Task task) {
        return open.candidates(task.getId());
    }

    /** Runs every job that is due now, and those that they make due. */
    public Story settle() {
        for (int i = 0; i < RUNAWAY; i++) {
            Optional<Job> due = next(clock.instant());
            if (due.isEmpty()) {
                return this;
            }
            jobs.executeJob(due.get().getId());
        }
        throw new AssertionError("jobs keep making jobs");
    }

    /** Lets calendar days pass. */
    public Story days(int days) {
        return until(today().plusDays(days));
    }

    /** Lets time pass until the evening of the day; timers fire at their own time and in their order. */
    public Story until(LocalDate day) {
        Instant end =
                day.atTime(LocalTime.of(18, 0, 1)).atZone(EngineClock.SEOUL).toInstant();
        for (int i = 0; i < RUNAWAY; i++) {
            Optional<Job> job = next(end);
            if (job.isEmpty()) {
                clock.stopAt(end);
                return this;
            }
            Date due = job.get().getDuedate();
            if (due != null && due.toInstant().isAfter(clock.instant())) {
                atADaysBorder(job.get());
                clock.stopAt(due.toInstant().plus(Duration.ofSeconds(1)));
            }
            jobs.executeJob(job.get().getId());
        }
        throw new AssertionError("timers keep making timers");
    }

    /** Lets time pass to the next timer of the project, at most until the evening of {@code end}. */
    public Story untilNextTimer(LocalDate end) {
        Instant last =
                end.atTime(LocalTime.of(18, 0, 1)).atZone(EngineClock.SEOUL).toInstant();
        Instant due = next(last).map(Job::getDuedate).map(Date::toInstant).orElse(last);
        clock.stopAt(due.isBefore(clock.instant()) ? clock.instant() : due.plus(Duration.ofSeconds(1)));
        return settle();
    }

    /** Whatever bean a timer of the product's asks for its day: it begins, or is over, at midnight. */
    private static void atADaysBorder(Job job) {
        if (!(job instanceof TimerEntity timer)
                || !Files.exists(Path.of("processes", timer.getProcessDefinitionKey() + ".bpmn"))) {
            return;
        }
        assertThat(timer.getDuedate().toInstant().atZone(EngineClock.SEOUL).toLocalTime())
                .as("hour of the timer %s of %s", timer.getJobDefinitionId(), timer.getProcessDefinitionKey())
                .isEqualTo(LocalTime.MIDNIGHT);
    }

    private Optional<Job> next(Instant until) {
        return open.nextJob(project, until);
    }

    /** Element ids that the project has passed in a process, in order, repetitions included. */
    public List<String> passed(String process) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .flatMap(
                        instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(activity -> !activity.isCanceled())
                .sorted(Comparator.comparingLong(activity -> ((HistoryEvent) activity).getSequenceCounter()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    public boolean ended(ProcessInstance instance) {
        return !open.isRunning(instance.getId());
    }

    /** Takes the open tasks of these projects out of everybody's lists: for those who look at what stands first there. */
    public void clear(String... projectKeys) {
        for (String key : projectKeys) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(key)
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the story is told"));
        }
    }

    /**
     * Takes every open task of Yeonsu out of its people's lists, whichever test left it there: for those who look at what
     * stands first, before they begin.
     */
    public void clearYeonsu() {
        runtime.createProcessInstanceQuery()
                .variableValueEquals("municipality", "yeonsu")
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstance(instance.getId(), "before another story", true, true, true));
    }
}
