package safecity.binder;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.ledger.LedgerExcerpt;

/**
 * The ledger's entries with their proofs. Their texts are read by whoever reads the ledger, the auditors; for everybody else the
 * digests stand there, which prove as much.
 */
@Component
@Order(6)
class LedgerSection implements BinderSection {

    private final LedgerExcerpt excerpt;
    private final Roles roles;

    LedgerSection(LedgerExcerpt excerpt, Roles roles) {
        this.excerpt = excerpt;
        this.roles = roles;
    }

    @Override
    public void write(Making making) {
        boolean texts = roles.of(making.reader().groups()).contains("auditor");
        int entries = excerpt.write(
                making.selection().ledger(),
                making.binder().seal(),
                texts,
                (name, content) -> making.files().add("data/ledger/" + name, content));
        if (!texts && entries > 0) {
            making.files().leaveOut("ledger", String.valueOf(entries), BinderFiles.RIGHT);
        }
    }
}
