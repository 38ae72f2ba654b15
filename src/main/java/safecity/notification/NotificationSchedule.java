package safecity.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few minutes; every node may, since each step tells a thing once. */
@Component
class NotificationSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationSchedule.class);

    private final DeadlineMonitor lateness;
    private final NoticeMailer mailing;

    NotificationSchedule(DeadlineMonitor lateness, NoticeMailer mailing) {
        this.lateness = lateness;
        this.mailing = mailing;
    }

    @Scheduled(
            initialDelayString = "${safecity.notification.first:PT30S}",
            fixedDelayString = "${safecity.notification.every:PT5M}")
    void look() {
        int told = lateness.look();
        int made = mailing.make();
        if (told + made > 0) {
            LOG.info("{} notices are new, {} mails were made", told, made);
        }
    }
}
