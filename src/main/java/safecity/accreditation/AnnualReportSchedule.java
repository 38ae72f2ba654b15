package safecity.accreditation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import safecity.engine.EngineClock;
import safecity.project.Plans;

/** One report for each whole year of the plan: from the year after the project's start to the year before its end. */
@Component
class AnnualReportSchedule {

    private static final LocalTime OPENING = LocalTime.of(9, 0);

    private final Plans plans;

    AnnualReportSchedule(Plans plans) {
        this.plans = plans;
    }

    String of(String projectKey) {
        return of(plans.projectStart(projectKey), plans.projectEnd(projectKey));
    }

    /**
     * A project too short for a whole year has one report, in the year after its start.
     *
     * <p>The engine counts the repetitions after a given start, so that {@code R2} fires three times.
     */
    static String of(LocalDate projectStart, LocalDate projectEnd) {
        int first = projectStart.getYear() + 1;
        int reports = Math.max(1, projectEnd.getYear() - first);
        return "R" + (reports - 1) + "/"
                + LocalDate.of(first, Month.NOVEMBER, 1)
                        .atTime(OPENING)
                        .atZone(EngineClock.SEOUL)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                + "/P1Y";
    }
}
