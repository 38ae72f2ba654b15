package safecity.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.database.StartRefused;
import safecity.engine.Directory;
import safecity.engine.KnownGroup;

/**
 * Makes the first administrator with the schema, once: the account {@code admin} with the password that a file holds.
 * Where somebody is an administrator already, nothing is made and no password is changed.
 */
@Component
@Profile("schema")
@Order(DemoMunicipalities.ORDER)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int SHORTEST = 12;

    private final Directory directory;
    private final String passwordFile;

    FirstAdministrator(Directory directory, @Value("${safecity.admin.password-file:}") String passwordFile) {
        this.directory = directory;
        this.passwordFile = passwordFile;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (directory.hasMembers(Administrators.GROUP)) {
            LOG.info("There is an administrator already; no account was made.");
        } else if (passwordFile.isBlank()) {
            LOG.warn("Nobody is an administrator yet: name the file of a first password in SAFECITY_ADMIN_PASSWORD_FILE"
                    + " and run this command again.");
        } else {
            directory.ensureGroup(KnownGroup.administrators(), Administrators.GROUP_NAME);
            directory.ensureUser(
                    Administrators.FIRST, Administrators.FIRST_NAME, password(), List.of(Administrators.GROUP), null);
            LOG.info("Made the account {}; have its password changed at the first sign-in.", Administrators.FIRST);
        }
    }

    /** The first line of the file; what is around it is an editor's doing. */
    private String password() {
        String password = read().lines().findFirst().orElse("").strip();
        if (password.length() < SHORTEST) {
            throw new StartRefused(
                    "The first administrator's password has " + password.length() + " characters.",
                    "Write at least " + SHORTEST + " characters into the first line of " + passwordFile + ".");
        }
        return password;
    }

    private String read() {
        try {
            return Files.readString(Path.of(passwordFile));
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "The file of the first administrator's password can't be read: " + passwordFile,
                    "Set SAFECITY_ADMIN_PASSWORD_FILE to a file that this process may read.");
        }
    }
}
