package safecity.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * In production a start changes no table: the schema comes by its own command, run by an account that may create
 * tables. A start only looks whether it is there and may be used, before the engine
 * does.
 */
@Component
@ConditionalOnProperty(name = "safecity.schema", havingValue = "check")
class SchemaCheck {

    static final String REMEDY =
            "Run the schema command once, with an account that may create tables, then start again:"
                    + " java -jar safe-city-certification.jar --spring.profiles.active=schema";

    /** @throws StartupRefusedException */
    void check(Flyway flyway) {
        List<String> missing = new DatabaseRights(flyway.getConfiguration().getDataSource()).missing();
        if (!missing.isEmpty()) {
            throw MissingRights.refused(missing);
        }
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length > 0) {
            throw new StartupRefusedException(
                    "The database lacks %d step(s) of the schema, from %s (%s) on."
                            .formatted(pending.length, pending[0].getVersion(), pending[0].getDescription()),
                    REMEDY);
        }
    }
}
