package safecity.engine.submission;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import safecity.refusal.Refusal;

/**
 * Remembers with the request why a command was refused, however deep: the engine's REST API would answer a bare 500.
 * The outermost of the engine's interceptors.
 */
public class RefusalRecordingInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        return Context.getCommandContext() != null ? next.execute(command) : noting(() -> next.execute(command));
    }

    private static <T> T noting(Supplier<T> command) {
        try {
            return command.get();
        } catch (OptimisticLockingException lost) {
            note(Refusal.conflict("task.done"));
            throw lost;
        } catch (AuthorizationException unauthorised) {
            note(Refusal.forbidden("engine.unauthorised"));
            throw unauthorised;
        } catch (RuntimeException failure) {
            Refusal.in(failure).or(() -> unanswerable(failure)).ifPresent(RefusalRecordingInterceptor::note);
            throw failure;
        }
    }

    /**
     * Where what was asked, rather than the database, is the reason: a value that no column can hold (SQLSTATE 22, such as
     * the character NUL), or a combination of conditions for which the engine's mapping makes no SQL (42601).
     */
    private static Optional<Refusal> unanswerable(RuntimeException failure) {
        if (!(failure instanceof ProcessEnginePersistenceException)) {
            return Optional.empty();
        }
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .filter(state -> state.startsWith("22") || state.equals("42601"))
                .map(state -> Refusal.of("engine.query"));
    }

    public static void note(Refusal refusal) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(Submissions.REFUSAL, refusal, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
