package safecity.project;

import static safecity.project.ProjectEventRepository.Kind.AGREEMENT_SIGNED;
import static safecity.project.ProjectEventRepository.Kind.LETTER_SUBMITTED;
import static safecity.project.ProjectEventRepository.Kind.LISTED;
import static safecity.project.ProjectEventRepository.Kind.LISTING_RETURNED;
import static safecity.project.ProjectEventRepository.Kind.SUPPORT_CENTRE_REMINDED;

import java.time.LocalDate;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** Support agreement, letter of intent and listing as preparing community (공인준비도시). */
@ModelBean("preparations")
public class Preparations {

    private final ProjectEventRepository events;
    private final LegalActs acts;

    Preparations(ProjectEventRepository events, LegalActs acts) {
        this.events = events;
        this.acts = acts;
    }

    /** The agreement with the support centre, {@code years} long and renewed yearly unless cancelled. */
    public void agreementSigned(String projectKey, SupportAgreementEntry entry, String actor) {
        events.happened(
                projectKey,
                AGREEMENT_SIGNED,
                acts.day(projectKey, LegalAct.SUPPORT_AGREEMENT, ""),
                entry.agreementPartners() + " (" + entry.agreementYears() + "년)",
                entry.agreementDocument(),
                actor);
    }

    /** The letter of intent, signed by the mayor, went out: the two years of activity count from the first one. */
    public void letterSubmitted(String projectKey, String document, String actor) {
        LocalDate day = acts.day(projectKey, LegalAct.LETTER_OF_INTENT, "");
        events.happened(projectKey, LETTER_SUBMITTED, day, null, document, actor);
    }

    /**
     * The day of the first letter of intent, as an ISO date. One that came back for its papers has been submitted all the
     * same: what is supplemented doesn't set back the years of activity.
     *
     * @throws Refusal {@code preparation.noLetter}
     */
    public String letterOfIntentOn(String projectKey) {
        return events.first(projectKey, LETTER_SUBMITTED)
                .map(event -> event.happenedOn().toString())
                .orElseThrow(() -> Refusal.of("preparation.noLetter", projectKey));
    }

    public void listingDecided(String projectKey, DecisionEntry entry, String actor) {
        events.happened(
                projectKey,
                entry.decision().equals("listed") ? LISTED : LISTING_RETURNED,
                acts.day(projectKey, LegalAct.LISTING, ""),
                entry.comment(),
                null,
                actor);
    }

    /** Whether the community is listed already, as it is where a project is taken up again. */
    public boolean listed(String projectKey) {
        return events.last(projectKey, LISTED).isPresent();
    }

    /** Why the support centre sent the last letter back; a dash where it did not. */
    public String listingRemark(String projectKey) {
        return events.last(projectKey, LISTING_RETURNED)
                .map(ProjectEventRepository.Event::detail)
                .orElse("-");
    }

    public void reminded(String projectKey, String result, String actor) {
        events.happened(projectKey, SUPPORT_CENTRE_REMINDED, result, null, actor);
    }
}
