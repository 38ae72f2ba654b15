package safecity.act;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** The one place that takes the day of an act, and tells it to whatever counts from there. */
@ModelBean("legalActs")
@Transactional
public class LegalActs {

    private final JdbcClient jdbc;
    private final Clock clock;

    LegalActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An act is done, and entered now.
     *
     * @param act     key of a {@link LegalAct}
     * @param subject which of several in the project: a contract's code, an audit's stage; empty where there is one
     * @throws Refusal {@code act.inFuture}; {@code act.reasonMissing} when it is entered on a later day without a reason;
     *                 {@code act.beforeAnother} when it lies before what must lie before it
     */
    public void done(String projectKey, String act, String subject, DayOfAct entry, String actor) {
        LegalAct known = LegalAct.of(act);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Optional.ofNullable(entry.actOn()).orElse(today);
        String reason =
                Optional.ofNullable(entry.lateReason()).map(String::strip).orElse("");
        if (day.isAfter(today)) {
            throw Refusal.of("act.inFuture", name(known), day.toString(), today.toString())
                    .field("actOn");
        }
        if (day.isBefore(today) && reason.isEmpty()) {
            throw Refusal.of("act.reasonMissing", name(known), day.toString()).field("lateReason");
        }
        known.after()
                .ifPresent(before -> lastBefore(projectKey, before, subject)
                        .ifPresent(earlier -> follows(known, day, before, earlier, "actOn")));
        jdbc.sql("""
                INSERT INTO legal_act (project_key, act, subject, done_on, late_reason, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        known.name(),
                        subject,
                        day,
                        reason.isEmpty() ? null : reason,
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * As {@link #done}, where a step may also record that the act was not done.
     *
     * @param outcome the decision that says that it was
     */
    public void doneIf(String projectKey, String act, String subject, DecidedAct entry, String outcome, String actor) {
        if (outcome.equals(entry.decision())) {
            done(projectKey, act, subject, new DayOfAct(entry.actOn(), entry.lateReason()), actor);
        }
    }

    /** Another day counts for an act than the one that was entered; both rows stay. */
    void correct(String projectKey, ActOrder.Done done, LocalDate day, String reason, String actor) {
        jdbc.sql("""
                INSERT INTO legal_act (project_key, act, subject, done_on, late_reason, corrects, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        done.act().name(),
                        done.subject(),
                        day,
                        reason,
                        done.root(),
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An act that needs no entry of its own, because the step before it that ended now was its last part. */
    public void doneToday(String projectKey, String act, String subject) {
        done(projectKey, act, subject, new DayOfAct(null, null), Actor.SYSTEM);
    }

    /** @throws Refusal {@code act.beforeAnother} on the field, when the day lies before the other act's */
    public void follows(LegalAct act, LocalDate day, LegalAct before, LocalDate earlier, String field) {
        if (day.isBefore(earlier)) {
            throw Refusal.of("act.beforeAnother", name(act), day.toString(), name(before), earlier.toString())
                    .field(field);
        }
    }

    /** Names acts for {@link #latest}: their keys separated by commas, a slash, and their subject. */
    public String named(String acts, String subject) {
        return acts + "/" + subject;
    }

    /** The latest of the newest days of several acts, as {@link #named} names them; empty where none was entered. */
    public Optional<LocalDate> latest(String projectKey, String named) {
        String subject = named.substring(named.indexOf('/') + 1);
        return Stream.of(named.substring(0, named.indexOf('/')).split(","))
                .map(LegalAct::of)
                .flatMap(act -> last(projectKey, act, subject).stream())
                .max(Comparator.naturalOrder());
    }

    /** The day of the newest act of its kind, as an ISO day; today where none was entered, as in a release before. */
    public String on(String projectKey, String act, String subject) {
        return day(projectKey, LegalAct.of(act), subject).toString();
    }

    /** As {@link #on}. */
    public LocalDate day(String projectKey, LegalAct act, String subject) {
        return last(projectKey, act, subject).orElseGet(() -> LocalDate.now(clock));
    }

    /** The day of the newest act of its kind; empty where none was entered. */
    public Optional<LocalDate> last(String projectKey, LegalAct act, String subject) {
        return jdbc.sql("""
                SELECT done_on FROM legal_act WHERE project_key = ? AND act = ? AND subject = ? ORDER BY id DESC LIMIT 1
                """)
                .params(projectKey, act.name(), subject)
                .query(LocalDate.class)
                .optional();
    }

    /** The days of all acts of a kind since the newest conclusion of their subject's contract, as they count now. */
    public List<LocalDate> days(String projectKey, LegalAct act, String subject) {
        return jdbc.sql("""
                SELECT coalesce((SELECT c.done_on FROM legal_act c WHERE c.corrects = a.id ORDER BY c.id DESC LIMIT 1), a.done_on)
                FROM legal_act a WHERE a.project_key = :project AND a.act = :act AND a.subject = :subject
                    AND a.corrects IS NULL AND a.id > coalesce((SELECT max(b.id) FROM legal_act b
                        WHERE b.project_key = :project AND b.subject = :subject AND b.act = 'CONTRACT_CONCLUSION'
                        AND b.corrects IS NULL), 0)
                ORDER BY a.id
                """)
                .param("project", projectKey)
                .param("act", act.name())
                .param("subject", subject)
                .query(LocalDate.class)
                .list();
    }

    /** What comes before an act of one subject: of the same subject, of none, or where the act has none, of any. */
    private Optional<LocalDate> lastBefore(String projectKey, LegalAct before, String subject) {
        return last(projectKey, before, subject)
                .or(() -> last(projectKey, before, ""))
                .or(() -> subject.isEmpty() ? lastOfAny(projectKey, before) : Optional.empty());
    }

    /** The day of the newest act of its kind, whichever its subject. */
    public Optional<LocalDate> lastOfAny(String projectKey, LegalAct act) {
        return jdbc.sql("SELECT done_on FROM legal_act WHERE project_key = ? AND act = ? ORDER BY id DESC LIMIT 1")
                .params(projectKey, act.name())
                .query(LocalDate.class)
                .optional();
    }

    /** Said in the language of whoever reads the refusal. */
    static MessageSourceResolvable name(LegalAct act) {
        return new DefaultMessageSourceResolvable("act.name." + act.key());
    }
}
