package safecity.engine.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.refusal.Refusal;

/**
 * What gives one administrator another's power of decision, or somebody what is another municipality's, is done by two: the first asks and is refused, a second one
 * who does the same within three days confirms it. Time is the machine's, whatever time the demo plays.
 */
@Component
class SecondAdministrator {

    static final Duration OPEN = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate atOnce;
    private final boolean needed;

    /** @param needed false in the demo, which has one administrator */
    SecondAdministrator(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            @Value("${safecity.security.second-administrator:true}") boolean needed) {
        this.jdbc = jdbc;
        this.events = events;
        this.needed = needed;
        this.atOnce = new TransactionTemplate(transactions);
        this.atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * @param act     {@code membership}, {@code password}, {@code municipality} or {@code municipality-group}
     * @param subject whom it is about, as {@code yeonsu-mayor/kim}
     * @throws Refusal {@code administration.second} when nobody else has asked for it yet
     */
    void confirm(String act, String subject, String administrator) {
        if (isFirst(act, subject, administrator)) {
            atOnce.executeWithoutResult(status -> request(act, subject, administrator));
            throw Refusal.conflict("administration.second");
        }
    }

    /** As {@link #confirm}; what is asked for is written with what else the caller's transaction writes. */
    boolean isConfirmed(String act, String subject, String administrator) {
        boolean first = isFirst(act, subject, administrator);
        if (first) {
            request(act, subject, administrator);
        }
        return !first;
    }

    private boolean isFirst(String act, String subject, String administrator) {
        if (!needed) {
            return false;
        }
        Optional<String> other = jdbc.sql("""
                UPDATE administration_request SET confirmed_at = ?, confirmed_by = ? WHERE id = (
                    SELECT min(id) FROM administration_request WHERE act = ? AND subject = ? AND confirmed_at IS NULL
                        AND requested_by <> ? AND requested_at > ?)
                RETURNING requested_by
                """)
                .params(now(), administrator, act, subject, administrator, now().minus(OPEN))
                .query(String.class)
                .optional();
        events.publishEvent(new AdministrationAct(act + "/" + subject
                + other.map(one -> " first asked for by " + one).orElse(" asked for; a second one confirms")));
        return other.isEmpty();
    }

    /** Once, however often it is asked for: what was confirmed leaves nothing open behind it. */
    private void request(String act, String subject, String administrator) {
        jdbc.sql("""
                INSERT INTO administration_request (act, subject, requested_at, requested_by)
                SELECT :act, :subject, :now, :by WHERE NOT EXISTS (
                    SELECT FROM administration_request WHERE act = :act AND subject = :subject AND requested_by = :by
                        AND confirmed_at IS NULL AND requested_at > :since)
                """)
                .param("act", act)
                .param("subject", subject)
                .param("now", now())
                .param("by", administrator)
                .param("since", now().minus(OPEN))
                .update();
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }
}
