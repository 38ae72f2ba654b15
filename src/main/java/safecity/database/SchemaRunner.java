package safecity.database;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command that makes or updates the schema: the whole application under the profile {@code schema}, which serves
 * nobody, runs no job and ends as soon as everything is there and the application's account may use it. It may be
 * repeated at any time.
 */
@Component
@Profile(SchemaRunner.PROFILE)
@Order(Ordered.LOWEST_PRECEDENCE)
class SchemaRunner implements ApplicationRunner {

    static final String PROFILE = "schema";
    private static final Logger LOG = LoggerFactory.getLogger(SchemaRunner.class);

    private final RightsGranted rights;
    private final String account;

    SchemaRunner(DataSource database, @Value("${" + RightsGranted.ACCOUNT + ":}") String account) {
        this.rights = new RightsGranted(database);
        this.account = account;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        rights.to(account);
        LOG.info("The schema is complete; the application can be started.");
    }
}
