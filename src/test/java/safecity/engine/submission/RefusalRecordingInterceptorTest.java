package safecity.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import safecity.refusal.Refusal;

/** What the database says to a command of the engine becomes the sentence that the request is answered with. */
class RefusalRecordingInterceptorTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "53100, database.full",
        "22021, engine.query",
        "22003, engine.query",
        "42601, engine.query",
        "42P01, ",
        "57014, database.busy",
        "08006, database.away"
    })
    void itsStateTellsWhoseFaultItIs(String state, String code) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        RefusalRecordingInterceptor note = new RefusalRecordingInterceptor();
        note.setNext(
                failing(new ProcessEnginePersistenceException("it failed", new SQLException("as it says", state))));
        assertThatThrownBy(() -> note.execute(context -> null)).isInstanceOf(ProcessEnginePersistenceException.class);
        assertThat(Optional.ofNullable((Refusal) request.getAttribute(Submissions.REFUSAL))
                        .map(Refusal::code))
                .isEqualTo(Optional.ofNullable(code));
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
