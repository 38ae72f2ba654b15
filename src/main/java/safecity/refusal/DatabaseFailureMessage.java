package safecity.refusal;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** What the database means when it does not do what it is told, by its SQLSTATE (PostgreSQL, appendix A). */
enum DatabaseFailureMessage {
    /** Two did the same at the same moment: a key is taken, a deadlock, an update that came second. */
    CONCURRENT("database.concurrent", Refusal.Kind.CONFLICT, "23505", "40001", "40P01"),
    /** Somebody holds for long what is needed, or the statement took too long. */
    BUSY("database.busy", Refusal.Kind.UNAVAILABLE, "55P03", "57014"),
    /** No connection, none left, or the server ends. */
    AWAY("database.away", Refusal.Kind.UNAVAILABLE, "53300", "57P01", "57P02", "57P03", "25P03", "25P04"),
    FULL("database.full", Refusal.Kind.FULL, "53100");

    private static final String CONNECTION = "08";

    private final String code;
    private final Refusal.Kind kind;
    private final Set<String> states;

    DatabaseFailureMessage(String code, Refusal.Kind kind, String... states) {
        this.code = code;
        this.kind = kind;
        this.states = Set.of(states);
    }

    String code() {
        return code;
    }

    Refusal.Kind kind() {
        return kind;
    }

    static Optional<DatabaseFailureMessage> of(SQLException failure) {
        String state = failure.getSQLState();
        for (DatabaseFailureMessage word : values()) {
            if (state != null && word.states.contains(state)) {
                return Optional.of(word);
            }
        }
        boolean away = failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || state != null && state.startsWith(CONNECTION);
        return away ? Optional.of(AWAY) : Optional.empty();
    }
}
