package safecity.node;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Down while this machine's clock and the database's differ. Nodes take each other's jobs for abandoned when their clocks
 * are minutes apart; and days of the law are counted by them.
 */
@Component
class NodeClockHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(NodeClockHealthIndicator.class);

    private final JdbcClient jdbc;
    private final Duration tolerance;
    private volatile Duration ahead = Duration.ZERO;

    NodeClockHealthIndicator(JdbcClient jdbc, @Value("${safecity.node.clock-tolerance:PT30S}") Duration tolerance) {
        this.jdbc = jdbc;
        this.tolerance = tolerance;
    }

    @Scheduled(fixedDelayString = "${safecity.node.clock-every:PT1M}")
    void look() {
        try {
            long before = System.currentTimeMillis();
            OffsetDateTime there = jdbc.sql("SELECT clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            seen(before, there.toInstant().toEpochMilli(), System.currentTimeMillis());
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The database's clock could not be read", away);
        }
    }

    /** What is seen between two looks at the own clock differs by what lies outside of the two. */
    void seen(long before, long there, long after) {
        boolean agreed = agrees();
        ahead = Duration.ofMillis(there < before ? before - there : there > after ? after - there : 0);
        if (agreed && !agrees()) {
            LOG.error(
                    "This machine's clock is {} s ahead of the database's; bring both in step (NTP)",
                    ahead.toSeconds());
        }
    }

    private boolean agrees() {
        return ahead.abs().compareTo(tolerance) <= 0;
    }

    @Override
    public Health health() {
        return (agrees() ? Health.up() : Health.down())
                .withDetail("aheadSeconds", ahead.toSeconds())
                .build();
    }
}
