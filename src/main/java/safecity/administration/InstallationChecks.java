package safecity.administration;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators found out about the installation's neighbours, or decided to do without. */
@Component
class InstallationChecks {

    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String NOT_USED = "not-used";

    private final JdbcClient jdbc;

    InstallationChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at by the machine's clock: it is about the machine */
    record Check(String outcome, String checkedBy, OffsetDateTime at) {

        boolean settled() {
            return !outcome.equals(FAILED);
        }
    }

    /** @param subject {@code mail} or {@code sign-in} */
    Optional<Check> last(String subject) {
        return jdbc.sql("""
                SELECT outcome, checked_by, checked_at AS at FROM installation_check WHERE subject = ?
                 ORDER BY id DESC LIMIT 1
                """).param(subject).query(Check.class).optional();
    }

    void enter(String subject, String outcome, String by) {
        jdbc.sql("INSERT INTO installation_check (subject, outcome, checked_by, checked_at) VALUES (?, ?, ?, ?)")
                .params(subject, outcome, by, OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                .update();
    }
}
