package safecity.engine.processes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelNames;
import safecity.engine.models.TaskTitles;

/** Asks the engine's history by SQL: its own query knows neither titles nor the words of people, nor several orders at once. */
@Component
class EngineInstances implements Instances {

    private static final String VISIBLE = """
            FROM act_hi_procinst i
            WHERE (i.business_key_ = ANY (:projects)
                OR i.business_key_ IS NULL AND i.tenant_id_ = ANY (:municipalities))
            """;

    private static final String STATES = """
            CASE WHEN i.state_ = 'SUSPENDED' THEN 'SUSPENDED' WHEN i.end_time_ IS NULL THEN 'RUNNING'
                WHEN i.state_ LIKE '%TERMINATED' THEN 'ENDED_EARLY' ELSE 'FINISHED' END
            """;

    /** A caller has an incident of the engine for each of what it called; the failure is only where it was caused. */
    private static final String INCIDENT =
            "FROM act_ru_incident f WHERE f.proc_inst_id_ = i.id_ AND f.cause_incident_id_ = f.id_";

    private static final Map<Order, String> ORDERS = Map.of(
            Order.NEWEST, "i.start_time_ DESC, i.id_",
            Order.OLDEST, "i.start_time_, i.id_",
            Order.ENDED, "i.end_time_ DESC NULLS LAST, i.id_",
            Order.LONGEST, "coalesce(i.end_time_, :now) - i.start_time_ DESC, i.id_",
            Order.PROCESS, "i.proc_def_key_, i.start_time_ DESC, i.id_",
            Order.PROJECT, "i.business_key_ NULLS LAST, i.start_time_ DESC, i.id_");

