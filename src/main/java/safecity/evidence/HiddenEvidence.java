package safecity.evidence;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.project.Project;

/**
 * The pieces of evidence that are kept from a reader, for whoever tells of them on a page of another subject: not even that there is
 * one is told, as on the pages of evidence.
 */
@Component
public class HiddenEvidence {

    private final EvidenceRepository table;
    private final EvidenceRights rights;

    HiddenEvidence(EvidenceRepository table, EvidenceRights rights) {
        this.table = table;
        this.rights = rights;
    }

    /** Ids; empty for whoever reads all of it. */
    public Set<Long> of(Collection<Project> projects, Account reader) {
        Set<Long> hidden = new HashSet<>();
        Map<String, List<Project>> own = projects.stream().collect(Collectors.groupingBy(Project::municipality));
        own.forEach((municipality, those) -> {
            EvidenceRights.Scope scope = rights.of(reader, municipality);
            if (!scope.all()) {
                hidden.addAll(table.hidden(those.stream().map(Project::key).toList(), scope));
            }
        });
        return hidden;
    }
}
