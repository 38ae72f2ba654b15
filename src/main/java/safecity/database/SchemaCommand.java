package safecity.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command that makes or updates the schema: the whole application under the profile {@code schema}, which serves
 * nobody, runs no job and ends as soon as everything is there. It may be repeated at any time.
 */
@Component
@Profile(SchemaCommand.PROFILE)
@Order(Ordered.LOWEST_PRECEDENCE)
class SchemaCommand implements ApplicationRunner {

    static final String PROFILE = "schema";
    private static final Logger LOG = LoggerFactory.getLogger(SchemaCommand.class);

    @Override
    public void run(ApplicationArguments arguments) {
        LOG.info("The schema is complete; the application can be started.");
    }
}
