package safecity.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.evidence.TestPapers;
import safecity.operations.Figures;
import safecity.project.plan.TestProjects;

/**
 * Whole certifications per minute through the engine, from the plan to the declaration, commits waiting for the disk.
 * The robot's reading of forms and its looking for due timers are part of the figure. All threads share one clock: it
 * moves to the next timer when nothing is left to do in any project.
 */
@ProcessStory
@TestPropertySource(properties = "spring.datasource.hikari.connection-init-sql=SET synchronous_commit TO on")
@Tag("benchmark")
class CertificationBenchmarkTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);
    private static final LocalDate LONGEST = LocalDate.of(2027, 12, 31);
    private static final int MOST_TASKS = 2_000;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Accounts accounts;

    @Autowired
    EngineClock clock;

    @Autowired
    TestProjects projects;

    @Autowired
    TestPapers papers;

    @Autowired
    OpenWork open;

    private record Run(String key, Story story, Robot robot, ProcessInstance instance) {}

    @Test
    void certificationsPerMinute() throws Exception {
        play("warm-up", 1);
        Figures figures = new Figures("Whole certifications through the engine on PostgreSQL");
        for (int threads : new int[] {1, 4}) {
            long begin = System.nanoTime();
            int tasks = play("bench-" + threads, threads);
            double seconds = (System.nanoTime() - begin) / 1e9;
            figures.add(threads + " thread(s)", 60 * threads / seconds, "certifications/min");
            figures.add(threads + " thread(s), user tasks completed on the way", tasks / seconds, "tasks/s");
        }
        figures.print();
    }

    /** As many projects as threads, all to their end; returns how many tasks were completed. */
    private int play(String name, int threads) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            runs.add(begin(name + "-" + i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        int tasks = 0;
        try {
            while (runs.stream().anyMatch(run -> !run.story().ended(run.instance()))) {
                tasks += workOff(pool, runs);
                moveToNextTimer(runs);
            }
        } finally {
            pool.shutdownNow();
        }
        return tasks;
    }

    private Run begin(String key) {
        Story story = new Story(engine, accounts, clock, projects, papers, open).on(BEGIN, key);
        ProcessInstance instance = story.start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        return new Run(key, story, new Robot(engine, story, open).proceeding(), instance);
    }

    private int workOff(ExecutorService pool, List<Run> runs) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (Run run : runs) {
            work.add(() -> {
                run.story().settle();
                return run.robot().completeWhatIsOpen(run.key(), MOST_TASKS);
            });
        }
        int tasks = 0;
        for (Future<Integer> done : pool.invokeAll(work)) {
            tasks += done.get();
        }
        return tasks;
    }

    private void moveToNextTimer(List<Run> runs) {
        List<String> instances = runs.stream()
                .flatMap(
                        run -> engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(run.key())
                                .list()
                                .stream())
                .map(ProcessInstance::getId)
                .toList();
        Instant next = engine.getManagementService().createJobQuery().active().withRetriesLeft().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .map(Job::getDuedate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Instant::compareTo)
                .orElse(clock.instant());
        clock.stopAt(
                next.isAfter(clock.instant())
                        ? next.plusSeconds(1)
                        : clock.instant().plusSeconds(86_400));
        if (clock.instant().atZone(EngineClock.SEOUL).toLocalDate().isAfter(LONGEST)) {
            throw new IllegalStateException(
                    "no end in sight; open are " + runs.get(0).story().openTasks());
        }
    }
}
