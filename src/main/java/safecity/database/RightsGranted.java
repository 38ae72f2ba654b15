package safecity.database;

import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.util.StringUtils;

/**
 * Gives the application's account its rights after the schema command has made tables: the account that is configured,
 * or else those that have worked with the engine's tables before.
 */
final class RightsGranted {

    static final String ACCOUNT = "safecity.database.account";
    private static final Logger LOG = LoggerFactory.getLogger(RightsGranted.class);

    private final DatabaseRights rights;

    RightsGranted(DataSource database) {
        this.rights = new DatabaseRights(database);
    }

    /** @throws StartupRefusedException when an account doesn't exist or can't be given what it needs */
    void to(String configured) {
        boolean named = StringUtils.hasText(configured);
        if (named && !rights.exists(configured)) {
            throw new StartupRefusedException(
                    "The database has no account " + configured + ", which SAFECITY_DATABASE_ACCOUNT names.",
                    "Make it (CREATE ROLE … LOGIN PASSWORD '…'), or correct the setting, and run the command again.");
        }
        List<String> accounts = named ? List.of(configured) : rights.accounts();
        if (accounts.isEmpty()) {
            LOG.info("No other account was given rights; SAFECITY_DATABASE_ACCOUNT names one");
        }
        accounts.forEach(this::grant);
    }

    private void grant(String account) {
        try {
            rights.grant(account);
        } catch (DataAccessException refused) {
            throw new StartupRefusedException(
                    "The account %s could not be given its rights: %s"
                            .formatted(account, refused.getMostSpecificCause().getMessage()),
                    "Run the schema command as the owner of the tables.");
        }
        List<String> missing = rights.missing(account);
        if (!missing.isEmpty()) {
            throw MissingRights.refused(missing);
        }
        LOG.info("The account {} may read and write every table, also those of later upgrades", account);
    }
}
