package safecity.engine.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import safecity.engine.submission.ListAnswers;

/**
 * Answers for a ready list as it stands in {@link ReadyList}, narrowed down by nothing and sorted by a column of the task:
 * what Tasklist asks for with every look. Empty for everything else, which the engine answers.
 */
@Component
class ReadyListQueries implements ListAnswers {

    private static final JsonTaskQueryConverter JSON = new JsonTaskQueryConverter();
    /** By which a list is sorted, as the engine and as {@link ListedTasks} call it. */
    private static final Map<String, String> COLUMNS = Map.of(
            "NAME_", "name",
            "PRIORITY_", "priority",
            "ASSIGNEE_", "assignee",
            "CREATE_TIME_", "created",
            "DUE_DATE_", "due");

    private final ListedTasks listed;
    private final Map<String, String> stored;

    ReadyListQueries(ListedTasks listed) {
        this.listed = listed;
        this.stored = ReadyList.ALL.stream().collect(Collectors.toMap(ReadyList::key, ReadyListQueries::stored));
    }

    private record Asked(ReadyList list, boolean active, String order) {}

    /** How many tasks each ready list has for the person who is signed in, by its key; empty where the engine must count. */
    Optional<Map<String, Long>> counts(CommandContext context) {
        return ListedTasks.answersFor(context) ? Optional.of(listed.counts(context)) : Optional.empty();
    }

    @Override
    public Optional<Long> count(CommandContext context, String filter, Query<?, ?> narrowed) {
        return asked(context, filter, narrowed).map(asked -> listed.count(context, asked.list(), asked.active()));
    }

    @Override
    public Optional<List<Task>> page(CommandContext context, String filter, Query<?, ?> narrowed, int first, int most) {
        return asked(context, filter, narrowed)
                .map(asked -> listed.page(context, asked.list(), asked.active(), asked.order(), first, most))
                .map(ids -> tasks(context, ids));
    }

    /** Which of them the person may see has been asked already. */
    private static List<Task> tasks(CommandContext context, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Task> found = context
                .runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                        .getTaskService()
                        .createTaskQuery()
                        .taskIdIn(ids.toArray(String[]::new))
                        .initializeFormKeys()
                        .list())
                .stream()
                .collect(Collectors.toMap(Task::getId, Function.identity()));
        return ids.stream().map(found::get).filter(task -> task != null).toList();
    }

    /** The engine's own look at the filter says whether the person may read it. */
    private Optional<Asked> asked(CommandContext context, String id, Query<?, ?> narrowed) {
        if (!ListedTasks.answersFor(context)
                || !(narrowed == null || narrowed instanceof TaskQueryImpl)
                || !isPlain((TaskQueryImpl) narrowed)) {
            return Optional.empty();
        }
        FilterEntity filter = context.getFilterManager().findFilterById(id);
        Map<String, Object> properties = filter == null ? null : filter.getProperties();
        TaskQueryImpl query = (TaskQueryImpl) narrowed;
        return Optional.ofNullable(properties)
                .flatMap(known ->
                        Optional.ofNullable(known.get(DefaultTaskFilters.KEY)).flatMap(ReadyList::of))
                .filter(list -> filter.getQueryInternal().equals(stored.get(list.key())))
                .flatMap(list -> order(query).map(order -> new Asked(list, isActive(query), order)));
    }

    private static boolean isPlain(TaskQueryImpl narrowed) {
        if (narrowed == null) {
            return true;
        }
        TaskQueryImpl plain = new TaskQueryImpl();
        if (isActive(narrowed)) {
            plain.active();
        }
        narrowed.getOrderingProperties().forEach(plain::orderBy);
        return JSON.toJsonObject(plain).equals(JSON.toJsonObject(narrowed));
    }

    private static boolean isActive(TaskQueryImpl query) {
        return query != null && query.getSuspensionState() == SuspensionState.ACTIVE;
    }

    /** Empty where a list is sorted by what stands in no column of a task. */
    private static Optional<String> order(TaskQueryImpl query) {
        List<QueryOrderingProperty> by = query == null ? List.of() : query.getOrderingProperties();
        boolean known = by.stream()
                .allMatch(one -> one.getRelation() == null
                        && one.getQueryProperty().getFunction() == null
                        && COLUMNS.containsKey(one.getQueryProperty().getName()));
        return known
                ? Optional.of(by.stream()
                        .map(one -> COLUMNS.get(one.getQueryProperty().getName())
                                + (one.getDirection() == Direction.DESCENDING ? " DESC, " : ", "))
                        .collect(Collectors.joining("", "", "id")))
                : Optional.empty();
    }

    /** As the engine writes it down and reads it again. */
    private static String stored(ReadyList list) {
        FilterEntity written = new FilterEntity(EntityTypes.TASK);
        written.setQuery(list.query().apply(new TaskQueryImpl()));
        FilterEntity read = new FilterEntity(EntityTypes.TASK);
        read.setQueryInternal(written.getQueryInternal());
        return read.getQueryInternal();
    }
}
