package safecity.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few minutes; every node may, since each step tells and sends a thing once. */
@Component
class NotificationSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationSchedule.class);

    private final Lateness lateness;
    private final Mailing mailing;
    private final MailPost post;

    NotificationSchedule(Lateness lateness, Mailing mailing, MailPost post) {
        this.lateness = lateness;
        this.mailing = mailing;
        this.post = post;
    }

    @Scheduled(
            initialDelayString = "${safecity.notification.first:PT30S}",
            fixedDelayString = "${safecity.notification.every:PT5M}")
    void look() {
        int told = lateness.look();
        int made = mailing.make();
        int sent = post.send();
        if (told + made + sent > 0) {
            LOG.info("{} notices are new, {} mails were made, {} have left", told, made, sent);
        }
    }
}
