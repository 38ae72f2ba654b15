package safecity.database;

import org.jspecify.annotations.Nullable;

/** Why the application does not start, in one sentence for the operator, and what to do about it. */
public final class StartupRefusedException extends IllegalStateException {

    private final String remedy;

    public StartupRefusedException(String reason, String remedy) {
        this(reason, remedy, null);
    }

    public StartupRefusedException(String reason, String remedy, @Nullable Exception cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
