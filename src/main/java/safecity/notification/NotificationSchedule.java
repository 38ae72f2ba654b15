package safecity.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import safecity.engine.time.TimePassed;

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
        tell();
    }

    /**
     * Where the demo's clock moves, the five minutes until the next look would be years. The clock has moved by now, so that
     * who moved it isn't told of a fault of the notices: the next look tells what this one did not.
     */
    @EventListener
    void passed(TimePassed moved) {
        try {
            tell();
        } catch (RuntimeException fault) {
            LOG.warn("No notices at {}", moved.now(), fault);
        }
    }

    private void tell() {
        int told = lateness.look();
        int made = mailing.make();
        if (told + made > 0) {
            LOG.info("{} notices are new, {} mails were made", told, made);
        }
    }
}
