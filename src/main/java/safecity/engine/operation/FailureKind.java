package safecity.engine.operation;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import safecity.refusal.Refusal;

/** Whose affair a failure is, and so what helps: waiting, putting something right, or the people who make the product. */
public enum FailureKind {
    /** Another system, a disk or the database didn't answer; trying again later helps. */
    NEIGHBOUR,
    /** A rule refused what is recorded, or the database did; somebody puts that right first. */
    DATA,
    /** The product is wrong; trying again helps after a correction only. */
    FAULT,
    /** It failed before causes were recorded. */
    UNKNOWN;

    /** SQLSTATE: a value that a column can't hold, a constraint. */
    private static final String VALUE = "22";

    private static final String CONSTRAINT = "23";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailureKind of(Throwable failure) {
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.isPresent()) {
            return switch (refusal.get().kind()) {
                case UNAVAILABLE, TOO_SLOW, FULL -> NEIGHBOUR;
                default -> DATA;
            };
        }
        if (causes(failure).anyMatch(FailureKind::isAway)) {
            return NEIGHBOUR;
        }
        return causes(failure).anyMatch(FailureKind::isRefusedByTheDatabase) ? DATA : FAULT;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof SQLTransientException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException;
    }

    private static boolean isRefusedByTheDatabase(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith(VALUE) || sql.getSQLState().startsWith(CONSTRAINT));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
