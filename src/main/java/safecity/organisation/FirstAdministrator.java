package safecity.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.database.StartupRefusedException;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.refusal.Refusal;

/**
 * Makes the first two administrators with the schema, each with the password that a file holds: what gives power of
 * decision is done by two. Somebody who is an administrator keeps their password, unless it is asked to set it anew: the
 * way back in when nobody knows one.
 */
@Component
@Profile("schema")
@Order(DemoMunicipalities.ORDER)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final IdentityDirectory directory;
    private final Map<String, String> passwordFiles = new LinkedHashMap<>();
    private final boolean anew;

    /** @param anew whether the accounts that a file is named for get its password even if they have one */
    FirstAdministrator(
            IdentityDirectory directory,
            @Value("${safecity.admin.password-file:}") String first,
            @Value("${safecity.admin.second-password-file:}") String second,
            @Value("${safecity.admin.password-anew:false}") boolean anew) {
        this.directory = directory;
        this.anew = anew;
        passwordFiles.put(Administrators.FIRST, first);
        passwordFiles.put(Administrators.SECOND, second);
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        passwordFiles.forEach((account, file) -> {
            if (!file.isBlank()) {
                make(account, file);
            }
        });
        if (!directory.hasMembers(Administrators.GROUP)) {
            LOG.warn("Nobody is an administrator yet: name the file of a first password in SAFECITY_ADMIN_PASSWORD_FILE"
                    + " and run this command again.");
        }
    }

    private void make(String account, String file) {
        try {
            if (!directory.hasUser(account)) {
                directory.ensureGroup(KnownGroup.administrators(), Administrators.GROUP_NAME);
                directory.ensureUser(account, Administrators.NAME, password(file), List.of(Administrators.GROUP), null);
                LOG.info("Made the account {}; its password is changed at the first sign-in.", account);
            } else if (anew) {
                directory.setPassword(account, password(file));
                directory.ensureUser(account, Administrators.NAME, "", List.of(Administrators.GROUP), null);
                LOG.warn("Gave the account {} the password of the file; it is changed at the next sign-in.", account);
            } else {
                LOG.info("There is an administrator {} already; no password was changed.", account);
            }
        } catch (Refusal refused) {
            throw new StartupRefusedException(
                    "The password in " + file + " for " + account + " is refused: " + refused.code() + ".",
                    "Write one of at least ten characters into its first line that is not widely known, doesn't hold the"
                            + " account's name and is not one of its last five.");
        }
    }

    /** The first line of the file; what is around it is an editor's doing. */
    private static String password(String file) {
        return read(file).lines().findFirst().orElse("").strip();
    }

    private static String read(String passwordFile) {
        try {
            return Files.readString(Path.of(passwordFile));
        } catch (IOException unreadable) {
            throw new StartupRefusedException(
                    "The file of an administrator's password can't be read: " + passwordFile,
                    "Set SAFECITY_ADMIN_PASSWORD_FILE and SAFECITY_ADMIN_SECOND_PASSWORD_FILE to files that this process may read.");
        }
    }
}
