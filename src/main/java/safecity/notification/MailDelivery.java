package safecity.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;
import safecity.external.ExternalSystem;

/**
 * Hands mails to the mail server, each in its own transaction. A server that is away delays mail and nothing else; an
 * address that it refuses, and what hasn't left after five days, is given up and shown to those who can do something. A
 * mail can leave twice when the process is killed between the server's answer and ours.
 */
@Component
class MailDelivery {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);
    /** As long as mail servers try among themselves (RFC 5321, 4.5.4.1). */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);

    private static final int MOST_AT_A_TIME = 500;
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final MailRepository mails;
    private final MailProperties settings;
    private final ObjectProvider<JavaMailSender> server;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExternalSystem neighbour = new ExternalSystem("mail server");

    MailDelivery(
            MailRepository mails,
            MailProperties settings,
            ObjectProvider<JavaMailSender> server,
            TransactionTemplate transaction,
            Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.server = server;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many were handed over */
    int send() {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null || !settings.isSetUp()) {
            return 0;
        }
        int sent = 0;
        Attempt attempt = Attempt.SENT;
        for (int i = 0; i < MOST_AT_A_TIME && attempt.goesOn; i++) {
            attempt = transaction.execute(status -> next(sender));
            sent += attempt == Attempt.SENT ? 1 : 0;
        }
        return sent;
    }

    private enum Attempt {
        SENT(true),
        KEPT(true),
        AWAY(false),
        NONE(false);

        private final boolean goesOn;

        Attempt(boolean goesOn) {
            this.goesOn = goesOn;
        }
    }

    private Attempt next(JavaMailSender sender) {
        return mails.next()
                .map(mail -> {
                    try {
                        sender.send(message(sender, settings, mail.address(), mail.subject(), mail.body()));
                        neighbour.answered();
                        mails.sent(mail.id());
                        return Attempt.SENT;
                    } catch (MailException | MessagingException failure) {
                        return failed(mail, failure);
                    }
                })
                .orElse(Attempt.NONE);
    }

    /** Only a server that is away keeps the other mails waiting. */
    private Attempt failed(MailRepository.Mail mail, Exception failure) {
        MailFailure answer = MailFailure.of(failure);
        boolean old = !clock.instant().isBefore(mail.createdAt().toInstant().plus(GIVEN_UP_AFTER));
        if (answer.kind() == MailFailure.Kind.AWAY) {
            neighbour.failed(failure);
        } else {
            neighbour.answered();
        }
        if (answer.kind() == MailFailure.Kind.REFUSED || old) {
            mails.givenUp(mail.id(), answer.text());
        } else {
            LOG.info("Mail {} is delayed: {}", mail.id(), answer.text());
            mails.delayed(mail.id(), answer.text(), delay(mail.attempts()));
        }
        return answer.kind() == MailFailure.Kind.AWAY ? Attempt.AWAY : Attempt.KEPT;
    }

    private static Duration delay(int attempts) {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST.toMillis(), 2);
        backOff.setMaxInterval(LONGEST.toMillis());
        BackOffExecution execution = backOff.start();
        long delay = execution.nextBackOff();
        for (int i = 0; i < attempts; i++) {
            delay = execution.nextBackOff();
        }
        return Duration.ofMillis(delay);
    }

    /** A mail of ours, ready to be sent. */
    static MimeMessage message(JavaMailSender sender, MailProperties settings, String to, String subject, String body)
            throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(body);
        // Answers of machines to a machine help nobody (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
