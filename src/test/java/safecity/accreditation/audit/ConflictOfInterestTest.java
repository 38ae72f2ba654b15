package safecity.accreditation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictOfInterestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOMESTIC      | 가나대학교              | 대한민국                | NONE",
                "DOMESTIC      | 다라대학교 산학협력단    | 대한민국                | CONTRACTOR",
                "DOMESTIC      | 가나대학교, 다라대학교산학협력단 | 대한민국          | CONTRACTOR",
                "DOMESTIC      | 다라대학교              | 대한민국                | CONTRACTOR",
                "DOMESTIC      | 다라대                  | 대한민국                | CONTRACTOR",
                "DOMESTIC      | (재)다라연구원          | 대한민국                | NONE",
                "INTERNATIONAL | ISCCC                  | Sweden, Taiwan, Japan   | NONE",
                "INTERNATIONAL | ISCCC                  | 스웨덴, 대한민국          | OWN_COUNTRY",
                "INTERNATIONAL | ISCCC                  | Sweden; South Korea     | OWN_COUNTRY",
                "INTERNATIONAL | ISCCC                  | R.O.K.                  | OWN_COUNTRY",
                "INTERNATIONAL | 다라대학교 산학협력단    | Japan                   | CONTRACTOR"
            })
    void theContractorsOrganisationAndTheOwnCountryConflict(
            AuditStage stage, String organisations, String countries, ConflictOfInterest expected) {
        assertThat(ConflictOfInterest.of(stage, organisations, countries, List.of("다라대학교 산학협력단")))
                .isEqualTo(expected);
    }
}
