package safecity.engine.submission;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import safecity.engine.guard.QueryExpressions;
import safecity.engine.guard.StoredFilterExpressions;

/**
 * The engine's filter service, with no expression in a filter but the listed ones and none in what narrows it down. What a
 * ready list shows is found by a question of ours.
 */
public class GuardedFilterService extends FilterServiceImpl {

    private final Supplier<ListAnswers> ready;

    public GuardedFilterService(Supplier<ListAnswers> ready) {
        this.ready = ready;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        QueryExpressions.refuseInFilter(filter.getQuery(), StoredFilterExpressions.ALL);
        return super.saveFilter(filter);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extension) {
        QueryExpressions.refuseInExtension(extension);
        return super.list(filterId, extension);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extension, int first, int most) {
        QueryExpressions.refuseInExtension(extension);
        Command<Optional<List<Task>>> page = context -> ready.get().page(context, filterId, extension, first, most);
        return commandExecutor
                .execute(page)
                .map(tasks -> (List<T>) tasks)
                .orElseGet(() -> super.listPage(filterId, extension, first, most));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extension) {
        QueryExpressions.refuseInExtension(extension);
        return super.singleResult(filterId, extension);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extension) {
        QueryExpressions.refuseInExtension(extension);
        Command<Optional<Long>> count = context -> ready.get().count(context, filterId, extension);
        return commandExecutor.execute(count).orElseGet(() -> super.count(filterId, extension));
    }
}
