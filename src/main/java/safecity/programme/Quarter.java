package safecity.programme;

import java.time.LocalDate;
import java.util.List;

/**
 * A quarter and the day on which its results are reported: its last day, but 10 December for the fourth one, so that
 * results and evaluation are finished within the financial year (지방자치법 제140조: 31 December).
 */
record Quarter(int year, int number) {

    private static final List<int[]> REPORTING_DAYS =
            List.of(new int[] {3, 31}, new int[] {6, 30}, new int[] {9, 30}, new int[] {12, 10});

    static List<Quarter> of(int year) {
        return List.of(new Quarter(year, 1), new Quarter(year, 2), new Quarter(year, 3), new Quarter(year, 4));
    }

    /** The quarter that is reported on a day. */
    static Quarter reportedOn(LocalDate day) {
        return of(day.getYear()).stream()
                .filter(quarter -> quarter.reportingDay().equals(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(day + " is no reporting day"));
    }

    LocalDate reportingDay() {
        int[] day = REPORTING_DAYS.get(number - 1);
        return LocalDate.of(year, day[0], day[1]);
    }

    String nameKo() {
        return year + "년 " + number + "/4분기";
    }
}
