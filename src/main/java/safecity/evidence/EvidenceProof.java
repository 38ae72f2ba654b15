package safecity.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Reads every content of evidence again, as after a restore. Nothing is recorded. */
@Component
public class EvidenceProof {

    private final EvidenceRepository table;
    private final IntegrityCheck check;

    EvidenceProof(EvidenceRepository table, IntegrityCheck check) {
        this.table = table;
        this.check = check;
    }

    /** @param broken one line for each content that isn't what was filed, with its SHA-256 and what was found */
    public record Result(int read, List<String> broken) {}

    public Result readAll() {
        List<String> broken = new ArrayList<>();
        List<String> contents = table.contents();
        for (String sha256 : contents) {
            String found = found(sha256);
            if (!found.equals(sha256)) {
                broken.add(sha256 + ": " + found);
            }
        }
        return new Result(contents.size(), broken);
    }

    private String found(String sha256) {
        try {
            return check.found(sha256);
        } catch (IOException | Refusal unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }
}
