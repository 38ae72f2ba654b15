package safecity.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import safecity.FormFiles;

/** A programme that is planned on the page may have the owners and fields that one has that is founded by its form. */
class DutyChoicesTest {

    @Test
    void thePageAndTheFormOfferTheSameOwnersAndFields() {
        assertThat(ofPage("duty")).containsExactlyInAnyOrderElementsOf(ofForm("proposalOwnerDuty"));
        assertThat(ofPage("field")).containsExactlyInAnyOrderElementsOf(ofForm("proposalField"));
    }

    private static List<String> ofPage(String column) {
        return PlanSection.PROGRAMMES.columns().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow()
                .choices();
    }

    private static List<String> ofForm(String field) {
        return FormFiles.choices(Path.of("forms/programme-proposal/programme-found.form"), field);
    }
}
