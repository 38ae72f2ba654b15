package safecity.engine.identity;

import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** What one administrator asked for and a second one has not confirmed yet. */
@Component
public class WaitingConfirmations {

    private final JdbcClient jdbc;
    private final IdentityService identities;

    WaitingConfirmations(JdbcClient jdbc, IdentityService identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /**
     * @param act     {@code membership}, {@code password}, {@code municipality} or {@code municipality-group}
     * @param account whom it is about; a group where a municipality is to get one
     * @param group   the group or the municipality they are to enter; null for a password
     * @param until   when it lapses
     * @param own     asked for by the reader, who can't confirm it
     */
    public record Request(
            long id,
            String act,
            String account,
            @Nullable String group,
            OffsetDateTime requestedAt,
            String requestedBy,
            OffsetDateTime until,
            boolean own) {}

    private static final String OPEN = """
                SELECT id, act, CASE act WHEN 'password' THEN subject ELSE substring(subject FROM '/(.*)$') END AS account,
                       CASE act WHEN 'password' THEN NULL ELSE split_part(subject, '/', 1) END AS group,
                       requested_at, requested_by, requested_at + :open * interval '1 s' AS until, requested_by = :reader AS own
                  FROM administration_request
                 WHERE confirmed_at IS NULL AND requested_at + :open * interval '1 s' > clock_timestamp()
            """;

    /** The newest first. */
    public List<Request> of(String reader) {
        return open(reader, "ORDER BY id DESC LIMIT 500").query(Request.class).list();
    }

    private JdbcClient.StatementSpec open(String reader, String which) {
        return jdbc.sql(OPEN + which)
                .param("open", SecondAdministrator.OPEN.toSeconds())
                .param("reader", reader);
    }

    /**
     * Does what was asked for, as its second administrator. A password is said by whoever confirms it, at the account.
     *
     * @throws Refusal {@code confirmation.gone}, {@code confirmation.own}, {@code confirmation.password}
     */
    public void confirm(long id, String administrator) {
        Request request = open(administrator, "AND id = :id")
                .param("id", id)
                .query(Request.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("confirmation.gone"));
        if (request.own()) {
            throw Refusal.forbidden("confirmation.own");
        }
        switch (request.act()) {
            case "membership" -> identities.createMembership(request.account(), request.group());
            case "municipality" -> identities.createTenantUserMembership(request.group(), request.account());
            case "municipality-group" -> identities.createTenantGroupMembership(request.group(), request.account());
            default -> throw Refusal.conflict("confirmation.password");
        }
    }
}
