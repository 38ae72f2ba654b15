package safecity.database;

import org.jspecify.annotations.Nullable;

/** Why the application does not start, in one sentence for the operator, and what to do about it. */
public final class StartRefused extends IllegalStateException {

    private final String remedy;

    public StartRefused(String reason, String remedy) {
        this(reason, remedy, null);
    }

    StartRefused(String reason, String remedy, @Nullable Exception cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
