package safecity.refusal;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a {@link Refusal} of one of our endpoints as a problem document (RFC 9457). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalExceptionHandler {

    private final RefusalMessages refusals;

    RefusalExceptionHandler(RefusalMessages refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(refusal.kind().status()), refusals.sentence(refusal));
        problem.setTitle(refusal.code());
        problem.setProperty("message", refusals.sentence(refusal));
        problem.setProperty("violations", refusals.violations(refusal));
        Optional.ofNullable(RequestId.toSay(refusal.kind().status()))
                .ifPresent(id -> problem.setProperty("requestId", id));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.kind().status());
        refusal.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.body(problem);
    }

    /** A body that is no JSON of ours: the field that nothing reads is named. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException body) {
        return refused(
                body.getCause() instanceof UnrecognizedPropertyException unknown
                        ? Refusal.of("request.unknownField", unknown.getPropertyName())
                                .field(unknown.getPropertyName())
                        : Refusal.of("request.unreadable"));
    }

    /** What the database refuses: it is away, busy or full, or somebody was faster. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> notWritten(RuntimeException failure) {
        return refused(Refusal.in(failure).orElseThrow(() -> failure));
    }
}
