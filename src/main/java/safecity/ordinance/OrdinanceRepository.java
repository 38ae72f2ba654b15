package safecity.ordinance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.refusal.Refusal;

/** The rows: how an ordinance stands, and everything that happened to it. */
@Component
class OrdinanceRepository {

    /** The columns that an event may set; the keys of what {@link #advance} takes. */
    enum Fact {
        TITLE,
        EFFECT_RULE,
        EFFECT_DAYS,
        NOTICED_ON,
        NOTICE_DAYS,
        NOTICE_ENDS_ON,
        SUBMITTED_ON,
        DECIDED_ON,
        AMENDED,
        TRANSMITTED_ON,
        REPORTED_ON,
        CONFIRMED_ON,
        PROMULGATED_BY,
        PROMULGATION_NUMBER,
        PROMULGATED_ON,
        EFFECTIVE_ON
    }

    private final JdbcClient jdbc;
    private final LegalActs acts;
    private final ObjectMapper json;
    private final Clock clock;

    OrdinanceRepository(JdbcClient jdbc, LegalActs acts, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.json = json;
        this.clock = clock;
    }

    /** The day of an act, as it was entered. */
    LocalDate day(String projectKey, LegalAct act) {
        return acts.day(projectKey, act, "");
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Optional<Ordinance> find(String projectKey) {
        return jdbc.sql("""
                SELECT project_key, attempt, title, status, effect_rule, effect_days, noticed_on, notice_days,
                    notice_ends_on, transmitted_on, promulgated_on, effective_on
                FROM ordinance WHERE project_key = ? ORDER BY attempt DESC LIMIT 1
                """).param(projectKey).query(Ordinance.class).optional();
    }

    /** The latest attempt. @throws Refusal {@code ordinance.unknown} */
    Ordinance current(String projectKey) {
        return find(projectKey).orElseThrow(() -> Refusal.notFound("ordinance.unknown", projectKey));
    }

    /** Begins the next attempt. */
    void open(String projectKey, String title) {
        int attempt = find(projectKey).map(Ordinance::attempt).orElse(0) + 1;
        jdbc.sql("INSERT INTO ordinance (project_key, attempt, title, status) VALUES (?, ?, ?, ?)")
                .params(projectKey, attempt, title, OrdinanceStatus.PLANNED.name())
                .update();
    }

    /** The present attempt comes to a status, with facts that are known from then on; a null value clears one. */
    void advance(String projectKey, OrdinanceStatus status, Map<Fact, ?> facts) {
        Ordinance ordinance = current(projectKey);
        String columns = facts.keySet().stream()
                .map(fact -> ", " + fact.name().toLowerCase() + " = :" + fact.name())
                .collect(Collectors.joining());
        JdbcClient.StatementSpec update = jdbc.sql("UPDATE ordinance SET status = :status" + columns
                        + " WHERE project_key = :key AND attempt = :attempt")
                .param("status", status.name())
                .param("key", projectKey)
                .param("attempt", ordinance.attempt());
        facts.forEach((fact, value) -> update.param(fact.name(), value instanceof Enum<?> e ? e.name() : value));
        update.update();
    }

    void advance(String projectKey, OrdinanceStatus status) {
        advance(projectKey, status, Map.of());
    }

    void record(String projectKey, NewOrdinanceEvent happening) {
        jdbc.sql("""
                INSERT INTO ordinance_event (project_key, attempt, what, outcome, figures, reason, on_day, actor, recorded_at)
                VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        current(projectKey).attempt(),
                        happening.what().name(),
                        happening.outcome(),
                        written(happening.figures()),
                        happening.reason(),
                        Optional.ofNullable(happening.day()).orElseGet(this::today),
                        happening.actor(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What happened in the present attempt, oldest first. */
    List<OrdinanceEvent> events(String projectKey) {
        return jdbc.sql("""
                SELECT id, what, outcome, figures ->> 'role' AS duty, reason, on_day, actor FROM ordinance_event
                WHERE project_key = ? AND attempt = (SELECT max(attempt) FROM ordinance WHERE project_key = ?)
                ORDER BY id
                """)
                .params(projectKey, projectKey)
                .query(OrdinanceEvent.class)
                .list();
    }

    /** The latest of a kind in the present attempt. */
    Optional<OrdinanceEvent> last(String projectKey, OrdinanceEventType what) {
        return events(projectKey).stream().filter(event -> event.what() == what).reduce((earlier, later) -> later);
    }

    private String written(Map<String, Object> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
