package safecity.accreditation.audit;

import java.util.List;

/** Asked by the audits, answered by whoever knows a project's research contracts. */
public interface ResearchContractors {

    /** Names of the organisations that were awarded research contracts of the project; empty when none was. */
    List<String> contractors(String projectKey);
}
