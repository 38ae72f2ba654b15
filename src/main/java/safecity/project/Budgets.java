package safecity.project;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.project.plan.PlanRepository;
import safecity.refusal.Refusal;

/**
 * A project's money by year: allotted by the plan in force, committed by contracts, paid. Amounts in won.
 *
 * <p>지방자치법 제144조·지방회계법: nothing is committed beyond what is allotted.
 */
@ModelBean("budgets")
public class Budgets {

    private static final long MILLION = 1_000_000;

    private final JdbcClient jdbc;
    private final PlanRepository plans;
    private final Clock clock;

    public Budgets(JdbcClient jdbc, PlanRepository plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    /** One year's figures, in won. */
    public record Year(int year, long allotted, long committed, long paid) {

        public long remaining() {
            return allotted - committed;
        }
    }

    /** Every year of the plan in force, and any other year in which money moved. */
    public List<Year> years(String projectKey) {
        Map<Integer, Year> years = new TreeMap<>();
        plans.inForce(projectKey)
                .ifPresent(baseline -> plans.budget(baseline.id())
                        .forEach((year, sources) -> years.put(
                                year,
                                new Year(
                                        year,
                                        MILLION
                                                * sources.values().stream()
                                                        .mapToLong(Long::longValue)
                                                        .sum(),
                                        0,
                                        0))));
        jdbc.sql("""
                SELECT year,
                    coalesce(sum(amount) FILTER (WHERE kind = 'COMMITTED'), 0)
                        - coalesce(sum(amount) FILTER (WHERE kind = 'RELEASED'), 0) AS committed,
                    coalesce(sum(amount) FILTER (WHERE kind = 'PAID'), 0) AS paid
                FROM budget_entry WHERE project_key = ? GROUP BY year
                """).param(projectKey).query(row -> {
            int year = row.getInt("year");
            long allotted = years.containsKey(year) ? years.get(year).allotted() : 0;
            years.put(year, new Year(year, allotted, row.getLong("committed"), row.getLong("paid")));
        });
        return List.copyOf(years.values());
    }

    /** What is left of a year's allotment, in won; 0 for a year without budget. */
    public long remaining(String projectKey, int year) {
        return year(projectKey, year).remaining();
    }

    /**
     * Commits money for a contract.
     *
     * @throws Refusal {@code budget.exceeded}, naming what is asked, what is left and what is missing
     */
    @Transactional
    public void commit(String projectKey, int year, String reference, long won, String actor) {
        lock(projectKey);
        long left = remaining(projectKey, year);
        if (won > left) {
            throw Refusal.of("budget.exceeded", won, year, left, won - left)
                    .field("contractAmount")
                    .rule("지방재정법 제3조");
        }
        enter(projectKey, year, "COMMITTED", reference, won, actor);
    }

    /**
     * Gives back what a contract does not need, such as the difference after a change of contract.
     *
     * @throws Refusal {@code budget.releasedBeyondCommitment} when more is given back than is committed and unpaid
     */
    @Transactional
    public void release(String projectKey, int year, String reference, long won, String actor) {
        lock(projectKey);
        long open = open(projectKey, year, reference);
        if (won > open) {
            throw Refusal.of("budget.releasedBeyondCommitment", won, reference, open);
        }
        enter(projectKey, year, "RELEASED", reference, won, actor);
    }

    /**
     * Records a payment.
     *
     * @throws Refusal {@code budget.paidBeyondCommitment} when more is paid for a reference than was committed for it
     */
    @Transactional
    public void pay(String projectKey, int year, String reference, long won, String actor) {
        lock(projectKey);
        long open = open(projectKey, year, reference);
        if (won > open) {
            throw Refusal.of("budget.paidBeyondCommitment", won, reference, open)
                    .field("paidAmount");
        }
        enter(projectKey, year, "PAID", reference, won, actor);
    }

    /** A line of the ledger; {@code kind} is {@code COMMITTED}, {@code RELEASED} or {@code PAID}, the amount in won. */
    public record Entry(String projectKey, int year, String kind, String reference, long amount, OffsetDateTime at) {}

    /** What somebody entered until a moment, in its order. */
    public List<Entry> entriesBy(String account, Collection<String> projects, Instant until) {
        return projects.isEmpty()
                ? List.of()
                : jdbc.sql("""
                SELECT project_key, year, kind, reference, amount, entered_at AS at FROM budget_entry
                WHERE entered_by = :account AND project_key IN (:projects) AND entered_at <= :until ORDER BY id
                """)
                        .param("account", account)
                        .param("projects", projects)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query(Entry.class)
                        .list();
    }

    /** What had been paid for a reference at a moment, in won. */
    public long paid(String projectKey, String reference, Instant until) {
        return jdbc.sql("""
                SELECT coalesce(sum(amount), 0) FROM budget_entry
                WHERE kind = 'PAID' AND project_key = ? AND reference = ? AND entered_at <= ?
                """)
                .params(projectKey, reference, until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** What is committed for a reference and neither paid nor given back, in won. */
    private long open(String projectKey, int year, String reference) {
        return jdbc.sql("""
                SELECT coalesce(sum(CASE kind WHEN 'COMMITTED' THEN amount ELSE -amount END), 0)
                FROM budget_entry WHERE project_key = ? AND year = ? AND reference = ?
                """)
                .params(projectKey, year, reference)
                .query(Long.class)
                .single();
    }

    /** What is committed in a year, in won. */
    public long committed(String projectKey, int year) {
        return year(projectKey, year).committed();
    }

    private Year year(String projectKey, int year) {
        return years(projectKey).stream()
                .filter(figures -> figures.year() == year)
                .findFirst()
                .orElse(new Year(year, 0, 0, 0));
    }

    /** Two contracts that are signed at the same moment wait for each other, so that both can't take the last won. */
    private void lock(String projectKey) {
        jdbc.sql("SELECT key FROM project WHERE key = ? FOR UPDATE")
                .param(projectKey)
                .query(String.class)
                .single();
    }

    private void enter(String projectKey, int year, String kind, String reference, long won, String actor) {
        jdbc.sql("""
                INSERT INTO budget_entry (project_key, year, kind, reference, amount, entered_at, entered_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, year, kind, reference, won, clock.instant().atOffset(ZoneOffset.UTC), actor)
                .update();
    }
}
