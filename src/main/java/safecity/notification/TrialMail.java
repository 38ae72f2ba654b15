package safecity.notification;

import jakarta.mail.MessagingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Hands one mail to the mail server at once, so that an administrator hears what it says. */
@Component
public class TrialMail {

    private final MailProperties settings;
    private final ProductAddress product;
    private final ObjectProvider<JavaMailSender> server;
    private final MessageSource messages;
    private final String host;

    TrialMail(
            MailProperties settings,
            ProductAddress product,
            ObjectProvider<JavaMailSender> server,
            MessageSource messages,
            @Value("${spring.mail.host:}") String host) {
        this.settings = settings;
        this.product = product;
        this.server = server;
        this.messages = messages;
        this.host = host;
    }

    /**
     * What is set.
     *
     * @param host    of the mail server; null for none
     * @param from    sender; null for none
     * @param baseUrl with which links in mails begin
     */
    public record Settings(@Nullable String host, @Nullable String from, String baseUrl) {

        public boolean complete() {
            return host != null && from != null;
        }
    }

    public Settings settings() {
        return new Settings(host.isBlank() ? null : host, settings.isSetUp() ? settings.from() : null, product.base());
    }

    /**
     * Not in a transaction: it waits for the server.
     *
     * @throws Refusal {@code trialMail.off}, {@code trialMail.refused} or {@code trialMail.away} with the server's last word
     */
    public void send(String address, Locale language) {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null || !settings().complete()) {
            throw Refusal.conflict("trialMail.off");
        }
        try {
            sender.send(MailDelivery.message(
                    sender,
                    settings,
                    address,
                    messages.getMessage("trialMail.subject", null, language),
                    messages.getMessage("trialMail.body", new Object[] {product.base()}, language)));
        } catch (MailException | MessagingException failure) {
            MailFailure answer = MailFailure.of(failure);
            throw Refusal.conflict(
                    answer.kind() == MailFailure.Kind.AWAY ? "trialMail.away" : "trialMail.refused", answer.text());
        }
    }
}
