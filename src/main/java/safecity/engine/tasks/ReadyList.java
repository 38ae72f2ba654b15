package safecity.engine.tasks;

import static safecity.engine.guard.StoredFilterExpressions.ME;
import static safecity.engine.guard.StoredFilterExpressions.MY_GROUPS;
import static safecity.engine.guard.StoredFilterExpressions.SOON;
import static safecity.engine.guard.StoredFilterExpressions.TODAY;
import static safecity.engine.guard.StoredFilterExpressions.YESTERDAY;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;
import safecity.engine.models.ModelContract;

/**
 * A list with which an official's day begins in Tasklist: as the engine's filter, and as the condition by which SQL of ours
 * finds the same tasks ({@link ListedTasks}); a test holds the two together.
 *
 * @param query     what the stored filter asks
 * @param condition over a row of {@link ListedTasks}
 */
record ReadyList(String key, String colour, UnaryOperator<TaskQuery> query, String condition) {

    private static final String DEADLINE = "#b3261e";
    private static final String OFFICE = "#17406d";
    private static final String APPROVAL = "#5b3a8e";

    static final List<ReadyList> ALL = List.of(
            // What opens first: at the first sign-in nothing is one's own yet.
            new ReadyList(
                    "to-do",
                    OFFICE,
                    tasks -> tasks.or()
                            .taskAssigneeExpression(ME)
                            .taskCandidateGroupInExpression(MY_GROUPS)
                            .endOr(),
                    "own OR candidate AND assignee IS NULL"),
            new ReadyList("mine", OFFICE, tasks -> tasks.taskAssigneeExpression(ME), "own"),
            new ReadyList(
                    "unassigned",
                    OFFICE,
                    tasks -> tasks.taskCandidateGroupInExpression(MY_GROUPS),
                    "candidate AND assignee IS NULL"),
            new ReadyList(
                    "under-way",
                    OFFICE,
                    tasks -> ofMyGroups(tasks).taskAssigned(),
                    "candidate AND assignee IS NOT NULL"),
            new ReadyList(
                    "due-soon",
                    DEADLINE,
                    tasks -> ofMyGroups(tasks).dueAfterExpression(YESTERDAY).dueBeforeExpression(SOON),
                    "candidate AND due >= :today AND due < :soon"),
            new ReadyList(
                    "overdue",
                    DEADLINE,
                    tasks -> ofMyGroups(tasks).dueBeforeExpression(TODAY),
                    "candidate AND due < :today"),
            new ReadyList(
                    "approvals",
                    APPROVAL,
                    tasks -> ofMyGroups(tasks)
                            .processDefinitionKey(ModelContract.Processes.APPROVAL)
                            .taskDefinitionKeyIn(
                                    ModelContract.Elements.APPROVAL_REVIEW,
                                    ModelContract.Elements.APPROVAL_AGREE,
                                    ModelContract.Elements.APPROVAL_DECIDE),
                    "candidate AND process = 'approval' AND element IN ('review', 'agree', 'decide')"));

    static Optional<ReadyList> of(Object key) {
        return ALL.stream().filter(list -> list.key().equals(key)).findFirst();
    }

    int place() {
        return ALL.indexOf(this) + 1;
    }

    private static TaskQuery ofMyGroups(TaskQuery tasks) {
        return tasks.taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }
}
