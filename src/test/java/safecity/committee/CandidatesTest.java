package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** Who may be a candidate, figure by figure. */
class CandidatesTest {

    private static final String PROJECT = "yeonsu-2022";

    private final CandidateRepository table = mock(CandidateRepository.class);
    private final Candidates candidates = new Candidates(table);

    @BeforeEach
    void twelveAppointedAndThreeByOffice() {
        when(table.planned(PROJECT)).thenReturn(new CommitteeComposition(12, 0, 3, 2));
    }

    @ParameterizedTest(name = "police {0}, fire {1}, education {2}: {3}")
    @CsvSource({
        "true, true, true, 'police,fire,education'",
        "true, false, false, police",
        "false, true, false, fire",
        "false, false, true, education",
        "false, false, false, ''"
    })
    void theBodiesThatAreAskedAreListed(boolean police, boolean fire, boolean education, String bodies) {
        assertThat(candidates.recommenders(new RecommendersEntry(police, fire, education)))
                .isEqualTo(bodies);
    }

    @ParameterizedTest(name = "{0} seats: {1}")
    @CsvSource({"0, 2", "4, 2", "5, 2", "6, 3", "15, 7"})
    void halfOfTheSeatsIsRoundedDownAndAtLeastTwo(int seats, int half) {
        assertThat(candidates.half(seats)).isEqualTo(half);
    }

    @Test
    void whoRecommendsNobodyIsRecordedWithNobody() {
        candidates.recommended(PROJECT, "police", new RecommendationEntry("recommended", 2, 3), "lee");
        verify(table).insertRecommendation(PROJECT, "police", "recommended", 2, 3, "lee");
        candidates.recommended(PROJECT, "fire", new RecommendationEntry("none", 2, 3), "lee");
        verify(table).insertRecommendation(PROJECT, "fire", "none", 0, 0, "lee");
        candidates.urged(PROJECT);
        verify(table).insertRecommendation(PROJECT, "all", "urged", 0, 0, "system");
    }

    @ParameterizedTest(name = "{0}: {1} men, {2} women, {3} officials; grounds {4} {5} {6} {7}")
    @CsvSource({
        "eligible, 7, 5, 3, 0, 0, 0, 0, ''",
        "eligible, 7, 5, 3, 0, 0, 0, 1, 회피",
        "not-eligible, 70, 50, 30, 1, 1, 1, 1, ''"
    })
    void aReviewIsRecordedWithItsFigures(
            String decision,
            int men,
            int women,
            int officials,
            int dis,
            int over,
            int term,
            int conf,
            String measures) {
        candidates.reviewed(
                PROJECT,
                new CandidateReviewEntry(decision, men, women, officials, dis, over, term, conf, measures),
                "lee");
        verify(table)
                .insertReview(
                        PROJECT,
                        "review",
                        decision,
                        new CandidateRepository.Figures(men, women, officials, dis, over, term, conf),
                        measures,
                        "lee");
    }

    @ParameterizedTest(name = "{8} at {9}")
    @CsvSource({
        "7, 5, 3, 1, 0, 0, 0, '', committee.disqualified, disqualified",
        "7, 5, 3, 0, 1, 0, 0, '', committee.overCommitted, overCommitted",
        "7, 5, 3, 0, 0, 1, 0, '', committee.termExceeded, termExceeded",
        "7, 5, 3, 0, 0, 0, 1, ' ', committee.conflictUnanswered, conflictMeasures",
        "7, 6, 3, 0, 0, 0, 0, '', committee.moreThanPlanned.appointed, appointedMale",
        "7, 5, 4, 0, 0, 0, 0, '', committee.moreThanPlanned.officials, officialCount"
    })
    void oneTooManyIsRefused(
            int men,
            int women,
            int officials,
            int dis,
            int over,
            int term,
            int conf,
            String measures,
            String code,
            String field) {
        Refusal refusal = Refused.with(
                code,
                () -> candidates.reviewed(
                        PROJECT,
                        new CandidateReviewEntry("eligible", men, women, officials, dis, over, term, conf, measures),
                        "lee"));
        assertThat(refusal.field()).contains(field);
        if (code.equals("committee.moreThanPlanned.appointed")) {
            assertThat(refusal.arguments()).containsExactly(13, 12);
        }
    }

    @Test
    void whoIsNextInRankFillsThePlanAndNoMore() {
        candidates.replaced(PROJECT, new ReplacementEntry(6, 6), 3, "lee");
        verify(table)
                .insertReview(
                        PROJECT,
                        "next-in-rank",
                        "eligible",
                        new CandidateRepository.Figures(6, 6, 3, 0, 0, 0, 0),
                        "",
                        "lee");
        Refused.with(
                "committee.moreThanPlanned.appointed",
                () -> candidates.replaced(PROJECT, new ReplacementEntry(6, 7), 3, "lee"));
        Refused.with(
                "committee.moreThanPlanned.officials",
                () -> candidates.replaced(PROJECT, new ReplacementEntry(6, 6), 4, "lee"));
    }

    @Test
    void theBalanceOfTheSexesIsAskedHere() {
        assertThat(candidates.sexRatioKept(6, 4)).isTrue();
        assertThat(candidates.sexRatioKept(7, 3)).isFalse();
    }

    @Test
    void onlyTheProvinceGrantsAnException() {
        candidates.exceptionResolved(PROJECT, new RatioExceptionEntry("province", "2023-1", "granted"), 7, 3, "lee");
        verify(table).insertException(PROJECT, "2023-1", "granted", 7, 3, "lee");
        Refusal refusal = Refused.with(
                "committee.wrongBody",
                () -> candidates.exceptionResolved(
                        PROJECT, new RatioExceptionEntry("district", "2023-1", "granted"), 7, 3, "lee"));
        assertThat(refusal.rule()).contains("양성평등기본법 제21조 제2항");
        verifyNoMoreInteractions(table);
    }

    @ParameterizedTest(name = "{0}, {1} declined")
    @CsvSource({"all, ", "all, 0", "some, 1", "some, "})
    void consentsAreRecorded(String decision, Integer declined) {
        candidates.consented(PROJECT, new ConsentEntry(decision, declined), "lee");
        verify(table).insertConsent(PROJECT, decision, declined, "lee");
    }

    @Test
    void whereAllAgreedNobodyDeclined() {
        Refusal refusal = Refused.with(
                "committee.consentContradiction",
                () -> candidates.consented(PROJECT, new ConsentEntry("all", 1), "lee"));
        assertThat(refusal.arguments()).containsExactly(1);
        assertThat(refusal.field()).contains("declinedCount");
    }
}
