package safecity.accreditation;

import java.util.List;
import org.springframework.stereotype.Component;
import safecity.accreditation.audit.ResearchContractors;

/** One project of the stories has had its research done by somebody who might be asked to evaluate. */
@Component
class TestContractors implements ResearchContractors {

    static final String PROJECT = "audit-contractor";
    static final String NAME = "다라대학교 산학협력단";

    @Override
    public List<String> contractors(String projectKey) {
        return PROJECT.equals(projectKey) ? List.of(NAME) : List.of();
    }
}