    private static final String TITLES = """
            (SELECT string_agg(v.text_, ' · ' ORDER BY array_position(:titles, v.name_::text)) FROM act_hi_varinst v
              WHERE v.proc_inst_id_ = i.id_ AND v.execution_id_ = i.id_ AND v.name_ = ANY (:titles) AND v.text_ <> '')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RepositoryService repository;
    private final SystemScope system;

    EngineInstances(JdbcClient jdbc, Clock clock, RepositoryService repository, SystemScope system) {
        this.repository = repository;
        this.system = system;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Found> find(Question question, Scope scope, int offset, int limit) {
        Map<String, Object> figures = figures(scope);
        String which = VISIBLE + conditions(question, figures);
        figures.put("offset", offset);
        figures.put("limit", limit);
        return told(
                "SELECT i.* " + which + " ORDER BY " + ORDERS.get(question.order()) + " OFFSET :offset LIMIT :limit",
                question.order(),
                figures);
    }

    @Override
    public int count(Question question, Scope scope) {
        Map<String, Object> figures = figures(scope);
        return jdbc.sql("SELECT count(*) " + VISIBLE + conditions(question, figures))
                .params(figures)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Found> find(String instance, Scope scope) {
        Map<String, Object> figures = figures(scope);
        figures.put("instance", instance);
        return told("SELECT i.* " + VISIBLE + " AND i.id_ = :instance", Order.OLDEST, figures).stream()
                .findFirst();
    }

    @Override
    public List<Found> calledBy(String instance, Scope scope) {
        Map<String, Object> figures = figures(scope);
        figures.put("instance", instance);
        return told("SELECT i.* " + VISIBLE + " AND i.super_process_instance_id_ = :instance", Order.OLDEST, figures);
    }

    private Map<String, Object> figures(Scope scope) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("projects", texts(scope.projects()));
        figures.put("municipalities", texts(scope.municipalities()));
        figures.put("titles", texts(TaskTitles.NAMES));
        figures.put("now", Timestamp.from(clock.instant()));
        return figures;
    }

    private static String conditions(Question question, Map<String, Object> figures) {
        StringBuilder sql = new StringBuilder();
        if (question.project() != null) {
            sql.append(" AND i.business_key_ = :project");
            figures.put("project", question.project());
        }
        if (question.process() != null) {
            sql.append(" AND i.proc_def_key_ = :process");
            figures.put("process", question.process());
        }
        if (question.state() != null) {
            sql.append(" AND ").append(STATES).append(" = :state");
            figures.put("state", question.state().name());
        }
        if (question.older()) {
            sql.append("""
                     AND i.end_time_ IS NULL AND EXISTS (SELECT FROM act_re_procdef d JOIN act_re_procdef n ON n.key_ = d.key_
                        AND n.tenant_id_ IS NOT DISTINCT FROM d.tenant_id_ AND n.version_ > d.version_ WHERE d.id_ = i.proc_def_id_)
                    """);
        }
        if (question.incident()) {
            sql.append(" AND EXISTS (SELECT ").append(INCIDENT).append(')');
        }
        if (question.from() != null) {
            sql.append(" AND (i.end_time_ IS NULL OR i.end_time_ >= :from)");
            figures.put("from", Timestamp.from(question.from()));
        }
        if (question.until() != null) {
            sql.append(" AND i.start_time_ < :until");
            figures.put("until", Timestamp.from(question.until()));
        }
        if (question.words() != null) {
            sql.append("""
                     AND (i.id_ = :whole OR i.proc_def_key_ = ANY (:named) OR i.business_key_ = ANY (:about)
                        OR EXISTS (SELECT FROM act_hi_varinst v WHERE v.proc_inst_id_ = i.id_ AND v.execution_id_ = i.id_
                            AND v.name_ = ANY (:titles) AND v.text_ ILIKE :words)
                        OR cardinality(:steps) > 0 AND EXISTS (SELECT FROM act_hi_taskinst t WHERE t.proc_inst_id_ = i.id_
                            AND t.proc_def_key_ || '/' || t.task_def_key_ = ANY (:steps)))
                    """);
            figures.put("whole", question.words());
            figures.put("words", "%" + question.words().replaceAll("([\\\\%_])", "\\\\$1") + "%");
            figures.put("named", texts(question.processes()));
            figures.put("about", texts(question.projects()));
            figures.put("steps", texts(question.steps()));
        }
        return sql.toString();
    }

    private List<Found> told(String which, Order order, Map<String, Object> figures) {
        return jdbc.sql("WITH i AS (" + which
                        + ") SELECT i.id_, i.proc_def_key_, d.id_ AS definition, d.name_, d.version_, i.business_key_, "
                        + "i.tenant_id_, i.super_process_instance_id_, i.start_time_, i.end_time_, " + STATES
                        + " AS state, "
                        + TITLES + " AS title, (SELECT count(*) " + INCIDENT + ") AS incidents, " + """
                        (SELECT max(n.version_) FROM act_re_procdef n
                          WHERE n.key_ = d.key_ AND n.tenant_id_ IS NOT DISTINCT FROM d.tenant_id_) AS newest,
                        ARRAY(SELECT DISTINCT a.act_id_ || '~' || a.act_name_ FROM act_hi_actinst a
                          WHERE i.end_time_ IS NULL AND a.proc_inst_id_ = i.id_ AND a.end_time_ IS NULL
                            AND a.act_name_ IS NOT NULL AND a.act_type_ NOT IN ('subProcess', 'multiInstanceBody')
                          UNION SELECT coalesce(f.failed_activity_id_, f.activity_id_) || '~' FROM act_ru_incident f
                          WHERE f.proc_inst_id_ = i.id_ AND f.cause_incident_id_ = f.id_) AS places
                        FROM i JOIN act_re_procdef d ON d.id_ = i.proc_def_id_ ORDER BY
                        """
                        + ORDERS.get(order))
                .params(figures)
                .query(this::found)
                .list();
    }

    private Found found(ResultSet row, int n) throws SQLException {
        String definition = row.getString("definition");
        return new Found(
                row.getString("id_"),
                row.getString("proc_def_key_"),
                ModelNames.oneLine(row.getString("name_")),
                row.getInt("version_"),
                row.getInt("newest"),
                row.getString("business_key_"),
                row.getString("tenant_id_"),
                row.getString("title"),
                row.getString("super_process_instance_id_"),
                row.getTimestamp("start_time_").toInstant(),
                instant(row.getTimestamp("end_time_")),
                State.valueOf(row.getString("state").strip()),
                row.getInt("incidents"),
                Arrays.stream((Object[]) row.getArray("places").getArray())
                        .map(place -> place.toString().split("~", 2))
                        .map(parts -> new Place(
                                parts[0],
                                ModelNames.oneLine(parts[1].isEmpty() ? name(definition, parts[0]) : parts[1])))
                        .toList());
    }

    /** A step that failed before it began has no history yet; its model knows what it is called. */
    private String name(String definition, String element) {
        return system.call(() ->
                repository.getBpmnModelInstance(definition).getModelElementById(element) instanceof FlowElement found
                                && found.getName() != null
                        ? found.getName()
                        : element);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
