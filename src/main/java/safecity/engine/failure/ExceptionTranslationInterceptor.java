package safecity.engine.failure;

import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import safecity.engine.authorization.SystemScope;
import safecity.refusal.Refusal;

/**
 * Ends a command of the engine's API with the refusal that its failure is. The API's resources catch exceptions of the
 * engine and keep no more than their text; a refusal is none, and reaches the answer as it was thrown. The outermost of the
 * engine's interceptors.
 */
public class ExceptionTranslationInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        boolean answered = EngineCalls.isByApi() && Context.getCommandContext() == null && !SystemScope.isEntered();
        if (!answered) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            Optional<Refusal> refusal = EngineExceptionTranslator.refusal(failure);
            throw refusal.isPresent() ? refusal.get() : failure;
        }
    }
}
