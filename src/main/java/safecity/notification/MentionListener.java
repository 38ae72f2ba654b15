package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.comment.Mentioned;
import safecity.engine.tasks.TaskPlaces.Place;

/** Tells somebody that a remark mentions them, in the transaction that writes the remark. */
@Component
class MentionListener {

    private final NoticeRepository notices;

    MentionListener(NoticeRepository notices) {
        this.notices = notices;
    }

    @EventListener
    void mentioned(Mentioned mention) {
        Place place = mention.place();
        notices.insert(new Notice(
                0,
                mention.person(),
                place.municipality(),
                Notice.Kind.MENTION,
                place.taskId(),
                place.projectKey(),
                place.process(),
                place.element(),
                place.name(),
                null,
                null,
                null,
                mention.author(),
                mention.text(),
                MailPurpose.DIGEST,
                null,
                null,
                null));
    }
}
