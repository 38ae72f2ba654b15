package safecity.ledger;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.database.StartupRefusedException;

/**
 * Lets the database watch every table that holds facts, the engine's included, which come after ours at a first start. Where a
 * start may change no table it only looks, and is refused when a table is not watched.
 */
@Component
class LedgerWatch implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final JdbcClient jdbc;
    private final boolean mayChange;

    LedgerWatch(JdbcClient jdbc, @Value("${safecity.schema:}") String schema) {
        this.jdbc = jdbc;
        this.mayChange = !"check".equals(schema);
    }

    /** @throws StartupRefusedException */
    @Override
    public void afterSingletonsInstantiated() {
        if (mayChange) {
            int begun = jdbc.sql("SELECT ledger_watch()").query(Integer.class).single();
            if (begun > 0) {
                LOG.info("The ledger watches {} more tables", begun);
            }
            return;
        }
        List<String> unwatched = unwatched();
        if (!unwatched.isEmpty()) {
            throw new StartupRefusedException(
                    "The ledger doesn't watch these tables: " + String.join(", ", unwatched) + ".",
                    "Run the schema command, then start again: "
                            + "java -jar safe-city-certification.jar --spring.profiles.active=schema");
        }
    }

    List<String> unwatched() {
        return jdbc.sql("SELECT * FROM ledger_unwatched()").query(String.class).list();
    }
}
