package safecity.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The ledger's verification for whoever has a database and, at best, heads that left the house: the command {@code verify}. */
@Component
public class LedgerProof {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerProof.class);

    private final LedgerVerification verification;
    private final String heads;

    LedgerProof(LedgerVerification verification, @Value("${safecity.ledger.heads:}") String heads) {
        this.verification = verification;
        this.heads = heads;
    }

    /**
     * A line for each fault; empty when everything is as it was written.
     *
     * @param progress is told how many entries have been read
     */
    public List<String> faults(LongConsumer progress) {
        LedgerReport report = verification.verify(known(), progress);
        LOG.info(
                "{} sealed entries of the ledger were computed anew, {} are not sealed yet; {} tables were compared with their "
                        + "entries, {} heads with the seals; the last head is {}",
                report.sealed(),
                report.unsealed(),
                report.tables(),
                report.outside(),
                report.head());
        if (report.outside() == 0) {
            LOG.warn("No head from outside was given (SAFECITY_LEDGER_HEADS): an end that was cut off is not noticed");
        }
        return report.faults().stream().map(LedgerProof::line).toList();
    }

    private List<KnownHead> known() {
        try {
            return heads.isBlank() ? List.of() : KnownHead.read(Files.readString(Path.of(heads)));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The file of heads can't be read: " + heads, unreadable);
        }
    }

    private static String line(LedgerFault fault) {
        return "ledger: " + fault.kind()
                + (fault.seal() == null ? "" : ", seal " + fault.seal())
                + (fault.entry() == null ? "" : ", entry " + fault.entry())
                + (fault.source() == null ? "" : ", table " + fault.source())
                + (fault.rowKey() == null ? "" : ", row " + fault.rowKey());
    }
}
