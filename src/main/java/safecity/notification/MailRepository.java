package safecity.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails to send, and what became of them. */
@Component
class MailRepository {

    private static final int LONGEST_ERROR = 500;

    /** No later mail has reached the same person. */
    private static final String NONE_SINCE = """
            NOT EXISTS (SELECT 1 FROM mail later
                WHERE later.recipient = mail.recipient AND later.id > mail.id AND later.sent_at IS NOT NULL)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    MailRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Mail(
            long id,
            String recipient,
            String address,
            String subject,
            String body,
            OffsetDateTime createdAt,
            int attempts) {}

    /** @param nextAttempt null once it has left or was given up */
    record State(
            long id,
            String recipient,
            String address,
            String subject,
            OffsetDateTime createdAt,
            int attempts,
            OffsetDateTime nextAttempt,
            OffsetDateTime sentAt,
            OffsetDateTime refusedAt,
            String error) {}

    /** @return empty when there is a digest of this day for the recipient already */
    Optional<Long> insert(
            String municipality,
            String recipient,
            String address,
            MailPurpose purpose,
            LocalDate day,
            MailTextRenderer.Text text) {
        return jdbc.sql("""
                INSERT INTO mail (municipality, recipient, address, purpose, day, subject, body, created_at, next_attempt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id
                """)
                .params(
                        municipality,
                        recipient,
                        address,
                        purpose.name(),
                        day,
                        text.subject(),
                        text.body(),
                        now(),
                        now())
                .query(Long.class)
                .optional();
    }

    /** The next one whose time has come, locked until the transaction ends. */
    Optional<Mail> next() {
        return jdbc.sql("""
                SELECT id, recipient, address, subject, body, created_at, attempts FROM mail WHERE next_attempt <= ?
                ORDER BY next_attempt, id LIMIT 1 FOR UPDATE SKIP LOCKED
                """).param(now()).query(Mail.class).optional();
    }

    void sent(long id) {
        jdbc.sql("UPDATE mail SET sent_at = ?, next_attempt = NULL, attempts = attempts + 1, error = NULL WHERE id = ?")
                .params(now(), id)
                .update();
    }

    void givenUp(long id, String error) {
        jdbc.sql("UPDATE mail SET refused_at = ?, next_attempt = NULL, attempts = attempts + 1, error = ? WHERE id = ?")
                .params(now(), shortened(error), id)
                .update();
    }

    void delayed(long id, String error, Duration delay) {
        jdbc.sql("UPDATE mail SET next_attempt = ?, attempts = attempts + 1, error = ? WHERE id = ?")
                .params(now().plus(delay), shortened(error), id)
                .update();
    }

    /** What has not left, given up ones first; until another mail has reached the person. */
    List<State> troubled(List<String> municipalities, int most) {
        if (municipalities.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT id, recipient, address, subject, created_at, attempts, next_attempt, sent_at, refused_at, error FROM mail
                WHERE error IS NOT NULL AND sent_at IS NULL AND municipality IN (:municipalities)
                    AND %s
                ORDER BY refused_at DESC NULLS LAST, id DESC LIMIT :most
                """.formatted(NONE_SINCE))
                .param("municipalities", municipalities)
                .param("most", most)
                .query(State.class)
                .list();
    }

    /** The address at which somebody isn't reached: mail to it was given up, and none has reached them since. */
    Optional<String> unreached(String recipient) {
        return jdbc.sql("""
                SELECT address FROM mail WHERE recipient = ? AND refused_at IS NOT NULL AND %s
                ORDER BY id DESC LIMIT 1
                """.formatted(NONE_SINCE))
                .param(recipient)
                .query(String.class)
                .optional();
    }

    private static String shortened(String error) {
        String text = error == null ? "" : error;
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
