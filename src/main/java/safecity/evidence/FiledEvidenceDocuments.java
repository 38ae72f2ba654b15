package safecity.evidence;

import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.engine.submission.FiledDocuments;

/** Tells the engine which papers are on file before it completes a task that asks for one. */
@Component
class FiledEvidenceDocuments implements FiledDocuments {

    private final EvidenceRepository table;

    FiledEvidenceDocuments(EvidenceRepository table) {
        this.table = table;
    }

    @Override
    public Set<String> at(String instance, String element) {
        return table.kinds(instance, element);
    }
}
