package safecity.engine.authorization;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Keeps each municipality's log of operations to itself. The engine checks tenants in every query but this one, and whoever
 * may read the history of a model, which belongs to nobody, would read there what all others do with it.
 */
public class TenantScopedOperationLog extends CommandInterceptor {

    private final Supplier<Authentication> signedIn;

    /** @param signedIn who is signed in on this thread, or null */
    public TenantScopedOperationLog(Supplier<Authentication> signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = signedIn.get();
        if (command instanceof UserOperationLogQueryImpl query
                && person != null
                && Context.getCommandContext() == null) {
            List<String> own = person.getTenantIds();
            if (own != null && !own.isEmpty()) {
                query.tenantIdIn(own.toArray(String[]::new));
            }
        }
        return next.execute(command);
    }
}
