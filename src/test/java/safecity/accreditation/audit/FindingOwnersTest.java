package safecity.accreditation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import safecity.FormFiles;

/** Who may be given a finding may be given it by a correction, and nobody else. */
class FindingOwnersTest {

    @Test
    void aCorrectionOffersTheOwnersThatTheFormOfAFindingOffers() {
        assertThat(FindingChanges.OWNERS)
                .containsExactlyInAnyOrderElementsOf(
                        FormFiles.choices(Path.of("forms/onsite-audit/register-finding.form"), "ownerDuty"));
    }
}
