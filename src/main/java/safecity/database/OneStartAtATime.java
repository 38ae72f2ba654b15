package safecity.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nodes that start together on one database start one after the other, from the first look at the schema until
 * everything that a start makes is there: tables, deployments, groups, filters, the demo's project. Each of them asks
 * whether it is there before it makes it, which two at the same moment would both deny.
 *
 * <p>Held by a session of the database, so that it ends with a process that is killed.
 */
@Component
class OneStartAtATime implements FlywayMigrationStrategy, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OneStartAtATime.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long KEY = 0x5afe_c171_0057_a127L;

    private final FlywayMigrationStrategy schema;
    private @Nullable Connection holder;

    /** @param check what a start does about the schema, where that isn't to migrate it */
    OneStartAtATime(Optional<SchemaCheck> check) {
        this.schema = check.<FlywayMigrationStrategy>map(one -> one::check).orElse(Flyway::migrate);
    }

    @Override
    public void migrate(Flyway flyway) {
        begin(flyway.getConfiguration().getDataSource());
        schema.migrate(flyway);
    }

    synchronized void begin(DataSource database) {
        try {
            Connection connection = database.getConnection();
            holder = connection;
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (boolean told = false; !tryLock(connection); told = true) {
                if (!told) {
                    LOG.info("Another node starts on this database; waiting until it has");
                }
                if (System.nanoTime() > end) {
                    throw new StartupRefusedException(
                            "Another node has been starting on this database for " + PATIENCE.toMinutes() + " minutes.",
                            "Look at its log; end it if it hangs, and start again.");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException away) {
            close();
            throw new IllegalStateException("The database does not answer.", away);
        } catch (StartupRefusedException waited) {
            close();
            throw waited;
        }
    }

    private static boolean tryLock(Connection holder) throws SQLException {
        try (PreparedStatement lock = holder.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, KEY);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void over() {
        close();
    }

    @Override
    public synchronized void close() {
        Connection held = holder;
        if (held == null) {
            return;
        }
        try (Connection over = held;
                PreparedStatement unlock = over.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            unlock.setLong(1, KEY);
            unlock.execute();
        } catch (SQLException gone) {
            LOG.debug("The session is gone, and the lock with it", gone);
        } finally {
            holder = null;
        }
    }
}
