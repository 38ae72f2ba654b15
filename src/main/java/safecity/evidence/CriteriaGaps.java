package safecity.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.models.ModelBean;
import safecity.evidence.CriteriaCoverage.Paper;
import safecity.evidence.CriteriaCoverage.Proof;
import safecity.project.Projects;

/** Tells a form which proof of the criteria is on file and which is not, counted anew each time. */
@ModelBean("criteriaGaps")
public class CriteriaGaps {

    private final EvidenceRepository table;
    private final Schemes schemes;
    private final Projects projects;
    private final Clock clock;

    CriteriaGaps(EvidenceRepository table, Schemes schemes, Projects projects, Clock clock) {
        this.table = table;
        this.schemes = schemes;
        this.projects = projects;
        this.clock = clock;
    }

    /** Each criterion with what is on file for it and what is missing, one a line. */
    public String lines(String projectKey) {
        return proofs(projectKey).stream()
                .map(proof -> "- " + proof.no() + ". " + proof.name() + ": "
                        + proof.papers().stream()
                                .map(paper -> paper.name() + (paper.filed() == 0 ? " 없음" : " " + paper.filed() + "건"))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    /** The criteria of which some proof is missing, one a line; empty when none is. */
    public String missing(String projectKey) {
        return proofs(projectKey).stream()
                .filter(proof -> !proof.complete())
                .map(proof -> "- " + proof.no() + ". " + proof.name() + ": " + missing(proof) + " 없음")
                .collect(Collectors.joining("\n"));
    }

    private List<Proof> proofs(String projectKey) {
        Scheme scheme = schemes.scheme(projects.get(projectKey).scheme());
        List<EvidenceRepository.Stock> stock = table.stock(projectKey, EvidenceRights.EVERYTHING, LocalDate.now(clock));
        return scheme.criteria().stream()
                .map(criterion -> CriteriaCoverage.proof(criterion, scheme, stock, false))
                .toList();
    }

    private static String missing(Proof proof) {
        List<Paper> papers = proof.papers();
        return papers.stream()
                .filter(paper -> paper.filed() == 0)
                .map(Paper::name)
                .collect(Collectors.joining(", "));
    }
}
