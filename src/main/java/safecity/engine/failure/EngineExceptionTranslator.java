package safecity.engine.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.spin.SpinRuntimeException;
import safecity.refusal.Refusal;

/** Which refusal an exception of the engine is; it is told by types, never by the engine's sentences. */
public final class EngineExceptionTranslator {

    private EngineExceptionTranslator() {}

    /**
     * A rule that said no however deep; somebody who was faster or may not; what isn't there; a value or a query that can't
     * be read.
     *
     * @return empty for a failure that is nobody's mistake but ours
     */
    public static Optional<Refusal> refusal(Throwable failure) {
        if (failure instanceof OptimisticLockingException) {
            return Optional.of(Refusal.conflict("task.done"));
        }
        if (causes(failure).anyMatch(SuspendedEntityInteractionException.class::isInstance)) {
            return Optional.of(Refusal.conflict("engine.suspended"));
        }
        if (failure instanceof AuthorizationException) {
            return Optional.of(Refusal.forbidden("engine.unauthorised"));
        }
        Optional<Refusal> said = Refusal.in(failure);
        if (said.isPresent()) {
            return said;
        }
        // Null is what the engine calls an id under which it finds nothing.
        if (failure instanceof NotFoundException || failure instanceof NullValueException) {
            return Optional.of(Refusal.notFound("engine.notFound"));
        }
        return unanswerable(failure).or(() -> unreadable(failure));
    }

    /**
     * Where what was asked, rather than the database, is the reason: a value that no column can hold (SQLSTATE 22, such as
     * the character NUL), or a combination of conditions for which the engine's mapping makes no SQL (42601).
     */
    private static Optional<Refusal> unanswerable(Throwable failure) {
        if (!(failure instanceof ProcessEnginePersistenceException)) {
            return Optional.empty();
        }
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .filter(state -> state.startsWith("22") || state.equals("42601"))
                .map(state -> Refusal.of("engine.query"));
    }

    /** A value that is not of the type that it names. */
    private static Optional<Refusal> unreadable(Throwable failure) {
        boolean value = failure instanceof ProcessEngineException
                && causes(failure)
                        .anyMatch(cause ->
                                cause instanceof SpinRuntimeException || cause instanceof JsonProcessingException);
        return value || failure instanceof SpinRuntimeException
                ? Optional.of(Refusal.of("engine.value"))
                : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
