package safecity.accreditation.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.project.Plans;

/** One report for each whole year of the plan: from the year after the project's start to the year before its end. */
@Component
class AnnualReportSchedule {

    private static final MonthDay SEASON = MonthDay.of(Month.NOVEMBER, 1);

    private final Plans plans;
    private final Clock clock;

    AnnualReportSchedule(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** @param last at least {@code first}: a project too short for a whole year reports once all the same */
    record Years(int first, int last) {

        static Years of(LocalDate projectStart, LocalDate projectEnd) {
            int first = projectStart.getYear() + 1;
            return new Years(first, Math.max(first, projectEnd.getYear() - 1));
        }

        boolean includes(int year) {
            return first <= year && year <= last;
        }
    }

    Years years(String projectKey) {
        return Years.of(plans.projectStart(projectKey), plans.projectEnd(projectKey));
    }

    String seasons() {
        return seasonsFrom(ZonedDateTime.now(clock.withZone(EngineClock.SEOUL)));
    }

    /** Every season that has not begun, each from its first midnight, without an end: the timer ends with the project. */
    static String seasonsFrom(ZonedDateTime now) {
        ZonedDateTime first = SEASON.atYear(now.getYear()).atStartOfDay(EngineClock.SEOUL);
        ZonedDateTime next = first.isAfter(now) ? first : first.plusYears(1);
        return "R/" + next.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "/P1Y";
    }
}
