package safecity.refusal;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a {@link Refusal} of one of our endpoints as a problem document (RFC 9457). */
@RestControllerAdvice
class RefusalAnswers {

    private final Refusals refusals;

    RefusalAnswers(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(refusal.kind().status()), refusals.sentence(refusal));
        problem.setTitle(refusal.code());
        problem.setProperty("message", refusals.sentence(refusal));
        problem.setProperty("violations", refusals.violations(refusal));
        return problem;
    }

    /** What the database refuses, for want of room. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail notWritten(RuntimeException failure) {
        return refused(Refusal.in(failure).orElseThrow(() -> failure));
    }
}
