package safecity.accreditation.report;

import java.time.Clock;
import java.time.LocalDate;
import safecity.committee.Committees;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** The report of a year, from its plan to its publication. The criteria ask for one every year. */
@ModelBean("annualReports")
public class AnnualReports {

    private static final String ACCEPT = "accept";

    private static final String NO_COMMITTEE = "no-committee";

    private final AnnualReportRepository record;
    private final AnnualReportSchedule schedule;
    private final Committees committees;
    private final Clock clock;

    AnnualReports(AnnualReportRepository record, AnnualReportSchedule schedule, Committees committees, Clock clock) {
        this.committees = committees;
        this.record = record;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * When reports are begun, every year from now on, as a repeating timer: {@code R/2023-11-01T09:00:00+09:00/P1Y}. It
     * says nothing about a project: the engine asks before the first step, when there may be none yet.
     */
    public String seasons() {
        return schedule.seasons();
    }

    /** Whether a report is to be begun this year by the plan as it is now; not where it was received already. */
    public boolean dueNow(String projectKey) {
        return schedule.years(projectKey).includes(yearNow()) && !record.isAccepted(projectKey, yearNow());
    }

    /** The year that a report begun today is about. */
    public int yearNow() {
        return LocalDate.now(clock).getYear();
    }

    /** Reports of the project that the support centre has received. */
    public int accepted(String projectKey) {
        return record.accepted(projectKey);
    }

    public String title(int year) {
        return year + "년 국제안전도시 연차보고서";
    }

    /** @throws Refusal {@code annualReport.alreadyAccepted} */
    public void planned(String projectKey, int year, String instructions, String actor) {
        refuseAccepted(projectKey, year);
        record.open(projectKey, year, actor);
        record.step(projectKey, year, "plan", "planned", instructions, actor);
    }

    /** What the contributors were told with the form; empty before the plan. */
    public String instructions(String projectKey, int year) {
        return record.lastRemark(projectKey, year, "plan");
    }

    /** @throws Refusal {@code annualReport.textMissing} */
    public void statisticsUpdated(String projectKey, int year, InjuryStatisticsEntry entry, String actor) {
        AnnualReportTexts.needed(entry.injuryAnalysis(), "injuryAnalysis");
        record.statistics(
                projectKey, year, entry.injuryDeaths(), entry.ambulanceCases(), entry.injuryAnalysis(), actor);
    }

    /**
     * The committee has deliberated the report, or could not: the terms of its members may end while the step is open.
     *
     * @throws Refusal {@code annualReport.noCommittee} when there is none, or the term of its members is over;
     *                 {@code annualReport.committeeInOffice} when there is one and it is passed by
     */
    public void deliberated(String projectKey, int year, DecisionEntry entry, String actor) {
        boolean passedBy = NO_COMMITTEE.equals(entry.decision());
        if (passedBy == committees.inOffice(projectKey)) {
            throw Refusal.of(passedBy ? "annualReport.committeeInOffice" : "annualReport.noCommittee")
                    .field("decision")
                    .rule("지방자치법 제130조");
        }
        noted(projectKey, year, "deliberation", entry, actor);
    }

    /** There is no committee whose members are in office: the report goes on without its deliberation, which is noted. */
    public void notDeliberated(String projectKey, int year) {
        record.step(projectKey, year, "deliberation", NO_COMMITTEE, null, Actor.SYSTEM);
    }

    /** @param step {@code review} or {@code deliberation} */
    public void noted(String projectKey, int year, String step, DecisionEntry entry, String actor) {
        record.step(projectKey, year, step, entry.decision(), entry.comment(), actor);
    }

    public void submitted(String projectKey, int year, String documentNumber, String actor) {
        record.step(projectKey, year, "submission", "submitted", documentNumber, actor);
    }

    /**
     * The support centre receives the report or asks for corrections.
     *
     * @throws Refusal {@code annualReport.alreadyAccepted}: the report of a year is received once
     */
    public void received(String projectKey, int year, DecisionEntry entry, String actor) {
        if (ACCEPT.equals(entry.decision())) {
            refuseAccepted(projectKey, year);
        }
        record.step(projectKey, year, "receipt", entry.decision(), entry.comment(), actor);
    }

    /**
     * A report that was written and received outside of this product, or before it: entered afterwards, with the paper.
     *
     * @param reference number of the document by which the support centre received it
     * @throws Refusal {@code annualReport.referenceMissing}; {@code annualReport.yearNotOver} for a year to come;
     *                 {@code annualReport.alreadyAccepted}; {@code annualReport.underWay} while it is written here
     */
    public void registered(String projectKey, int year, String reference, String actor) {
        if (reference.isBlank()) {
            throw Refusal.of("annualReport.referenceMissing").field("reportReference");
        }
        if (year > yearNow()) {
            throw Refusal.of("annualReport.yearNotOver", String.valueOf(year)).field("reportYear");
        }
        refuseAccepted(projectKey, year);
        if (record.isOpen(projectKey, year)) {
            throw Refusal.of("annualReport.underWay", String.valueOf(year)).field("reportYear");
        }
        record.open(projectKey, year, actor);
        record.step(projectKey, year, "receipt", ACCEPT, reference.strip(), actor);
    }

    public void published(String projectKey, int year, String publication, String actor) {
        record.step(projectKey, year, "publication", publication, null, actor);
    }

    /** Why the report came back the last time, for the person who mends it; empty when it did not. */
    public String lastRemark(String projectKey, int year) {
        return record.returnRemark(projectKey, year);
    }

    private void refuseAccepted(String projectKey, int year) {
        if (record.isAccepted(projectKey, year)) {
            throw Refusal.conflict("annualReport.alreadyAccepted", String.valueOf(year));
        }
    }
}
