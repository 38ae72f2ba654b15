package safecity.engine.failure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * The engine's own check of tenants, which answers like what doesn't exist: nobody learns that another municipality has it.
 * The engine throws its most general exception there.
 */
public final class TenantChecks {

    private TenantChecks() {}

    public static CommandChecker checker() {
        TenantCommandChecker checker = new TenantCommandChecker();
        return (CommandChecker) Proxy.newProxyInstance(
                TenantChecks.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, check, arguments) -> checked(checker, check, arguments));
    }

    private static @Nullable Object checked(CommandChecker checker, Method check, Object[] arguments) throws Throwable {
        try {
            return check.invoke(checker, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof ProcessEngineException
                    ? Refusal.notFound("engine.notFound")
                    : failed.getTargetException();
        }
    }
}
