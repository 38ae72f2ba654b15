package safecity.accreditation.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.time.EngineClock;
import safecity.project.Plans;
import safecity.project.Projects;

/**
 * One report for each whole year of the plan: from the year after the project's start to the year before its end. Where
 * these are fewer than the scheme asks for before an application, the first year of the plan and then its last one count
 * too: a plan of three calendar years would otherwise never get there.
 */
@Component
class AnnualReportSchedule {

    private static final MonthDay SEASON = MonthDay.of(Month.NOVEMBER, 1);

    private final Plans plans;
    private final Projects projects;
    private final Schemes schemes;
    private final Clock clock;

    AnnualReportSchedule(Plans plans, Projects projects, Schemes schemes, Clock clock) {
        this.plans = plans;
        this.projects = projects;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** @param last at least {@code first}: a project too short for a whole year reports once all the same */
    record Years(int first, int last) {

        /** @param needed reports that the scheme asks for before an application */
        static Years of(LocalDate projectStart, LocalDate projectEnd, int needed) {
            int first = projectStart.getYear() + 1;
            int last = Math.max(first, projectEnd.getYear() - 1);
            if (last - first + 1 < needed && !projectStart.isAfter(SEASON.atYear(projectStart.getYear()))) {
                first--;
            }
            if (last - first + 1 < needed) {
                last = Math.max(last, projectEnd.getYear());
            }
            return new Years(first, last);
        }

        boolean includes(int year) {
            return first <= year && year <= last;
        }
    }

    Years years(String projectKey) {
        int needed = schemes.scheme(projects.get(projectKey).scheme()).minimumAnnualReports();
        return Years.of(plans.projectStart(projectKey), plans.projectEnd(projectKey), needed);
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
