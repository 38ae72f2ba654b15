package safecity.evidence;

import java.util.List;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.Schemes;
import safecity.programme.Programme;
import safecity.programme.Programmes;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** What evidence of a project can be about: the criteria of its scheme and its programmes. */
@Component
class EvidenceSubjects {

    private final Schemes schemes;
    private final Programmes programmes;

    EvidenceSubjects(Schemes schemes, Programmes programmes) {
        this.schemes = schemes;
        this.programmes = programmes;
    }

    List<Criterion> criteria(Project project) {
        return schemes.criteria(project.scheme());
    }

    List<Programme> programmes(Project project) {
        return programmes.of(project.key());
    }

    /** @throws Refusal {@code evidence.criterionUnknown}, {@code evidence.programmeUnknown} */
    void check(Project project, EvidenceMetadata filing) {
        if (filing.criterion() != null
                && criteria(project).stream().noneMatch(one -> one.no().equals(filing.criterion()))) {
            throw Refusal.of("evidence.criterionUnknown", filing.criterion(), project.scheme())
                    .field("criterion");
        }
        if (filing.programme() != null
                && programmes(project).stream().noneMatch(one -> one.code().equals(filing.programme()))) {
            throw Refusal.of("evidence.programmeUnknown", filing.programme()).field("programme");
        }
    }
}
