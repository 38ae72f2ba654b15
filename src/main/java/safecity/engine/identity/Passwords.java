package safecity.engine.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.models.Actor;

/** Which passwords an account has had, and which accounts have one that somebody else chose. */
@Component
public class Passwords {

    private static final int KEPT = 5;
    private static final long LASTS_NANOS = 60_000_000_000L;

    private final JdbcClient jdbc;
    private final boolean firstIsChanged;
    private final AtomicReference<Foreign> foreign = new AtomicReference<>();

    /** @param firstIsChanged false in the demo, whose own accounts share one password that everybody knows */
    Passwords(JdbcClient jdbc, @Value("${safecity.security.first-password-is-changed:true}") boolean firstIsChanged) {
        this.jdbc = jdbc;
        this.firstIsChanged = firstIsChanged;
    }

    private record Foreign(Set<String> accounts, long since) {}

    private record Stored(String password, String salt) {}

    public boolean isUsed(String account, String password, PasswordManager manager) {
        List<Stored> last = jdbc.sql(
                        "SELECT password, salt FROM password_history WHERE account = ? ORDER BY id DESC LIMIT ?")
                .params(account, KEPT)
                .query(Stored.class)
                .list();
        return last.stream()
                .anyMatch(one -> manager.check(EncryptionUtil.saltPassword(password, one.salt()), one.password()));
    }

    /** @param by who set it, {@link Actor#SYSTEM} for a command of the machine */
    void set(String account, String password, String salt, String by) {
        jdbc.sql("INSERT INTO password_history (account, password, salt, set_at, set_by) VALUES (?, ?, ?, ?, ?)")
                .params(account, password, salt, OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC), by)
                .update();
        foreign.set(null);
    }

    /** Whether the account's person has set a password of their own once: it is in use. */
    boolean isChosen(String account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM password_history WHERE account = ? AND set_by = account)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    /** Whether the account's password was chosen by somebody else, so that its person has to set one of their own first. */
    public boolean isForeign(String account) {
        Foreign known = foreign.get();
        if (known == null || System.nanoTime() - known.since() > LASTS_NANOS) {
            known = new Foreign(
                    jdbc.sql("""
                            SELECT account FROM (SELECT DISTINCT ON (account) account, set_by FROM password_history
                                ORDER BY account, id DESC) newest
                            WHERE set_by <> account AND (:all OR set_by <> :system)
                            """)
                            .param("all", firstIsChanged)
                            .param("system", Actor.SYSTEM)
                            .query(String.class)
                            .set(),
                    System.nanoTime());
            foreign.set(known);
        }
        return known.accounts().contains(account);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged changed) {
        foreign.set(null);
    }
}
