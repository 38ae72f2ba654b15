package safecity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.processes.Decisions;
import safecity.story.ProcessStory;

@ProcessStory
class RoutingTest {

    @Autowired
    Routing routing;

    @Autowired
    Departments departments;

    @Autowired
    Decisions decisions;

    @Test
    void everyDutyOfTheModelsHasItsNameAndItsDepartmentInYeonsu() {
        assertThat(departments.of("yeonsu"))
                .extracting(Department::duty)
                .containsExactlyInAnyOrderElementsOf(KnownDuties.ALL);
    }

    @Test
    void everyDepartmentOfYeonsuIsReachedByItsDuty() {
        assertThat(departments.of("yeonsu"))
                .hasSize(26)
                .allSatisfy(department ->
                        assertThat(routing.group("yeonsu", department.duty())).isEqualTo(department.id()));
    }

    @Test
    void aDepartmentIsApprovedByItsHeadAndAPostByItself() {
        assertThat(routing.approvers("yeonsu", "legal")).isEqualTo("yeonsu-legal-head");
        assertThat(routing.approvers("yeonsu", "mayor")).isEqualTo("yeonsu-mayor");
        assertThat(routing.approvers("yeonsu", "director")).isEqualTo("yeonsu-director");
        assertThat(routing.approvers("yeonsu", "auditor")).isEqualTo("yeonsu-auditor");
    }

    @Test
    void generallyADutyIsDoneByTheDepartmentThatWasSetUpForIt() {
        assertThat(decisions.rows("department-routing", Map.of("duty", "legal")))
                .containsExactly(Map.of("setUpFor", "legal"));
    }

    @Test
    void aDutyWithoutADepartmentIsNotRoutedToAGroupThatDoesNotExist() {
        assertThatThrownBy(() -> routing.group("yeonsu", "astronomy"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("astronomy");
    }

    @Test
    void dutiesAreReadFromACommaSeparatedList() {
        assertThat(routing.duties("budget, legal")).containsExactly("budget", "legal");
        assertThat(routing.duties("")).isEmpty();
        assertThat(routing.duties(null)).isEmpty();
    }
}
