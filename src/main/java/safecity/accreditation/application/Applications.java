package safecity.accreditation.application;

import java.util.Date;
import safecity.engine.models.ModelBean;
import safecity.engine.time.EngineClock;
import safecity.project.Plans;
import safecity.refusal.Refusal;

/** An application as a document: opened, checked, submitted in a version that nobody can change, accepted. */
@ModelBean("applications")
public class Applications {

    private static final String MILESTONE = "application";
    private static final String SUPPLEMENT = "supplement";

    private final Plans plans;
    private final ApplicationSections sections;
    private final ApplicationVersionRepository versions;

    Applications(Plans plans, ApplicationSections sections, ApplicationVersionRepository versions) {
        this.plans = plans;
        this.sections = sections;
        this.versions = versions;
    }

    /** The midnight with which the day begins on which the plan begins the application; a day that is past is no wait. */
    public Date notBefore(String projectKey) {
        return Date.from(plans.plannedStart(projectKey, MILESTONE)
                .atStartOfDay(EngineClock.SEOUL)
                .toInstant());
    }

    /** Opens the next round: from now on every section is to be written by the project's scheme. */
    public void open(String projectKey) {
        versions.openRound(projectKey);
    }

    public String title(String projectKey) {
        return "국제안전도시 공인신청서 제" + nextVersion(projectKey) + "판";
    }

    /** The number that a submission would have now. */
    public int nextVersion(String projectKey) {
        return submittedVersion(projectKey) + 1;
    }

    /** Number of the version that was submitted last in the current round, 0 when none was. */
    public int submittedVersion(String projectKey) {
        return versions.latest(projectKey);
    }

    /** The lead department's head finds the application complete, or names a section to be mended. */
    public void verified(String projectKey, CompletenessEntry entry, String actor) {
        versions.review(projectKey, false, entry.decision(), entry.comment(), actor);
        sendBack(projectKey, entry.decision(), entry.supplementSection(), entry.comment(), actor);
    }

    /**
     * Freezes what is written now as the next version.
     *
     * @throws Refusal {@code application.unfinished}
     */
    public void submitted(String projectKey, String documentNumber, String actor) {
        int unfinished = sections.unfinished(projectKey).size();
        if (unfinished > 0) {
            throw Refusal.of("application.unfinished", unfinished);
        }
        versions.freeze(projectKey, documentNumber, actor);
    }

    /** The support centre accepts the version that was submitted last, or names a section to be mended. */
    public void reviewed(String projectKey, CompletenessEntry entry, String actor) {
        versions.review(projectKey, true, entry.decision(), entry.comment(), actor);
        sendBack(projectKey, entry.decision(), entry.supplementSection(), entry.comment(), actor);
    }

    private void sendBack(String projectKey, String decision, String section, String comment, String actor) {
        if (SUPPLEMENT.equals(decision)) {
            sections.sendBack(projectKey, section, comment, actor);
        }
    }
}
