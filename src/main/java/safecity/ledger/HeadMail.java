package safecity.ledger;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.notification.AuditorMails;

/** Sends the newest head to the auditors every working day: what is in their mailboxes nobody here can change. */
@Component
class HeadMail {

    private static final Logger LOG = LoggerFactory.getLogger(HeadMail.class);
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

    private final Seals seals;
    private final LedgerRepository repository;
    private final AuditorMails mails;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    HeadMail(
            Seals seals,
            LedgerRepository repository,
            AuditorMails mails,
            MessageSource messages,
            TransactionTemplate transaction) {
        this.seals = seals;
        this.repository = repository;
        this.mails = mails;
        this.messages = messages;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${safecity.ledger.mail-first:PT1M}",
            fixedDelayString = "${safecity.ledger.mail-every:PT15M}")
    void look() {
        try {
            transaction.executeWithoutResult(status -> seals.last().ifPresent(this::send));
        } catch (RuntimeException failure) {
            LOG.error("The ledger's head could not be mailed; it is tried again", failure);
        }
    }

    private void send(Seals.Head head) {
        mails.make(language -> text(head, language)).forEach(auditor -> repository.out(head, "mail", auditor));
    }

    private AuditorMails.Text text(Seals.Head head, Locale language) {
        Object[] parts = {
            Long.toString(head.number()), AT.format(head.sealedAt()), KnownHead.write(head.number(), head.head())
        };
        return new AuditorMails.Text(
                messages.getMessage("ledger.mail.subject", parts, language),
                messages.getMessage("ledger.mail.body", parts, language));
    }
}
