package safecity.instance;

import java.util.List;
import safecity.engine.release.Migrations.Hindrance;

/**
 * Where a procedure on an older model would go.
 *
 * @param tokens     where it stands, and where that is in the newest model
 * @param hindrances what keeps it; empty where it would go
 */
record MigrationView(InstanceView one, int newest, List<Way> tokens, List<Hindrance> hindrances) {

    /** @param target empty for none */
    record Way(String from, String target) {}

    public boolean goes() {
        return hindrances.isEmpty();
    }
}
