package safecity.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.planning.ScheduleMove.Standing;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlannedContract;

/** A whole plan moved: what is finished, runs, or has not begun; days at the ends of months; money and targets. */
class ScheduleMoveTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 6, 15);
    private static final long WON = 1_000_000;

    @ParameterizedTest(name = "{0} planned {1} ~ {2}, by {4} months from {3}: {5} ~ {6}")
    @CsvSource({
        "FINISHED, 2023-07-01, 2023-07-31, 2023-06-15, 12, 2023-07-01, 2023-07-31",
        "FINISHED, 2022-09-01, 2022-09-30, 2022-01-01, 12, 2022-09-01, 2022-09-30",
        "RUNNING, 2023-02-01, 2023-11-30, 2023-06-15, 12, 2023-02-01, 2024-11-30",
        "RUNNING, 2023-07-01, 2023-11-30, 2023-06-15, 12, 2023-07-01, 2024-11-30",
        // overdue
        "RUNNING, 2023-02-01, 2023-05-31, 2023-06-15, 3, 2023-02-01, 2023-08-31",
        "NOT_BEGUN, 2023-04-01, 2023-05-31, 2023-06-15, 3, 2023-07-01, 2023-08-31",
        "NOT_BEGUN, 2023-06-14, 2023-06-20, 2023-07-01, 1, 2023-07-14, 2023-07-20",
        // not overdue and before the day from which on the plan moves
        "NOT_BEGUN, 2023-08-01, 2023-12-31, 2024-01-01, 12, 2023-08-01, 2023-12-31",
        "NOT_BEGUN, 2023-08-01, 2024-01-01, 2024-01-01, 12, 2023-08-01, 2025-01-01",
        "RUNNING, 2023-02-01, 2023-12-31, 2024-01-01, 12, 2023-02-01, 2023-12-31",
        "NOT_BEGUN, 2024-01-01, 2024-12-31, 2024-01-01, 12, 2025-01-01, 2025-12-31",
        // ends of months, leap days
        "NOT_BEGUN, 2024-02-01, 2024-02-29, 2023-06-15, 12, 2025-02-01, 2025-02-28",
        "NOT_BEGUN, 2023-10-01, 2024-02-29, 2023-06-15, 48, 2027-10-01, 2028-02-29",
        "NOT_BEGUN, 2026-02-01, 2027-02-28, 2023-06-15, 12, 2027-02-01, 2028-02-29",
        "NOT_BEGUN, 2024-02-29, 2024-03-31, 2023-06-15, 12, 2025-02-28, 2025-03-31",
        "NOT_BEGUN, 2023-08-31, 2023-08-31, 2023-06-15, 1, 2023-09-30, 2023-09-30",
        "NOT_BEGUN, 2023-09-30, 2023-09-30, 2023-06-15, 1, 2023-10-30, 2023-10-31",
        "NOT_BEGUN, 2023-09-29, 2023-11-29, 2023-06-15, 3, 2023-12-29, 2024-02-29",
        // forward
        "NOT_BEGUN, 2024-03-01, 2024-03-31, 2023-06-15, -1, 2024-02-01, 2024-02-29"
    })
    void aStageMovesByWhatWasDoneOfIt(
            Standing standing,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            int months,
            LocalDate begin,
            LocalDate end) {
        PlanDocument moved = move(day, months, Map.of("stage", standing), Map.of())
                .of(plan(List.of(stage("stage", from, to, 100)), List.of(), Map.of()));
        assertThat(moved.milestones().get(0).from()).isEqualTo(begin);
        assertThat(moved.milestones().get(0).to()).isEqualTo(end);
    }

    /** Half of a year that is left when the plan moves by a year takes half of its money along; what is committed stays. */
    @ParameterizedTest(name = "from {0} by {1} months, {2} won committed: {3} in 2023, {4} in 2024, {5} in 2025")
    @CsvSource({
        "2023-01-01, 12, 0, 0, 120, 48",
        "2023-07-01, 12, 0, 60, 60, 48",
        // the month that has begun stays
        "2023-07-02, 12, 0, 70, 50, 48",
        "2023-12-31, 12, 0, 120, 0, 48",
        "2023-07-01, 12, 20000000, 70, 50, 48",
        // a won more is a million that stays
        "2023-07-01, 12, 20000001, 71, 49, 48",
        "2023-07-01, 12, 120000000, 120, 0, 48",
        "2023-07-01, 12, 130000000, 120, 0, 48",
        "2023-07-01, 6, 0, 60, 84, 24",
        "2024-01-01, 12, 0, 120, 0, 48",
        "2023-01-01, 1, 0, 110, 54, 4"
    })
    void moneyGoesIntoTheYearIntoWhichItFalls(
            LocalDate day, int months, long committed, long in2023, long in2024, long in2025) {
        PlanDocument moved = move(day, months, Map.of(), Map.of(2023, committed))
                .of(plan(List.of(), List.of(), Map.of(2023, Map.of("구비", 120L), 2024, Map.of("구비", 48L))));
        assertThat(sum(moved, 2023)).isEqualTo(in2023);
        assertThat(sum(moved, 2024)).isEqualTo(in2024);
        assertThat(sum(moved, 2025)).isEqualTo(in2025);
        assertThat(in2023 + in2024 + in2025).isEqualTo(168);
    }

    /** A contract's money goes with its year, VAT included; one that was concluded stays where it is committed. */
    @Test
    void aContractTakesItsMoneyAlong() {
        PlannedContract planned = contract("C2", "2023-10-01", "2023-12-31", 2023, 50 * WON);
        PlannedContract begun = contract("C1", "2023-02-01", "2023-11-30", 2023, 30 * WON);
        Map<String, Long> sources = new LinkedHashMap<>();
        sources.put("국비", 40L);
        sources.put("구비", 60L);
        PlanDocument moved = move(TODAY, 6, Map.of("C1", Standing.RUNNING), Map.of(2023, 33 * WON))
                .of(plan(
                        List.of(),
                        List.of(begun, planned),
                        Map.of(2023, new LinkedHashMap<>(sources), 2024, Map.of("구비", 10L))));
        assertThat(moved.contracts())
                .containsExactly(
                        contract("C1", "2023-02-01", "2024-05-31", 2023, 30 * WON),
                        contract("C2", "2024-04-01", "2024-06-30", 2024, 50 * WON));
        // 33 committed and 55 of C2, of what is left, 12, one half falls after June and goes six months on
        assertThat(moved.budget().get(2023)).isEqualTo(Map.of("국비", 33L, "구비", 6L));
        assertThat(moved.budget().get(2024)).isEqualTo(Map.of("국비", 7L, "구비", 48L + 6L + 5L));
        assertThat(sum(moved, 2025)).isEqualTo(5);
    }

    @Test
    void aFinishedContractStays() {
        PlannedContract done = contract("C1", "2023-02-01", "2023-11-30", 2023, 30 * WON);
        assertThat(move(TODAY, 12, Map.of("C1", Standing.FINISHED), Map.of(2023, 33 * WON))
                        .of(plan(List.of(), List.of(done), Map.of(2023, Map.of("구비", 33L))))
                        .contracts())
                .containsExactly(done);
    }

    /** By a year the targets move along, and the year between gets what the stages give; by months all of them do. */
    @ParameterizedTest
    @CsvSource({"12, 2023:10 2024:50 2025:100", "3, 2023:10 2024:100", "9, 2023:10 2024:50 2025:100"})
    void targetsFollow(int months, String expected) {
        PlanDocument moved = move(TODAY, months, Map.of("a", Standing.FINISHED), Map.of())
                .of(new PlanDocument(
                        LocalDate.of(2022, 9, 1),
                        LocalDate.of(2024, 8, 31),
                        0,
                        0,
                        Map.of(),
                        List.of(
                                stage("a", LocalDate.of(2022, 9, 1), LocalDate.of(2022, 9, 30), 10),
                                stage("b", LocalDate.of(2023, 9, 1), LocalDate.of(2023, 12, 31), 40),
                                stage("c", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 8, 31), 50)),
                        List.of(year(2023, 50), year(2024, 100)),
                        List.of()));
        assertThat(moved.years().stream()
                        .map(one -> one.year() + ":" + one.percent())
                        .reduce((one, other) -> one + " " + other))
                .contains(expected);
        assertThat(moved.to())
                .isEqualTo(LocalDate.of(2024, 8, 1).plusMonths(months + 1).minusDays(1));
    }

    private static ScheduleMove move(
            LocalDate from, int months, Map<String, Standing> standing, Map<Integer, Long> committed) {
        return new ScheduleMove(from, months, TODAY, standing, committed);
    }

    private static PlanDocument plan(
            List<PlanDocument.Milestone> stages,
            List<PlannedContract> contracts,
            Map<Integer, Map<String, Long>> budget) {
        return new PlanDocument(
                LocalDate.of(2023, 1, 1), LocalDate.of(2024, 12, 31), 0, 0, budget, stages, List.of(), contracts);
    }

    private static PlanDocument.Milestone stage(String code, LocalDate from, LocalDate to, int weight) {
        return new PlanDocument.Milestone(
                code, code, code, from, to, List.of(new PlanDocument.Part("process", "element", "", weight)));
    }

    private static PlannedContract contract(String code, String from, String to, int year, long price) {
        return new PlannedContract(
                code, code, List.of("baseline"), LocalDate.parse(from), LocalDate.parse(to), year, price);
    }

    private static PlanDocument.Year year(int year, int percent) {
        return new PlanDocument.Year(year, percent, List.of(), List.of());
    }

    private static long sum(PlanDocument plan, int year) {
        return plan.budget().getOrDefault(year, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
