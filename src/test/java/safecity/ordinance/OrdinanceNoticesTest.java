package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static safecity.ordinance.RecordedOrdinance.PROJECT;
import static safecity.ordinance.RecordedOrdinance.TODAY;
import static safecity.ordinance.RecordedOrdinance.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.calendar.EndRule;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.engine.contract.DecisionEntry;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.project.plan.Refused;

class OrdinanceNoticesTest {

    /** The law's own figure is {@code LegalPeriodTest}'s; here a notice takes as many days as it takes. */
    private static final int DAYS = LegalPeriod.ORDINANCE_NOTICE.length();

    private static final LocalDate LAST_DAY = LocalDate.of(2023, 3, 22);

    private final RecordedOrdinance ordinance = new RecordedOrdinance();
    private final WorkingCalendar calendar = mock(WorkingCalendar.class);
    private final OrdinanceNotices notices = new OrdinanceNotices(ordinance.register, calendar);

    @Test
    void aNoticeAfterAnImportantChangeIsTheNextRound() {
        assertThat(notices.round(PROJECT)).isEqualTo(1);
        when(ordinance.register.events(PROJECT))
                .thenReturn(List.of(
                        event(1, OrdinanceEventType.NOTICED, null, null),
                        event(2, OrdinanceEventType.REVISED, null, null),
                        event(3, OrdinanceEventType.NOTICED, null, null)));
        assertThat(notices.round(PROJECT)).isEqualTo(3);
    }

    @Test
    void aNoticeIsKeptWithItsLastDay() {
        when(calendar.periodEnd(TODAY, DAYS, EndRule.MOVES)).thenReturn(LAST_DAY);
        notices.published(PROJECT, DAYS, "lee");
        ordinance.hasAdvanced(
                OrdinanceStatus.NOTICED,
                Map.of(Fact.NOTICED_ON, TODAY, Fact.NOTICE_DAYS, DAYS, Fact.NOTICE_ENDS_ON, LAST_DAY));
        ordinance.hasRecorded(OrdinanceEventType.NOTICED, null, null, Map.of("days", DAYS, "lastDay", "2023-03-22"));
    }

    @Test
    void aNoticeThatIsTooShortLeavesNothing() {
        Refused.with("ordinance.noticeTooShort", () -> notices.published(PROJECT, DAYS - 1, "lee"));
        ordinance.hasNothingRecorded();
    }

    @ParameterizedTest(name = "{1} of {0} accepted")
    @CsvSource({"0, 0", "3, 3", "1000000, 0"})
    void opinionsAreCounted(int received, int accepted) {
        notices.opinionsHandled(PROJECT, new OpinionsEntry(received, accepted, "minor", "반영"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.OPINIONS_HANDLED);
        ordinance.hasRecorded(
                OrdinanceEventType.OPINIONS_HANDLED, "minor", "반영", Map.of("received", received, "accepted", accepted));
    }

    @ParameterizedTest(name = "{1} of {0} accepted: {2} at {3}")
    @CsvSource({
        "3, 4, ordinance.opinionsExceedReceived, opinionsAccepted",
        "-1, 0, ordinance.opinionsNeeded, opinionsReceived",
        ", 0, ordinance.opinionsNeeded, opinionsReceived",
        "1000001, 0, ordinance.opinionsNeeded, opinionsReceived",
        "3, -1, ordinance.opinionsNeeded, opinionsAccepted",
        "3, , ordinance.opinionsNeeded, opinionsAccepted"
    })
    void figuresThatCannotBeAreRefused(Integer received, Integer accepted, String code, String field) {
        assertThat(Refused.with(
                                code,
                                () -> notices.opinionsHandled(
                                        PROJECT, new OpinionsEntry(received, accepted, "minor", ""), "lee"))
                        .field())
                .contains(field);
        ordinance.hasNothingRecorded();
    }

    @Test
    void aBillGoesOnOnceTheLegalReviewHasPassedIt() {
        notices.legallyReviewed(PROJECT, new DecisionEntry("supplement", "보완"), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(OrdinanceEventType.LEGALLY_REVIEWED, "supplement", "보완", Map.of());
        notices.legallyReviewed(PROJECT, new DecisionEntry("passed", ""), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.LEGALLY_REVIEWED);
        ordinance.hasRecorded(OrdinanceEventType.LEGALLY_REVIEWED, "passed", null, Map.of());
    }

    @Test
    void whatIsToBeMendedIsShown() {
        assertThat(notices.supplementDemanded(PROJECT)).isEmpty();
        ordinance.last(OrdinanceEventType.LEGALLY_REVIEWED, 5, "supplement");
        assertThat(notices.supplementDemanded(PROJECT)).isEqualTo("의견 5");
        notices.revised(PROJECT, new DecisionEntry("important", "수정"), "lee");
        ordinance.hasRecorded(OrdinanceEventType.REVISED, "important", "수정", Map.of());
    }
}
