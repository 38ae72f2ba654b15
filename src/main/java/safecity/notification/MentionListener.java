package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.comment.Mentioned;
import safecity.engine.tasks.TaskPlaces.Place;

/** Tells somebody that a remark mentions them, in the transaction that writes the remark. */
@Component
class MentionListener {

    /** What one person may have told another who hasn't looked yet; more of it would bury what others say, and fill a mail. */
    static final int MOST_UNREAD = 50;

    private final NoticeRepository notices;

    MentionListener(NoticeRepository notices) {
        this.notices = notices;
    }

    @EventListener
    void mentioned(Mentioned mention) {
        if (notices.unreadMentions(mention.person(), mention.author()) >= MOST_UNREAD) {
            return;
        }
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
                place.title(),
                String.join(",", place.groups()),
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
