package safecity.database;

import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down while a right is missing, as after a table was made without one, or taken away. Looked up once a minute, so that
 * asking for the health costs and waits for nothing.
 */
@Component
class DatabaseRightsHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRightsHealthIndicator.class);

    private final DatabaseRights rights;
    private volatile List<String> missing = List.of();

    DatabaseRightsHealthIndicator(DataSource database) {
        this.rights = new DatabaseRights(database);
    }

    @Scheduled(fixedDelayString = "${safecity.database.rights-every:PT1M}")
    void look() {
        try {
            List<String> now = rights.missing();
            if (!now.isEmpty() && !now.equals(missing)) {
                LOG.error(MissingRights.refused(now).getMessage());
            }
            missing = now;
        } catch (DataAccessException away) {
            LOG.debug("The rights could not be looked up; the health of the database says why", away);
        }
    }

    @Override
    public Health health() {
        List<String> known = missing;
        return known.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("missing", known).build();
    }
}
