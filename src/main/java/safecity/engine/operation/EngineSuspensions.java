package safecity.engine.operation;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

@Component
class EngineSuspensions implements Suspensions {

    private static final int ACTIVE = 1;
    private static final int HELD = 2;

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final Roles roles;

    EngineSuspensions(JdbcClient jdbc, @Lazy RuntimeService runtime, Roles roles) {
        this.roles = roles;
        this.jdbc = jdbc;
        this.runtime = runtime;
    }

    @Override
    public List<String> below(String instance) {
        return jdbc.sql("""
                WITH RECURSIVE tree AS (
                    SELECT id_, 0 AS depth FROM act_ru_execution WHERE id_ = :instance AND id_ = proc_inst_id_
                    UNION ALL
                    SELECT called.id_, tree.depth + 1 FROM tree JOIN act_ru_execution caller ON caller.proc_inst_id_ = tree.id_
                        JOIN act_ru_execution called ON called.super_exec_ = caller.id_)
                SELECT id_ FROM tree ORDER BY depth, id_
                """).param("instance", instance).query(String.class).list();
    }

    @Override
    public List<String> of(String projectKey) {
        // The business key stands on the instance's own execution only.
        return jdbc.sql(
                        "SELECT id_ FROM act_ru_execution WHERE business_key_ = :project AND id_ = proc_inst_id_ ORDER BY id_")
                .param("project", projectKey)
                .query(String.class)
                .list();
    }

    @Override
    public int suspended(String projectKey) {
        return jdbc.sql("""
                SELECT count(*) FROM act_ru_execution
                WHERE business_key_ = :project AND id_ = proc_inst_id_ AND suspension_state_ = :held
                """)
                .param("project", projectKey)
                .param("held", HELD)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<String> holders(List<String> instances) {
        return instances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT DISTINCT assignee_ FROM act_ru_task
                        WHERE proc_inst_id_ IN (:instances) AND assignee_ IS NOT NULL ORDER BY 1
                        """)
                        .param("instances", instances)
                        .query(String.class)
                        .list();
    }

    @Override
    public boolean mayChange(Account account) {
        return roles.commands(account.groups()).contains(SuspendProcessInstanceCmd.class.getSimpleName());
    }

    @Override
    public boolean holds(String taskId) {
        return jdbc.sql("SELECT suspension_state_ FROM act_ru_task WHERE id_ = :task")
                .param("task", taskId)
                .query(Integer.class)
                .optional()
                .filter(state -> state == HELD)
                .isPresent();
    }

    @Override
    public List<String> suspend(List<String> instances) {
        return change(instances, ACTIVE, "instance.suspendedAlready", runtime::suspendProcessInstanceById);
    }

    @Override
    public List<String> resume(List<String> instances) {
        return change(instances, HELD, "instance.resumedAlready", runtime::activateProcessInstanceById);
    }

    /** Who comes second waits for the rows, and finds nothing left to do. */
    private List<String> change(List<String> instances, int from, String otherwise, Consumer<String> act) {
        List<String> found = instances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT id_ FROM act_ru_execution WHERE id_ IN (:instances) AND suspension_state_ = :from ORDER BY id_ FOR UPDATE
                        """)
                        .param("instances", instances)
                        .param("from", from)
                        .query(String.class)
                        .list();
        if (found.isEmpty()) {
            throw Refusal.conflict(otherwise);
        }
        found.forEach(act);
        return found;
    }
}
