package safecity.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import safecity.act.ActDependent;
import safecity.act.LegalAct;
import safecity.correction.CorrectionEffect;
import safecity.project.ProjectEventRepository.Kind;

/** What the project's own record says of the agreement, the letter of intent and the listing: the newest row counts. */
@Component
class PreparationDays implements ActDependent {

    private static final Map<LegalAct, Kind> EVENTS = Map.of(
            LegalAct.SUPPORT_AGREEMENT, Kind.AGREEMENT_SIGNED,
            LegalAct.LETTER_OF_INTENT, Kind.LETTER_SUBMITTED,
            LegalAct.LISTING, Kind.LISTED);

    private final ProjectEventRepository events;

    PreparationDays(ProjectEventRepository events) {
        this.events = events;
    }

    @Override
    public List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day) {
        return List.of();
    }

    @Override
    public void corrected(String projectKey, LegalAct act, String subject, LocalDate day, String actor) {
        Kind kind = EVENTS.get(act);
        if (kind != null) {
            events.last(projectKey, kind)
                    .ifPresent(
                            event -> events.happened(projectKey, kind, day, event.detail(), event.document(), actor));
        }
    }
}
