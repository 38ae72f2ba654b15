package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.contract.DecisionEntry;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

/** Seats, terms, offices and the day from which a committee may exist, each at its boundary. */
class CommitteesTest {

    private static final String PROJECT = "yeonsu-2022";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalDate TODAY = LocalDate.of(2023, 7, 1);

    private final CommitteeRepository table = mock(CommitteeRepository.class);
    private final LegalActs acts = mock(LegalActs.class);
    private final Committees committees =
            new Committees(table, acts, Clock.fixed(TODAY.atStartOfDay(SEOUL).toInstant(), SEOUL));

    @BeforeEach
    void membersAreAppointedToday() {
        when(acts.day(PROJECT, LegalAct.APPOINTMENT, "")).thenReturn(TODAY);
    }

    @ParameterizedTest(name = "{0} seats allowed, {1} + {2}, {3} subcommittees, {4} years")
    @CsvSource({"15, 12, 3, 15, 1", "15, 12, 3, 2, 3", "15, 1, 3, 0, 2"})
    void aPlanMayFillEverySeat(int limit, int appointed, int officials, int subcommittees, int years) {
        committees.planned(
                PROJECT, new CommitteePlanEntry("위원회", limit, appointed, officials, subcommittees, years), "lee");
        verify(table).insertPlan(PROJECT, "위원회", limit, appointed, officials, subcommittees, years, "lee");
    }

    @ParameterizedTest(name = "{0} seats allowed, {1} + {2}, {3} subcommittees, {4} years: {5}")
    @CsvSource({
        "15, 13, 3, 2, 2, committee.tooManySeats, appointedSeats",
        "15, 12, 3, 16, 2, committee.tooManySubcommittees, subcommittees",
        "15, 12, 3, 2, 0, committee.termTooLong, termYears",
        "15, 12, 3, 2, 4, committee.termTooLong, termYears"
    })
    void oneTooManyIsRefused(
            int limit, int appointed, int officials, int subcommittees, int years, String code, String field) {
        Refusal refusal = Refused.with(
                code,
                () -> committees.planned(
                        PROJECT,
                        new CommitteePlanEntry("위원회", limit, appointed, officials, subcommittees, years),
                        "lee"));
        assertThat(refusal.field()).contains(field);
        if (field.equals("appointedSeats")) {
            assertThat(refusal.arguments()).containsExactly(16, 15);
        }
        verify(table, never()).insertPlan(any(), any(), anyInt(), anyInt(), anyInt(), anyInt(), anyInt(), any());
    }

    @Test
    void aConsultationIsRecorded() {
        committees.consulted(PROJECT, new DecisionEntry("agree", "의견 없음"), "lee");
        verify(table).insertConsultation(PROJECT, "agree", "의견 없음", "lee");
    }

    @Test
    void anExistingCommitteeGoesOnForTheDaysItHasTodayIncluded() {
        committees.takenOver(PROJECT, new ExistingCommitteeEntry("안전위원회", 3, 2, 1, 6, 30, null, null), "lee");
        CommitteeComposition composition = new CommitteeComposition(3, 2, 1, 6);
        verify(table)
                .insertCommittee(
                        PROJECT, "안전위원회", composition, new CommitteeRepository.Basis(true, false), TODAY, "lee");
        verify(table).insertMembers(PROJECT, SeatAssignment.of(composition, null), TODAY, LocalDate.of(2023, 7, 30));
    }

    @ParameterizedTest(name = "{0} men, {1} women, {2} officials, {3} subcommittees: {4}")
    @CsvSource({"4, 2, 1, 1, committee.sexRatio", "3, 2, 1, 7, committee.tooManySubcommittees"})
    void anExistingCommitteeKeepsTheSameRules(int men, int women, int officials, int subcommittees, String code) {
        Refused.with(
                code,
                () -> committees.takenOver(
                        PROJECT,
                        new ExistingCommitteeEntry("위원회", men, women, officials, subcommittees, 30, null, null),
                        "lee"));
        nothingIsFormed();
    }

