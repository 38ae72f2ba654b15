package safecity.project.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhaseTest {

    @Test
    void theProjectGoesThroughItsPhasesInTheOrderOfWhatIsReached() {
        Map<String, Phase> reached = new LinkedHashMap<>();
        reached.put("project-preparation/adopt-plan", Phase.PREPARATION);
        reached.put("project-preparation/sign-support-agreement", Phase.PREPARATION);
        reached.put("project-preparation/listed-as-preparing-community", Phase.GROUNDWORK);
        reached.put("ordinance-enactment/ordinance-in-force", Phase.GROUNDWORK);
        reached.put("committee-formation/committee-formed", Phase.GROUNDWORK);
        reached.put("research-contract/contract-completed:baseline", Phase.PROGRAMMES);
        reached.put("research-contract/contract-completed:evaluation", Phase.PROGRAMMES);
        reached.put("accreditation-application/application-accepted", Phase.REVIEW);
        reached.put("onsite-audit/audit-passed:domestic", Phase.REVIEW);
        reached.put("onsite-audit/audit-passed:international", Phase.DECLARATION);
        reached.put("certification/register-certificate", Phase.DECLARATION);
        reached.put("declaration/declared", Phase.COMPLETED);

        Set<String> passed = new HashSet<>();
        assertThat(Phase.of(passed, false)).isEqualTo(Phase.PREPARATION);
        reached.forEach((element, phase) -> {
            passed.add(element);
            assertThat(Phase.of(passed, false)).as("after %s", element).isEqualTo(phase);
        });
    }

    @Test
    void aProjectThatWasGivenUpIsNothingElse() {
        assertThat(Phase.of(Set.of("certification/register-certificate"), true)).isEqualTo(Phase.ABANDONED);
    }
}
