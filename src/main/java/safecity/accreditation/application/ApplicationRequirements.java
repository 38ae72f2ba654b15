package safecity.accreditation.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import safecity.accreditation.report.AnnualReports;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.committee.Committees;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ElementEnded;
import safecity.engine.time.EngineClock;
import safecity.programme.ProgrammeResults;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/**
 * Whether a community may apply: so many years of activity after its letter of intent, so many annual reports received,
 * the evaluation of its programmes delivered. The figures are the scheme's.
 */
@ModelBean("applicationRequirements")
public class ApplicationRequirements {

    private final ApplicationAssessmentRepository assessments;
    private final AnnualReports reports;
    private final ProgrammeResults results;
    private final Committees committees;
    private final Projects projects;
    private final Schemes schemes;
    private final MessageSource messages;
    private final Clock clock;

    ApplicationRequirements(
            ApplicationAssessmentRepository assessments,
            AnnualReports reports,
            ProgrammeResults results,
            Committees committees,
            Projects projects,
            Schemes schemes,
            MessageSource messages,
            Clock clock) {
        this.assessments = assessments;
        this.reports = reports;
        this.results = results;
        this.committees = committees;
        this.projects = projects;
        this.schemes = schemes;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Records what is there today.
     *
     * @param letterOfIntentOn ISO day of the letter of intent; null or unreadable counts as missing
     * @return {@code ready}; {@code too-early} when nothing but time is missing; {@code incomplete}
     */
    public String assess(String projectKey, String letterOfIntentOn) {
        Scheme scheme = scheme(projectKey);
        LocalDate letter = day(letterOfIntentOn).orElse(null);
        ApplicationAssessment assessment = new ApplicationAssessment(
                letter,
                letter == null ? null : letter.plusYears(scheme.minimumActivityYears()),
                reports.accepted(projectKey),
                scheme.minimumAnnualReports(),
                assessments.evaluationDelivered(projectKey),
                results.yearsReported(projectKey) + assessments.activityBefore(projectKey),
                scheme.minimumActivityYears(),
                committees.formed(projectKey));
        String outcome = assessment.outcome(LocalDate.now(clock));
        assessments.add(projectKey, assessment, outcome);
        return outcome;
    }

    /** What the project's scheme asks before an application, for a form. */
    public String rule(String projectKey) {
        Scheme scheme = scheme(projectKey);
        return text("application.requirements", scheme.minimumActivityYears(), scheme.minimumAnnualReports());
    }

    /** What the latest assessment missed, one line each, for a form. */
    public String missing(String projectKey) {
        ApplicationAssessment assessment = assessments.latest(projectKey);
        List<String> lines = new ArrayList<>();
        if (assessment.letterOfIntentOn() == null) {
            lines.add(text("application.missing.letter"));
        } else if (assessment.tooEarly(LocalDate.now(clock))) {
            lines.add(text(
                    "application.missing.years",
                    assessment.letterOfIntentOn().toString(),
                    Objects.requireNonNull(assessment.earliestOn()).toString(),
                    scheme(projectKey).minimumActivityYears()));
        }
        if (assessment.reportsAccepted() < assessment.reportsNeeded()) {
            lines.add(text("application.missing.reports", assessment.reportsNeeded(), assessment.reportsAccepted()));
        }
        if (!assessment.evaluationDelivered()) {
            lines.add(text("application.missing.evaluation"));
        }
        if (assessment.activityYears() < assessment.activityYearsNeeded()) {
            lines.add(
                    text("application.missing.activity", assessment.activityYearsNeeded(), assessment.activityYears()));
        }
        if (!assessment.committeeFormed()) {
            lines.add(text("application.missing.committee"));
        }
        return String.join("\n", lines.stream().map(line -> "- " + line).toList());
    }

    /** Midnight in Seoul with which the day begins on which the years of activity are over. */
    public Date twoYearsOver(String projectKey, String letterOfIntentOn) {
        LocalDate letter = day(letterOfIntentOn).orElse(LocalDate.now(clock));
        return Date.from(letter.plusYears(scheme(projectKey).minimumActivityYears())
                .atStartOfDay(EngineClock.SEOUL)
                .toInstant());
    }

    /**
     * What the lead department did about it; with a document's number it registers an evaluation that was delivered
     * outside of this product; with years and a document's number, activity from before it; with a year and a document's
     * number, an annual report that was received outside of it.
     *
     * @throws Refusal {@code application.activityReferenceMissing}; as {@link AnnualReports#registered}
     */
    public void remedied(String projectKey, RemedyEntry entry, String actor) {
        assessments.remedy(projectKey, entry.decision(), entry.comment(), actor);
        if (entry.activityYears() > 0) {
            if (entry.activityReference().isBlank()) {
                throw Refusal.of("application.activityReferenceMissing").field("activityReference");
            }
            assessments.activity(
                    projectKey, entry.activityYears(), entry.activityReference().strip(), actor);
        }
        if (entry.reportYear() > 0) {
            reports.registered(projectKey, entry.reportYear(), entry.reportReference(), actor);
        }
        if (entry.evaluationReference() != null && !entry.evaluationReference().isBlank()) {
            assessments.evaluation(
                    projectKey, "registered", entry.evaluationReference().strip(), actor);
        }
    }

    /** A research contract that delivers the evaluation has been completed in the engine. */
    @EventListener
    void contractCompleted(ElementEnded ended) {
        if (ended.process().equals(ModelContract.Processes.RESEARCH_CONTRACT)
                && ended.element().equals(ModelContract.Elements.RESEARCH_CONTRACT_COMPLETED)
                && ended.stage() != null
                && Stream.of(ended.stage().split(",")).map(String::strip).anyMatch("evaluation"::equals)
                && projects.find(ended.projectKey()).isPresent()) {
            assessments.evaluation(ended.projectKey(), "contract", "", Actor.SYSTEM);
        }
    }

    private Scheme scheme(String projectKey) {
        return schemes.scheme(projects.get(projectKey).scheme());
    }

    private static Optional<LocalDate> day(String iso) {
        try {
            return iso == null ? Optional.empty() : Optional.of(LocalDate.parse(iso.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Forms are Korean. */
    private String text(String key, Object... figures) {
        return messages.getMessage(key, figures, Locale.KOREAN);
    }
}
