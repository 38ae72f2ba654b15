package safecity.accreditation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.Decisions;
import safecity.organisation.Routing;
import safecity.refusal.Refusal;

/**
 * Gathers a year's results from departments and bodies. Who contributes stands in
 * {@code annual-report-contributors.dmn}.
 */
@ModelBean("annualReportCollection")
public class AnnualReportCollection {

    private static final String SUBMIT = "submit";

    private final Decisions decisions;
    private final Routing routing;
    private final AnnualReportContributionRepository contributions;
    private final AnnualReportRepository record;

    AnnualReportCollection(
            Decisions decisions,
            Routing routing,
            AnnualReportContributionRepository contributions,
            AnnualReportRepository record) {
        this.decisions = decisions;
        this.routing = routing;
        this.contributions = contributions;
        this.record = record;
    }

    /** The departments and bodies that contribute, by name, for a form. */
    public String contributorNames(String municipality) {
        return names(municipality, contributors(municipality));
    }

    /** Duties of those who have not contributed yet. */
    public List<String> missing(String projectKey, int year, String municipality) {
        List<String> given = contributions.duties(projectKey, year);
        return contributors(municipality).stream()
                .filter(duty -> !given.contains(duty))
                .toList();
    }

    /** Names of those who have not contributed yet, for a form. */
    public String missingNames(String projectKey, int year, String municipality) {
        return names(municipality, missing(projectKey, year, municipality));
    }

    /**
     * @throws Refusal {@code annualReport.alreadyContributed}
     */
    public void contributed(String projectKey, int year, String duty, ContributionEntry entry, String actor) {
        if (contributions.duties(projectKey, year).contains(duty)) {
            throw Refusal.conflict("annualReport.alreadyContributed", String.valueOf(year));
        }
        contributions.add(
                projectKey,
                year,
                duty,
                entry.decision(),
                SUBMIT.equals(entry.decision()) ? entry.programmeCount() : 0,
                entry.summary(),
                actor);
    }

    /** Counts the year's network activities of a department that has submitted; noughts are left out. */
    public void networkActivity(String projectKey, int year, String duty, NetworkActivityEntry entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("annual-conference", entry.annualConference());
        counts.put("symposium", entry.symposium());
        counts.put("benchmarking", entry.benchmarking());
        counts.put("agreement", entry.agreement());
        counts.put("abstract", entry.conferenceAbstract());
        counts.put("citizen-forum", entry.citizenForum());
        if (contributions.submitted(projectKey, year, duty)) {
            counts.forEach((kind, count) -> contributions.count(projectKey, year, duty, kind, count));
        }
    }

    /** Seven days before the end: records who is reminded; telling them is the notifications' affair. */
    public void remind(String projectKey, int year, String municipality) {
        missing(projectKey, year, municipality).forEach(duty -> contributions.remind(projectKey, year, duty));
    }

    /** The lead department goes on without somebody, or gives more time; who was missing is kept. */
    public void lateDecided(String projectKey, int year, String municipality, DecisionEntry entry, String actor) {
        String missing = missingNames(projectKey, year, municipality);
        String remark =
                entry.comment() == null || entry.comment().isBlank() ? missing : missing + " – " + entry.comment();
        record.step(projectKey, year, "late", entry.decision(), remark, actor);
    }

    /** Departments and bodies that have answered. */
    public int contributions(String projectKey, int year) {
        return contributions.duties(projectKey, year).size();
    }

    /** Safety programmes that were carried out in the year, as the departments count them. */
    public int programmes(String projectKey, int year) {
        return contributions.programmes(projectKey, year);
    }

    /** Network activities of the year. */
    public int networkActivities(String projectKey, int year) {
        return contributions.networkActivities(projectKey, year);
    }

    private List<String> contributors(String municipality) {
        return decisions
                .rows(ModelContract.Decisions.ANNUAL_REPORT_CONTRIBUTORS, Map.of("municipality", municipality))
                .stream()
                .map(row -> String.valueOf(row.get("duty")))
                .distinct()
                .toList();
    }

    private String names(String municipality, List<String> duties) {
        return duties.stream().map(duty -> routing.name(municipality, duty)).collect(Collectors.joining(", "));
    }
}
