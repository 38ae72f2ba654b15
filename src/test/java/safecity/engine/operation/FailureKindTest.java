package safecity.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import safecity.refusal.Refusal;

/** Whose affair a failure is, however deep the engine has wrapped it. */
class FailureKindTest {

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsItsDeepestCausesAffair(Throwable cause, FailureKind expected) {
        assertThat(FailureKind.of(cause)).isEqualTo(expected);
        assertThat(FailureKind.of(new ProcessEngineException("outer", new IllegalStateException(cause))))
                .as("wrapped")
                .isEqualTo(expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("read"), FailureKind.NEIGHBOUR),
                Arguments.of(new TimeoutException(), FailureKind.NEIGHBOUR),
                Arguments.of(new SQLTransientConnectionException("pool"), FailureKind.NEIGHBOUR),
                Arguments.of(Refusal.unavailable("mail.away"), FailureKind.NEIGHBOUR),
                Arguments.of(Refusal.tooSlow("store.slow"), FailureKind.NEIGHBOUR),
                Arguments.of(Refusal.of("plan.sum"), FailureKind.DATA),
                Arguments.of(Refusal.conflict("task.done"), FailureKind.DATA),
                Arguments.of(Refusal.notFound("project.unknown", "x"), FailureKind.DATA),
                Arguments.of(
                        new DataIntegrityViolationException("key", new SQLException("duplicate", "23505")),
                        FailureKind.DATA),
                Arguments.of(new SQLException("too long", "22001"), FailureKind.DATA),
                Arguments.of(new SQLException("syntax", "42601"), FailureKind.FAULT),
                Arguments.of(new NullPointerException(), FailureKind.FAULT),
                Arguments.of(new IllegalStateException("no department"), FailureKind.FAULT));
    }
}
