package safecity.accreditation.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.refusal.Refusal;

class SchemesTest {

    private final Schemes schemes;

    SchemesTest() throws IOException {
        schemes = new Schemes(new SchemeFiles(null));
    }

    @ParameterizedTest
    @CsvSource({"isc-7, 7", "isc-6, 6"})
    void aSchemeHasItsCriteriaInOrderEachWithWhatItAsksAndWhatProvesIt(String id, int criteria) {
        Scheme scheme = schemes.scheme(id);
        assertThat(scheme.criteria())
                .extracting(Criterion::no)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, criteria)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(scheme.criteria()).allSatisfy(criterion -> {
            assertThat(criterion.nameKo()).isNotBlank();
            assertThat(criterion.nameEn()).isNotBlank();
            assertThat(criterion.asksKo()).isNotBlank();
            assertThat(criterion.asksEn()).isNotBlank();
            assertThat(criterion.evidence())
                    .isNotEmpty()
                    .allSatisfy(one -> isBilingual(new BilingualText(one.ko(), one.en())));
        });
    }

    @ParameterizedTest
    @CsvSource({"isc-7", "isc-6"})
    void theFormHasASectionForEachCriterionWithQuestionsAndAPageLimit(String id) {
        Scheme scheme = schemes.scheme(id);
        assertThat(scheme.sections())
                .extracting(SchemeSection::code)
                .doesNotHaveDuplicates()
                .startsWith("overview", "work-so-far", "executive");
        assertThat(scheme.criteria())
                .allSatisfy(criterion -> assertThat(scheme.section("criterion-" + criterion.no()))
                        .get()
                        .extracting(SchemeSection::criterion)
                        .isEqualTo(criterion.no()));
        assertThat(scheme.sections()).allSatisfy(section -> {
            assertThat(section.pageLimit()).isBetween(1, 10);
            assertThat(section.limitSource()).isIn("form", "house");
            assertThat(section.draftedBy()).isNotBlank();
            assertThat(section.questions()).isNotEmpty().allSatisfy(SchemesTest::isBilingual);
        });
    }

    @ParameterizedTest
    @CsvSource({"overview, 1", "work-so-far, 3", "executive, 4"})
    void thePageLimitsOfTheCentresFormHold(String section, int pages) {
        assertThat(schemes.scheme("isc-6").section(section))
                .get()
                .extracting(SchemeSection::pageLimit, SchemeSection::limitSource)
                .containsExactly(pages, "form");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 4", "4, 3", "5, 2", "6, 5", "7, 6"})
    void everyCriterionOfTheSevenLivesOnInOneOfTheSix(String old, String now) {
        assertThat(schemes.mapping("isc-7", old, "isc-6").no()).isEqualTo(now);
    }

    @Test
    void theMappingIsTotalAndReachesEveryNewCriterion() {
        assertThat(schemes.scheme("isc-7").succeededBy().criteria().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        schemes.criteria("isc-7").stream().map(Criterion::no).toList());
        assertThat(schemes.criteria("isc-7").stream()
                        .map(c -> schemes.mapping("isc-7", c.no(), "isc-6"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(schemes.criteria("isc-6"));
    }

    @Test
    void thereIsNoWayBackFromTheSixToTheSeven() {
        assertThatThrownBy(() -> schemes.mapping("isc-6", "1", "isc-7"))
                .isInstanceOf(Refusal.class)
                .hasMessage("scheme.noMapping");
        assertThatThrownBy(() -> schemes.scheme("isc-12")).hasMessage("scheme.unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "2002-01-01, isc-7",
        "2021-12-31, isc-7",
        "2022-12-31, village-3",
        "2023-01-01, isc-6",
        "2040-01-01, isc-6"
    })
    void onADayOneSchemeIsInUseOfTwoTheOneThatCameLater(LocalDate day, String id) {
        assertThat(schemes.inUseOn(day)).isEqualTo(id);
    }

    @Test
    void beforeTheFirstSchemeThereIsNone() {
        assertThatThrownBy(() -> schemes.inUseOn(LocalDate.of(2001, 12, 31))).hasMessage("scheme.noneInUse");
    }

    @Test
    void oneSchemeEndsWhereTheNextBegins() {
        assertThat(schemes.scheme("isc-7").usedUntil().plusDays(1))
                .isEqualTo(schemes.scheme("isc-6").usedFrom());
        assertThat(schemes.scheme("isc-6").usedUntil()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"isc-7", "isc-6"})
    void aDesignationHoldsFiveYearsAndNeedsTwoOfActivityAndTwoReports(String id) {
        assertThat(schemes.scheme(id))
                .extracting(Scheme::validityYears, Scheme::minimumActivityYears, Scheme::minimumAnnualReports)
                .containsExactly(5, 2, 2);
    }

    private static void isBilingual(BilingualText text) {
        assertThat(text.ko()).matches(".*[가-힣].*");
        assertThat(text.en()).isNotBlank().doesNotMatch(".*[가-힣].*");
    }
}
