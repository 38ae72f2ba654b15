package safecity.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/**
 * Secret addresses of calendars. A calendar program can't sign in, so whoever knows the address reads it: it is long and
 * random, only its hash is kept, it is shown once and can be revoked. It shows no more than its owner may see today.
 */
@Component
class CalendarFeeds {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ProjectAccess projects;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient jdbc, Accounts accounts, ProjectAccess projects, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.projects = projects;
        this.clock = clock;
    }

    /** @param projectKey null for the owner's own deadlines */
    record Feed(long id, String account, String projectKey, OffsetDateTime createdAt) {}

    /** @param project null for a feed of the owner's own deadlines */
    record Known(Account owner, @Nullable Project project) {}

    /**
     * Makes an address; the one before it for the same calendar ends.
     *
     * @return the secret, which nobody can read again
     * @throws Refusal {@code project.unknown} also for another municipality's project
     */
    @Transactional
    String make(Account owner, String projectKey) {
        String key = projectKey == null || projectKey.isBlank()
                ? null
                : projects.house(projectKey, owner).key();
        jdbc.sql(
                        "UPDATE calendar_feed SET revoked_at = ? WHERE account = ? AND coalesce(project_key, '') = coalesce(?::text, '') AND revoked_at IS NULL")
                .params(now(), owner.id(), key)
                .update();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("INSERT INTO calendar_feed (account, project_key, secret_hash, created_at) VALUES (?, ?, ?, ?)")
                .params(owner.id(), key, hash(secret), now())
                .update();
        return secret;
    }

    /** Of one's own only; what is revoked or another's is left as it is. */
    void revoke(Account owner, long id) {
        jdbc.sql("UPDATE calendar_feed SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL")
                .params(now(), id, owner.id())
                .update();
    }

    List<Feed> inForce(String account) {
        return jdbc.sql(
                        "SELECT id, account, project_key, created_at FROM calendar_feed WHERE account = ? AND revoked_at IS NULL ORDER BY id")
                .param(account)
                .query(Feed.class)
                .list();
    }

    /** Those of which a person may have a calendar. */
    List<Project> projects(Account person) {
        return projects.inside(person) ? projects.of(person) : List.of();
    }

    /** Empty for a secret that never was or is revoked, for an account that is gone, and a project that it may not see now. */
    Optional<Known> known(String secret) {
        return jdbc.sql(
                        "SELECT id, account, project_key, created_at FROM calendar_feed WHERE secret_hash = ? AND revoked_at IS NULL")
                .param(hash(secret))
                .query(Feed.class)
                .optional()
                .flatMap(feed -> accounts.find(feed.account())
                        .flatMap(owner -> feed.projectKey() == null
                                ? Optional.of(new Known(owner, null))
                                : projects.find(feed.projectKey(), owner)
                                        .filter(project -> projects.inside(owner))
                                        .map(project -> new Known(owner, project))));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
