package safecity.instance;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.operation.Incidents;
import safecity.engine.operation.Suspensions;
import safecity.engine.processes.Instances.Found;
import safecity.engine.release.Migrations;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** What managers do to procedures that run, each with a reason that stays on record; who has work in them is told. */
@Component
class Steering {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1_000;

    private final InstanceReader reader;
    private final Incidents incidents;
    private final Suspensions suspensions;
    private final Migrations migrations;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Steering(
            InstanceReader reader,
            Incidents incidents,
            Suspensions suspensions,
            Migrations migrations,
            AccessLog log,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.reader = reader;
        this.incidents = incidents;
        this.suspensions = suspensions;
        this.migrations = migrations;
        this.log = log;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an act reaches. */
    enum Reach {
        /** The procedure and everything that it called. */
        PROCEDURE,
        /** Everything that runs for its project. */
        PROJECT
    }

    /** @param element of the step that was tried again; null for other acts */
    record Line(
            String steering, @Nullable String element, int instances, String reason, OffsetDateTime at, String by) {}

    /** What of it somebody may do. */
    record Rights(boolean retries, boolean suspends) {}

    Rights rights(Account account) {
        return new Rights(incidents.mayRetry(account), suspensions.mayChange(account));
    }

    /**
     * Lets the machine try a failed step once more.
     *
     * @throws Refusal conflict where the failure is settled or tried again already
     */
    @Transactional
    public void retry(String instance, String incident, @Nullable String reason, Account account) {
        Found found = reader.find(instance, account);
        if (!incidents.mayRetry(account)) {
            throw Refusal.forbidden("instance.steerers");
        }
        String why = reason(reason);
        Incidents.Failed failed = incidents.retry(instance, incident);
        done(InstanceSteered.What.RETRIED, found, failed.element(), List.of(instance), why, account);
    }

    /**
     * Holds up a procedure with everything that it called, or everything that runs for its project.
     *
     * @throws Refusal conflict where all of it is held up already or is over
     */
    @Transactional
    public void suspend(String instance, Reach reach, @Nullable String reason, Account account) {
        Found found = steered(instance, account);
        String why = reason(reason);
        List<String> reached = suspensions.suspend(reached(found, reach));
        done(InstanceSteered.What.SUSPENDED, found, null, reached, why, account);
    }

    /**
     * Lets it go on.
     *
     * @throws Refusal conflict where nothing of it is held up
     */
    @Transactional
    public void resume(String instance, Reach reach, @Nullable String reason, Account account) {
        Found found = steered(instance, account);
        String why = reason(reason);
        List<String> reached = suspensions.resume(reached(found, reach));
        done(InstanceSteered.What.RESUMED, found, null, reached, why, account);
    }

    /**
     * Takes procedures to the newest version of their model, all or none.
     *
     * @throws Refusal conflict where one has gone already, has ended or can't go
     */
    @Transactional
    public void migrate(List<String> chosen, @Nullable String reason, Account account) {
        if (chosen.isEmpty() || chosen.size() > InstanceReader.PAGE) {
            throw Refusal.of("instance.chooseSome", InstanceReader.PAGE).field("instances");
        }
        List<Found> all =
                chosen.stream().distinct().map(one -> steered(one, account)).toList();
        String why = reason(reason);
        migrations.migrate(all.stream().map(Found::instance).toList());
        all.forEach(one -> done(InstanceSteered.What.MIGRATED, one, null, List.of(one.instance()), why, account));
    }

    /** What was done to a procedure or, with it, to others of its project; the newest first. */
    List<Line> of(String instance, @Nullable String project) {
        return jdbc.sql("""
                SELECT steering, element, instances, reason, acted_at AS at, acted_by AS "by" FROM instance_act
                WHERE instance = :instance OR project_key = :project AND steering IN ('suspended', 'resumed')
                ORDER BY id DESC LIMIT 100
                """)
                .param("instance", instance)
                .param("project", project)
                .query(Line.class)
                .list();
    }

    private Found steered(String instance, Account account) {
        Found found = reader.find(instance, account);
        if (!suspensions.mayChange(account)) {
            throw Refusal.forbidden("instance.steerers");
        }
        if (found.endedAt() != null) {
            throw Refusal.conflict("instance.over");
        }
        return found;
    }

    private List<String> reached(Found found, Reach reach) {
        return reach == Reach.PROJECT && found.project() != null
                ? suspensions.of(found.project())
                : suspensions.below(found.instance());
    }

    private static String reason(@Nullable String typed) {
        String why = Objects.requireNonNullElse(PlainText.lines("reason", typed, LONGEST), "");
        if (why.length() < SHORTEST) {
            throw Refusal.of("instance.reasonMissing", SHORTEST).field("reason");
        }
        return why;
    }

    private void done(
            InstanceSteered.What what,
            Found found,
            @Nullable String element,
            List<String> reached,
            String why,
            Account account) {
        jdbc.sql("""
                INSERT INTO instance_act (instance, project_key, municipality, process, element, steering, instances, reason, acted_at, acted_by)
                VALUES (:instance, :project, :municipality, :process, :element, :steering, :instances, :reason, :at, :by)
                """)
                .param("instance", found.instance())
                .param("project", found.project())
                .param("municipality", found.municipality())
                .param("process", found.process())
                .param("element", element)
                .param("steering", what.code())
                .param("instances", reached.size())
                .param("reason", why)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", account.id())
                .update();
        log.record("steer", "instance/" + found.instance() + " " + what.code());
        events.publishEvent(new InstanceSteered(
                what,
                found.instance(),
                found.process(),
                found.name(),
                found.project(),
                found.municipality(),
                suspensions.holders(reached),
                why,
                account.id()));
    }
}
