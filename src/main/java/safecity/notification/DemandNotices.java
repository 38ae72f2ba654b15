package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelContract;
import safecity.project.DocumentsHandedOver;
import safecity.project.Projects;

/** Tells who demanded documents that they were handed over. */
@Component
class DemandNotices {

    private final NoticeRepository notices;
    private final Projects projects;

    DemandNotices(NoticeRepository notices, Projects projects) {
        this.notices = notices;
        this.projects = projects;
    }

    @EventListener
    void handedOver(DocumentsHandedOver event) {
        notices.insert(new Notice(
                0,
                event.asker(),
                projects.get(event.projectKey()).municipality(),
                Notice.Kind.ROOM,
                "data-requests/" + event.request(),
                event.projectKey(),
                ModelContract.Processes.DATA_REQUEST,
                "HANDED_OVER",
                "HANDED_OVER",
                null,
                null,
                null,
                null,
                null,
                event.actor(),
                event.title(),
                MailPurpose.DIGEST,
                null,
                null,
                null));
    }
}
