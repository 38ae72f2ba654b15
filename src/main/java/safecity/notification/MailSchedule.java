package safecity.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what waits, in a run of its own: a slow mail server keeps no notice from being made. Every node may. */
@Component
class MailSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(MailSchedule.class);

    private final MailDelivery post;

    MailSchedule(MailDelivery post) {
        this.post = post;
    }

    @Scheduled(initialDelayString = "${safecity.mail.first:PT45S}", fixedDelayString = "${safecity.mail.every:PT1M}")
    void send() {
        int sent = post.send();
        if (sent > 0) {
            LOG.info("{} mails have left", sent);
        }
    }
}
