package safecity.engine.submission;

import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;
import safecity.engine.guard.QueryExpressions;
import safecity.engine.guard.StoredFilterExpressions;

/** The engine's filter service, with no expression in a filter but the listed ones and none in what narrows it down. */
public class GuardedFilterService extends FilterServiceImpl {

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
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extension, int first, int most) {
        QueryExpressions.refuseInExtension(extension);
        return super.listPage(filterId, extension, first, most);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extension) {
        QueryExpressions.refuseInExtension(extension);
        return super.singleResult(filterId, extension);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extension) {
        QueryExpressions.refuseInExtension(extension);
        return super.count(filterId, extension);
    }
}
