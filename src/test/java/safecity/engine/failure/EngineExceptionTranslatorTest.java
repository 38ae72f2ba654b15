package safecity.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.spin.SpinRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.refusal.Refusal;

/** What failed is told by the type of the exception; what the engine says in English is nothing to go by. */
class EngineExceptionTranslatorTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "53100, database.full",
                "22021, engine.query",
                "22003, engine.query",
                "42601, engine.query",
                "42P01, -",
                "57014, database.busy",
                "08006, database.away"
            })
    void itsStateTellsWhoseFaultADatabasesFailureIs(String state, String code) {
        assertThat(code(new ProcessEnginePersistenceException("it failed", new SQLException("as it says", state))))
                .isEqualTo(code);
    }

    static Stream<List<Object>> failures() {
        return Stream.of(
                List.of(new OptimisticLockingException("x"), "task.done"),
                List.of(new AuthorizationException("lee", "READ", "Task", "1"), "engine.unauthorised"),
                List.of(new NotFoundException("x"), "engine.notFound"),
                List.of(new NullValueException("x"), "engine.notFound"),
                List.of(new ProcessEngineException("x", new SpinRuntimeException("x")), "engine.value"),
                List.of(new ProcessEngineException("x", Refusal.of("task.paperMissing")), "task.paperMissing"),
                List.of(new BadUserRequestException("Cannot find what does not exist, is null"), "nothing"),
                List.of(new ProcessEngineException("no authenticated tenant, not found"), "nothing"),
                // A bean's own mistake, deep inside, is no unknown id.
                List.of(new ProcessEngineException("x", new NullValueException("x")), "nothing"),
                List.of(new NullPointerException("because \"task\" is null"), "nothing"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itsTypeTellsTheRest(List<Object> failure) {
        String code = code((Throwable) failure.get(0));
        assertThat(code == null ? "nothing" : code).isEqualTo(failure.get(1));
    }

    @Test
    void onlyWhatTheApiCallsEndsWithARefusal() {
        OptimisticLockingException lost = new OptimisticLockingException("somebody was faster");
        ExceptionTranslationInterceptor interceptor = new ExceptionTranslationInterceptor();
        interceptor.setNext(failing(lost));
        Command<Object> command = context -> null;
        assertThatThrownBy(() -> interceptor.execute(command)).isSameAs(lost);
        EngineCalls.byApi(() -> {
            assertThatThrownBy(() -> interceptor.execute(command))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("task.done"));
            assertThatThrownBy(() -> EngineCalls.byOurselves(() -> interceptor.execute(command)))
                    .isSameAs(lost);
        });
        assertThatThrownBy(() -> interceptor.execute(command)).isSameAs(lost);
    }

    private static String code(Throwable failure) {
        return EngineExceptionTranslator.refusal(failure).map(Refusal::code).orElse(null);
    }

    private static CommandInterceptor failing(RuntimeException failure) {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        };
    }
}
