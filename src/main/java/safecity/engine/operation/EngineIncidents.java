package safecity.engine.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.authorization.SystemScope;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelNames;
import safecity.refusal.Refusal;

@Component
class EngineIncidents implements Incidents {

    /** What failed here itself; a caller has an incident of the engine too, for each of what it called. */
    private static final String FAILED = """
            SELECT f.id_ AS incident, j.id_ AS job, coalesce(f.failed_activity_id_, f.activity_id_) AS element,
                f.proc_def_id_ AS definition, f.incident_timestamp_ AS since, NULL::timestamp AS next_at,
                f.configuration_ AS failed_job
            FROM act_ru_incident f LEFT JOIN act_ru_job j ON j.id_ = f.configuration_
            WHERE f.proc_inst_id_ = :instance AND f.cause_incident_id_ = f.id_
            UNION ALL
            SELECT NULL, j.id_, coalesce(j.failed_act_id_, d.act_id_), j.process_def_id_, NULL,
                coalesce(j.duedate_, now()::timestamp), j.id_
            FROM act_ru_job j LEFT JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
            WHERE j.process_instance_id_ = :instance AND j.retries_ > 0 AND j.exception_stack_id_ IS NOT NULL
            """;

    private static final String ONCE_MORE = "SELECT retries_ FROM act_ru_job WHERE id_ = :job FOR UPDATE";

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final RepositoryService repository;
    private final SystemScope system;
    private final Roles roles;

    EngineIncidents(
            JdbcClient jdbc,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            SystemScope system,
            Roles roles) {
        this.roles = roles;
        this.jdbc = jdbc;
        this.management = management;
        this.repository = repository;
        this.system = system;
    }

    @Override
    public List<Failed> of(String instance) {
        return jdbc.sql(
                        "SELECT f.*, w.*, (SELECT count(*) FROM job_failure n WHERE n.job = f.failed_job) AS times FROM ("
                                + FAILED
                                + """
                        ) f LEFT JOIN LATERAL (SELECT l.kind, l.sentence_ko, l.sentence_en, l.technical, l.failed_at
                            FROM job_failure l WHERE l.job = f.failed_job ORDER BY l.id DESC LIMIT 1) w ON true
                        ORDER BY f.incident IS NULL, coalesce(f.since, f.next_at), f.job
                        """)
                .param("instance", instance)
                .query((row, n) -> failed(row))
                .list();
    }

    @Override
    public List<Settled> settled(String instance) {
        return jdbc.sql("""
                SELECT coalesce(failed_activity_id_, activity_id_) AS element, proc_def_id_ AS definition, create_time_, end_time_
                FROM act_hi_incident WHERE proc_inst_id_ = :instance AND cause_incident_id_ = id_ AND end_time_ IS NOT NULL
                ORDER BY create_time_
                """)
                .param("instance", instance)
                .query((row, n) -> new Settled(
                        row.getString("element"),
                        name(row.getString("definition"), row.getString("element")),
                        row.getTimestamp("create_time_").toInstant(),
                        row.getTimestamp("end_time_").toInstant()))
                .list();
    }

    @Override
    public boolean mayRetry(Account account) {
        return roles.commands(account.groups()).contains(SetJobRetriesCmd.class.getSimpleName());
    }

    @Override
    public Failed retry(String instance, String incident) {
        Failed failed = of(instance).stream()
                .filter(one -> incident.equals(one.incident()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("instance.incidentGone"));
        String job = failed.job();
        if (job == null) {
            throw Refusal.conflict("instance.noJob");
        }
        // Who comes second waits here, and finds that it is tried again.
        boolean exhausted = jdbc.sql(ONCE_MORE).param("job", job).query(Integer.class).optional().stream()
                .anyMatch(retries -> retries == 0);
        if (!exhausted) {
            throw Refusal.conflict("instance.incidentGone");
        }
        management.setJobRetries(job, 1);
        return failed;
    }

    private Failed failed(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        OffsetDateTime last = row.getObject("failed_at", OffsetDateTime.class);
        Instant opened = instant(row.getTimestamp("since"));
        return new Failed(
                row.getString("incident"),
                row.getString("job"),
                row.getString("element"),
                name(row.getString("definition"), row.getString("element")),
                opened != null || last == null ? opened : last.toInstant(),
                instant(row.getTimestamp("next_at")),
                kind == null ? FailureKind.UNKNOWN : FailureKind.valueOf(kind),
                row.getString("sentence_ko"),
                row.getString("sentence_en"),
                row.getString("technical"),
                row.getInt("times"));
    }

    /** As the model of that version calls it. */
    private String name(String definition, @Nullable String element) {
        BpmnModelInstance model = system.call(() -> repository.getBpmnModelInstance(definition));
        return element != null && model.getModelElementById(element) instanceof FlowNode node && node.getName() != null
                ? ModelNames.oneLine(node.getName())
                : Objects.requireNonNullElse(element, "");
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