    @ParameterizedTest(name = "the ordinance takes effect on {0}")
    @ValueSource(strings = {"", "2023-06-30", "2023-07-01"})
    void membersAreAppointedOnceTheOrdinanceIsInForce(String effective) {
        appoint(3, 2, 2, 2, effective);
        verify(table)
                .insertCommittee(
                        PROJECT,
                        "위원회",
                        new CommitteeComposition(3, 2, 1, 2),
                        new CommitteeRepository.Basis(false, false),
                        TODAY,
                        "lee");
        verify(table).insertMembers(eq(PROJECT), anyList(), eq(TODAY), eq(LocalDate.of(2025, 6, 30)));
    }

    @Test
    void nobodyIsAppointedBeforeTheOrdinance() {
        assertThat(Refused.with("committee.beforeOrdinance", () -> appoint(3, 2, 2, 2, "2023-07-02"))
                        .arguments())
                .containsExactly("2023-07-02");
        nothingIsFormed();
    }

    @ParameterizedTest(name = "{0} men, {1} women, {2} subcommittees, {3} years: {4}")
    @CsvSource({
        "4, 2, 2, 2, committee.sexRatio",
        "3, 2, 7, 2, committee.tooManySubcommittees",
        "3, 2, 2, 4, committee.termTooLong",
        "3, 2, 2, 0, committee.termTooLong"
    })
    void anAppointmentKeepsTheRules(int men, int women, int subcommittees, int years, String code) {
        Refused.with(code, () -> appoint(men, women, subcommittees, years, ""));
        nothingIsFormed();
    }

    @ParameterizedTest(name = "{0} men, {1} women: rests on the exception: {2}")
    @CsvSource({"4, 2, true", "3, 2, false"})
    void anExceptionIsNotedWhereItWasNeeded(int men, int women, boolean needed) {
        when(table.exceptionGranted(PROJECT, men, women)).thenReturn(true);
        appoint(men, women, 2, 2, "");
        verify(table)
                .insertCommittee(
                        PROJECT,
                        "위원회",
                        new CommitteeComposition(men, women, 1, 2),
                        new CommitteeRepository.Basis(false, needed),
                        TODAY,
                        "lee");
    }

    @Test
    void aCommitteeIsFormedOnce() {
        when(table.composition(PROJECT)).thenReturn(Optional.of(new CommitteeComposition(3, 2, 1, 2)));
        assertThat(Refused.with("committee.alreadyFormed", () -> appoint(3, 2, 2, 2, ""))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        nothingIsFormed();
        assertThat(committees.composition(PROJECT)).contains(new CommitteeComposition(3, 2, 1, 2));
    }

    @ParameterizedTest(name = "chair {0}, vice {1}")
    @CsvSource({"1, ", "6, 1", "1, 6"})
    void theChairIsOneOfTheMembers(int chair, Integer vice) {
        when(table.composition(PROJECT)).thenReturn(Optional.of(new CommitteeComposition(3, 2, 1, 2)));
        committees.chaired(PROJECT, new ChairEntry(chair, vice), "lee");
        verify(table).insertOffice(PROJECT, "chair", chair, TODAY, "lee");
        if (vice != null) {
            verify(table).insertOffice(PROJECT, "vice-chair", vice, TODAY, "lee");
        }
    }

    @ParameterizedTest(name = "chair {0}, vice {1}: {2} at {3}")
    @CsvSource({
        "0, , committee.noSuchSeat, chairSeat",
        "7, , committee.noSuchSeat, chairSeat",
        "1, 0, committee.noSuchSeat, viceChairSeat",
        "1, 7, committee.noSuchSeat, viceChairSeat",
        "2, 2, committee.chairTwice, viceChairSeat"
    })
    void whoIsNoMemberIsNotElected(int chair, Integer vice, String code, String field) {
        when(table.composition(PROJECT)).thenReturn(Optional.of(new CommitteeComposition(3, 2, 1, 2)));
        assertThat(Refused.with(code, () -> committees.chaired(PROJECT, new ChairEntry(chair, vice), "lee"))
                        .field())
                .contains(field);
    }

    private void appoint(int men, int women, int subcommittees, int years, String effective) {
        committees.appointed(
                PROJECT, "위원회", men, women, 1, subcommittees, new AppointmentEntry(years, ""), effective, "lee");
    }

    private void nothingIsFormed() {
        verify(table, never()).insertCommittee(any(), any(), any(), any(), any(), any());
        verify(table, never()).insertMembers(any(), any(), any(), any());
    }
}
