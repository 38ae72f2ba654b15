package safecity.engine.tasks;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import safecity.engine.authorization.SystemScope;
import safecity.engine.identity.AccountChanged;

/**
 * A task that somebody holds without a post that may do it goes back to its departments, so that it waits for those who
 * may and doesn't lie with somebody who can't. Asked whenever a membership has changed, at the end of the transaction
 * that changed it: a transfer or an absence has given the task to whom it should by then.
 */
@Component
class AssignmentRevalidation {

    private static final int MOST = 1_000;

    /** A suspended task can't change hands; it is asked for again with the next change. */
    private static final String WITHOUT_GROUND = """
            SELECT t.* FROM act_ru_task t
            WHERE t.assignee_ IS NOT NULL AND t.suspension_state_ = 1
              AND EXISTS (SELECT 1 FROM act_ru_identitylink l
                          WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM act_ru_identitylink l
                              JOIN act_id_membership m ON m.group_id_ = l.group_id_ AND m.user_id_ = t.assignee_
                              WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate')
            """;

    private final TaskService tasks;
    private final SystemScope system;

    AssignmentRevalidation(TaskService tasks, SystemScope system) {
        this.tasks = tasks;
        this.system = system;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(AccountChanged changed) {
        giveBack();
    }

    /** @return how many tasks went back */
    int giveBack() {
        return system.call(() -> {
            List<Task> held = tasks.createNativeTaskQuery().sql(WITHOUT_GROUND).listPage(0, MOST);
            held.forEach(task -> tasks.setAssignee(task.getId(), null));
            return held.size();
        });
    }
}
