package safecity.engine.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.authorization.SystemScope;

/**
 * Migrates every running process instance to the newest version of its model, at each start: after the engine has
 * deployed the release's models, before the web server listens and before a job runs.
 *
 * <p>A start that is cut short leaves whole batches behind and the next one goes on. Nodes that start together take
 * turns. The engine validates an instance before it touches it; one that can't be migrated stays as it is and is told
 * in the log, in the health details and in {@code unmigrated_instance}.
 */
@Component
@Profile("!schema & !retention & !verify")
class InstanceMigration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceMigration.class);

    /** Instances in one transaction: small enough that another node, or a stop, waits for seconds only. */
    static final int BATCH = 20;

    /** Waiting for the other node's batch has a limit, after which the start fails and says why. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '60s'";

    private final RuntimeService runtime;
    private final MigrationPlans plans;
    private final SpentTriggers spent;
    private final MissingInputs inputs;
    private final OutdatedInstanceRepository outdated;
    private final UnmigratedInstanceRepository unmigrated;
    private final SystemScope system;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    InstanceMigration(
            RuntimeService runtime,
            MigrationPlans plans,
            SpentTriggers spent,
            MissingInputs inputs,
            OutdatedInstanceRepository outdated,
            UnmigratedInstanceRepository unmigrated,
            SystemScope system,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.plans = plans;
        this.spent = spent;
        this.inputs = inputs;
        this.outdated = outdated;
        this.unmigrated = unmigrated;
        this.system = system;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        system.run(this::migrateAll);
        running = true;
    }

    /** Goes once through all outdated instances; may be repeated at any time. */
    void migrateAll() {
        Run run = new Run();
        String last = "";
        List<OutdatedInstance> batch = outdated.after(last, BATCH);
        while (!batch.isEmpty()) {
            run.migrate(batch);
            last = batch.get(batch.size() - 1).id();
            batch = outdated.after(last, BATCH);
        }
        unmigrated.forgetSettled();
        if (run.migrated + run.left > 0) {
            LOG.info(
                    "Migrated {} process instance(s) to the newest version of their models; {} could not be migrated",
                    run.migrated,
                    run.left);
        }
    }

    /** Takes instances along a plan, within the transaction under way. */
    void execute(MigrationPlan plan, List<String> instances) {
        spent.keptSpent(
                instances,
                plan,
                () -> runtime.newMigration(plan).processInstanceIds(instances).execute());
        inputs.compute(instances);
    }

    /** The plans of one pass, each made once, and what it came to. */
    private final class Run {

        private final Map<String, MigrationPlan> known = new HashMap<>();
        private int migrated;
        private int left;

        /** All in one transaction; when one fails, each in its own. */
        private void migrate(List<OutdatedInstance> batch) {
            try {
                Integer done = transaction.execute(status -> migrateTogether(batch));
                migrated += done == null ? 0 : done;
            } catch (DataAccessException | TransactionException databaseIsAway) {
                // Nothing is known about the instances then: the start ends, and the next one goes on.
                throw databaseIsAway;
            } catch (RuntimeException failure) {
                if (batch.size() == 1) {
                    leave(batch.get(0), failure);
                } else {
                    batch.forEach(one -> migrate(List.of(one)));
                }
            }
        }

        private int migrateTogether(List<OutdatedInstance> batch) {
            jdbc.sql(PATIENCE).update();
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('safecity.instance-migration'))")
                    .query()
                    .listOfRows();
            List<OutdatedInstance> still = outdated.stillOutdated(batch);
            still.stream()
                    .collect(Collectors.groupingBy(this::plan))
                    .forEach((plan, instances) -> execute(
                            plan, instances.stream().map(OutdatedInstance::id).toList()));
            return still.size();
        }

        private MigrationPlan plan(OutdatedInstance instance) {
            return known.computeIfAbsent(
                    instance.definition() + " " + instance.newest(),
                    pair -> plans.plan(instance.process(), instance.definition(), instance.newest()));
        }

        private void leave(OutdatedInstance instance, RuntimeException failure) {
            left++;
            List<Obstacle> obstacles = Obstacle.in(failure);
            transaction.executeWithoutResult(status -> unmigrated.save(instance, obstacles));
            obstacles.forEach(obstacle -> LOG.warn(
                    "Process instance {} ({}, project {}) stays on version {} instead of {}: activity {}: {}",
                    instance.id(),
                    instance.process(),
                    instance.project(),
                    instance.version(),
                    instance.newestVersion(),
                    obstacle.activity().isEmpty() ? "-" : obstacle.activity(),
                    obstacle.reason()));
            LOG.debug("Migration of {} failed", instance.id(), failure);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Well before the web server, which starts among the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
