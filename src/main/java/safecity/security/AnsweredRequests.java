package safecity.security;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The answers to requests that their clients named, by account and for a day. */
@Repository
class AnsweredRequests {

    /** How long a file may be on its way before its node counts as fallen. */
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final JdbcClient jdbc;

    AnsweredRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param fingerprint SHA-256 of what was asked; null while a file comes in
     * @param standing    SHA-256 of the groups and municipalities of who asked; null for those from before it was kept
     * @param running     a file with this key is coming in
     * @param status      null when nothing was done
     */
    record Answer(
            @Nullable String fingerprint,
            @Nullable String standing,
            boolean running,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}

    /**
     * Takes the key for the transaction that runs; it is free again when that ends, however it ends.
     *
     * @return false when another one has it
     */
    boolean take(String account, String key) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 42))")
                .param(account + "\n" + key)
                .query(Boolean.class)
                .single();
    }

    Optional<Answer> find(String account, String key) {
        return jdbc.sql("""
                SELECT fingerprint, standing, running_until IS NOT NULL AND running_until > clock_timestamp() AS running,
                       status, content_type, location, body
                  FROM answered_request WHERE account = ? AND key = ? AND at > clock_timestamp() - interval '1 day'
                """).params(account, key).query(Answer.class).optional();
    }

    void keep(String account, String key, Answer answer) {
        jdbc.sql("""
                INSERT INTO answered_request
                       (account, key, fingerprint, standing, running_until, status, content_type, location, body)
                VALUES (:account, :key, :fingerprint, :standing, CASE WHEN :running THEN clock_timestamp() + :longest * interval '1 s' END,
                        :status, :contentType, :location, :body)
                ON CONFLICT (account, key) DO UPDATE SET at = clock_timestamp(), fingerprint = excluded.fingerprint,
                    standing = excluded.standing, running_until = excluded.running_until, status = excluded.status,
                    content_type = excluded.content_type, location = excluded.location, body = excluded.body
                """)
                .param("account", account)
                .param("key", key)
                .param("fingerprint", answer.fingerprint())
                .param("standing", answer.standing())
                .param("running", answer.running())
                .param("longest", LONGEST_UPLOAD.toSeconds())
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .update();
    }

    /** Keeps what was asked when nothing was done; never over an answer of somebody who was quicker. */
    void keepRefused(String account, String key, String fingerprint) {
        jdbc.sql("""
                INSERT INTO answered_request (account, key, fingerprint) VALUES (?, ?, ?)
                ON CONFLICT (account, key) DO UPDATE SET at = clock_timestamp(), fingerprint = excluded.fingerprint, standing = NULL,
                    running_until = NULL, status = NULL, content_type = NULL, location = NULL, body = NULL
                    WHERE answered_request.at <= clock_timestamp() - interval '1 day'
                """).params(account, key, fingerprint).update();
    }

    /** Nothing came of it; the key is as if it had never been used. */
    void forget(String account, String key) {
        jdbc.sql("DELETE FROM answered_request WHERE account = ? AND key = ?")
                .params(account, key)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        jdbc.sql("DELETE FROM answered_request WHERE at < clock_timestamp() - interval '1 day'")
                .update();
    }
}
