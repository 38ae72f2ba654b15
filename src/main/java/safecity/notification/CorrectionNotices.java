package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.correction.Correction;
import safecity.correction.FactCorrected;

/** Tells whoever relied on a fact that it has been put right, and who asked for it what was decided. */
@Component
class CorrectionNotices {

    private final NoticeRepository notices;

    CorrectionNotices(NoticeRepository notices) {
        this.notices = notices;
    }

    @EventListener
    void corrected(FactCorrected event) {
        Correction correction = event.correction();
        event.concerned()
                .forEach(person -> notices.insert(new Notice(
                        0,
                        person,
                        event.municipality(),
                        Notice.Kind.CORRECTED,
                        "projects/" + correction.projectKey() + "/facts/" + correction.factKind() + "/"
                                + correction.factId(),
                        correction.projectKey(),
                        "correction",
                        event.adopted() ? "adopted" : "refused",
                        event.title(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        event.actor(),
                        event.before() + " → " + event.after(),
                        MailPurpose.DIGEST,
                        null,
                        null,
                        null)));
    }
}
