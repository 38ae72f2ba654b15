package safecity.organisation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.Handovers;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** A manager gives a task to somebody else, with a reason that stays on record. */
@Component
class Reassignments {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1_000;

    private final Handovers handovers;
    private final Roles roles;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final PostRules rules;

    Reassignments(
            Handovers handovers,
            Roles roles,
            AccessLog log,
            JdbcClient jdbc,
            Clock clock,
            Accounts accounts,
            PostRules rules) {
        this.accounts = accounts;
        this.rules = rules;
        this.handovers = handovers;
        this.roles = roles;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param from null when nobody had it */
    record Line(OffsetDateTime at, String from, String to, String by, String reason) {}

    Handovers.Open open(String taskId, Account manager) {
        check(manager);
        return handovers.open(taskId);
    }

    /**
     * Whoever gets the task is held to the rules of its completion as anybody: who drafted a document doesn't approve it
     * because a manager gave it to them.
     *
     * @throws Refusal forbidden to all but managers; not found for another municipality's task
     */
    @Transactional
    public void give(String taskId, String assignee, String reason, Account manager) {
        check(manager);
        String why = Objects.requireNonNullElse(PlainText.lines("reason", reason, LONGEST), "");
        if (why.length() < SHORTEST) {
            throw Refusal.of("reassignment.reasonMissing").field("reason");
        }
        rules.against(accounts.find(assignee == null ? "" : assignee)
                        .map(Account::groups)
                        .orElse(List.of()))
                .ifPresent(against -> {
                    throw Refusal.of(against).field("assignee");
                });
        Handovers.Open before = handovers.give(taskId, assignee);
        jdbc.sql("""
                INSERT INTO task_reassignment
                    (task_id, project_key, municipality, process, element, from_account, to_account, reason, by_account, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        taskId,
                        before.project(),
                        before.municipality(),
                        before.process(),
                        before.element(),
                        before.assignee(),
                        assignee,
                        why,
                        manager.id(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        log.record(
                "reassign",
                "task/" + taskId + " " + (before.assignee() == null ? "-" : before.assignee()) + " > " + assignee);
    }

    List<Line> of(String taskId) {
        return jdbc.sql("""
                SELECT at, from_account AS "from", to_account AS "to", by_account AS "by", reason
                FROM task_reassignment WHERE task_id = ? ORDER BY id DESC LIMIT 100
                """).param(taskId).query(Line.class).list();
    }

    private void check(Account account) {
        if (!roles.of(account.groups()).contains("manager")) {
            throw Refusal.forbidden("reassignment.manager");
        }
    }
}
