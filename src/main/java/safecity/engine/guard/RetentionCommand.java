package safecity.engine.guard;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes away what the engine's history has kept long enough: the whole application under the profile {@code retention},
 * which serves nobody, with an account of the database that may delete there. The application's own may not.
 */
@Component
@Profile("retention")
class RetentionCommand implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionCommand.class);
    /** Each takes a batch of some hundred instances; what is left is for the next time. */
    private static final int MOST_ROUNDS = 10_000;

    private final HistoryService history;
    private final ManagementService jobs;

    RetentionCommand(HistoryService history, ManagementService jobs) {
        this.history = history;
        this.jobs = jobs;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        history.cleanUpHistoryAsync(true);
        int rounds = 0;
        for (List<Job> due = due(); !due.isEmpty() && rounds < MOST_ROUNDS; due = due()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            rounds += due.size();
        }
        LOG.info("What was kept long enough is gone, in {} rounds.", rounds);
    }

    /** The engine suspends its cleaning once nothing is left. */
    private List<Job> due() {
        return history.findHistoryCleanupJobs().stream()
                .filter(job -> !job.isSuspended() && job.getDuedate() != null)
                .toList();
    }
}
