package safecity.engine.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;
import safecity.refusal.Refusal;

/**
 * Queries carry no expressions. The community edition evaluates those inside an or-query although ad hoc expressions are
 * switched off (CVE-2026-109432), for whoever is signed in: anybody could run code in the server.
 */
public final class QueryExpressions {

    private QueryExpressions() {}

    /** @throws Refusal {@code engine.expression} */
    static void refuse(Object query) {
        if (query instanceof AbstractQuery<?, ?> plain && !expressions(plain).isEmpty()) {
            throw Refusal.forbidden("engine.expression");
        }
    }

    /** As {@link #refuse}, for a filter that is to be stored, but for the expressions that are listed word for word. */
    public static void refuseInFilter(Query<?, ?> query, Set<String> listed) {
        if (query instanceof AbstractQuery<?, ?> plain && !listed.containsAll(expressions(plain))) {
            throw Refusal.forbidden("engine.expression");
        }
    }

    /** For a query that narrows a stored filter down. */
    public static void refuseInExtension(Query<?, ?> query) {
        refuse(query);
    }

    private static Collection<String> expressions(AbstractQuery<?, ?> query) {
        if (!(query instanceof TaskQueryImpl tasks)) {
            return query.getExpressions().values();
        }
        // The query lists itself first, then its or-queries, which the engine doesn't nest further.
        List<String> all = new ArrayList<>(query.getExpressions().values());
        tasks.getQueries().forEach(part -> all.addAll(part.getExpressions().values()));
        return all;
    }
}
