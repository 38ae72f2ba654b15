package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static safecity.ordinance.RecordedOrdinance.PROJECT;
import static safecity.ordinance.RecordedOrdinance.TODAY;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.project.plan.Refused;

/** What follows the transmission of a bill (지방자치법 제32조). */
class PromulgationsTest {

    private static final Map<String, Object> FOUR_AGAINST =
            Map.of("members", 13, "present", 12, "inFavour", 8, "against", 4, "abstained", 0);

    private final RecordedOrdinance ordinance = new RecordedOrdinance();
    private final WorkingCalendar calendar = mock(WorkingCalendar.class);
    private final StaticMessageSource messages = new StaticMessageSource();
    private final Promulgations promulgations = new Promulgations(
            ordinance.register,
            new OrdinanceNumbers(mock(JdbcClient.class)) {
                @Override
                boolean taken(String projectKey, int number) {
                    return false;
                }
            },
            new Votes(),
            calendar,
            messages);

    @BeforeEach
    void aTransmittedOrdinance() {
        Ordinance transmitted = OrdinancesTest.ordinance(OrdinanceStatus.TRANSMITTED);
        when(ordinance.register.current(PROJECT)).thenReturn(transmitted);
        messages.addMessage("ordinance.advice.exempt", Locale.KOREAN, "심의 생략");
        messages.addMessage("ordinance.advice.passed", Locale.KOREAN, "공포");
    }

    @Test
    void aReportLeavesTheBillWhereItIs() {
        promulgations.reportedToCity(PROJECT, "lee");
        ordinance.hasAdvanced(OrdinanceStatus.TRANSMITTED, Map.of(Fact.REPORTED_ON, TODAY));
        ordinance.hasRecorded(OrdinanceEventType.REPORTED_TO_CITY, null, null, Map.of());
    }

    @Test
    void aDeliberationBeforeThePromulgationAdvisesOnly() {
        promulgations.deliberated(PROJECT, new BallotEntry("passed", 13, 12, 4, 0, "심의"), "lee");
        ordinance.hasRecorded(OrdinanceEventType.PROMULGATION_DELIBERATED, "passed", "심의", FOUR_AGAINST);
        ordinance.standsWhereItStood();
    }

    @Test
    void theAdviceIsThatOfTheDeliberationAfterTheLatestTransmission() {
        assertThat(promulgations.advice(PROJECT)).isEqualTo("심의 생략");
        ordinance.last(OrdinanceEventType.TRANSMITTED, 7, null);
        ordinance.last(OrdinanceEventType.PROMULGATION_DELIBERATED, 7, "passed");
        assertThat(promulgations.advice(PROJECT)).isEqualTo("심의 생략");
        ordinance.last(OrdinanceEventType.PROMULGATION_DELIBERATED, 8, "passed");
        assertThat(promulgations.advice(PROJECT)).isEqualTo("공포");
    }

    @ParameterizedTest(name = "grounds {0}")
    @CsvSource({"objection", "' '", ","})
    void theMayorAsksForReconsiderationWithGrounds(String grounds) {
        promulgations.mayorDecided(PROJECT, new MayorDecisionEntry("reconsider", grounds, "이의"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.RECONSIDERATION_REQUESTED);
        ordinance.hasRecorded(
                OrdinanceEventType.MAYOR_DECIDED,
                "reconsider",
                "이의",
                grounds == null || grounds.isBlank() ? Map.of() : Map.of("grounds", grounds));
    }

    @Test
    void aMayorWhoPromulgatesNeedsNoGrounds() {
        promulgations.mayorDecided(PROJECT, new MayorDecisionEntry("promulgate", "objection", ""), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(OrdinanceEventType.MAYOR_DECIDED, "promulgate", null, Map.of());
    }

    @Test
    void twoThirdsConfirmABill() {
        promulgations.votedAgain(PROJECT, new BallotEntry("confirmed", 13, 12, 4, 0, "재의결"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.CONFIRMED, Map.of(Fact.CONFIRMED_ON, TODAY));
        ordinance.hasRecorded(OrdinanceEventType.VOTED_AGAIN, "confirmed", "재의결", FOUR_AGAINST);
    }

    @Test
    void fewerDiscardIt() {
        promulgations.votedAgain(PROJECT, new BallotEntry("discarded", 13, 12, 4, 0, "폐기"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.DISCARDED);
        ordinance.hasRecorded(OrdinanceEventType.VOTED_AGAIN, "discarded", "폐기", FOUR_AGAINST);
    }

    @Test
    void withoutAQuorumItWaits() {
        promulgations.votedAgain(PROJECT, new BallotEntry("confirmed", 13, 6, 0, 0, ""), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(
                OrdinanceEventType.VOTED_AGAIN,
                "deferred",
                null,
                Map.of("members", 13, "present", 6, "inFavour", 6, "against", 0, "abstained", 0));
        promulgations.transmittedAgain(PROJECT, "lee");
        ordinance.hasRecorded(OrdinanceEventType.TRANSMITTED_AGAIN, null, null, Map.of());
    }

    @Test
    void silenceConfirmsFromTheEndOfTheTerm() {
        LocalDate since = LocalDate.of(2023, 4, 3);
        when(calendar.periodEnd(LocalDate.of(2023, 3, 14), LegalPeriod.PROMULGATION))
                .thenReturn(since);
        assertThat(promulgations.confirmedBySilence(PROJECT, "2023-03-14", "lee"))
                .isEqualTo("2023-04-03");
        ordinance.hasAdvanced(OrdinanceStatus.CONFIRMED, Map.of(Fact.CONFIRMED_ON, since));
        ordinance.hasRecorded(OrdinanceEventType.CONFIRMED_BY_SILENCE, null, null, Map.of("since", "2023-04-03"));
    }

    @ParameterizedTest(name = "No. {0}")
    @CsvSource({"1", "999999"})
    void aPromulgationNamesItsNumberAndItsDayOfEffect(int number) {
        promulgations.promulgated(PROJECT, "mayor", number, "lee");
        LocalDate effective = LocalDate.of(2023, 4, 2);
        ordinance.hasAdvanced(
                OrdinanceStatus.PROMULGATED,
                Map.of(
                        Fact.PROMULGATED_BY,
                        "MAYOR",
                        Fact.PROMULGATION_NUMBER,
                        number,
                        Fact.PROMULGATED_ON,
                        TODAY,
                        Fact.EFFECTIVE_ON,
                        effective));
        ordinance.hasRecorded(
                OrdinanceEventType.PROMULGATED, "mayor", null, Map.of("number", number, "effectiveOn", "2023-04-02"));
    }

    @ParameterizedTest
    @CsvSource({"0", "1000000", ","})
    void aPromulgationWithoutANumberIsRefused(Integer number) {
        assertThat(Refused.with(
                                "ordinance.promulgationNumberNeeded",
                                () -> promulgations.promulgated(PROJECT, "mayor", number, "lee"))
                        .field())
                .contains("promulgationNumber");
        ordinance.hasNothingRecorded();
    }

    @Test
    void theDayOfEffectIsNoneBeforeThePromulgation() {
        assertThat(promulgations.effectDate(PROJECT)).isNull();
        Ordinance promulgated = OrdinancesTest.ordinance(OrdinanceStatus.PROMULGATED);
        when(ordinance.register.find(PROJECT)).thenReturn(Optional.of(promulgated));
        assertThat(promulgations.effectDate(PROJECT)).isEqualTo("2023-03-02");
    }
}
