package safecity.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import org.springframework.mail.MailSendException;

/**
 * What came of handing over a mail that did not leave.
 *
 * @param text the last word of the server, as {@code 550 5.1.1 no such user}
 */
record MailFailure(Kind kind, String text) {

    /** {@code REFUSED}: the address is at fault, for good. {@code LATER}: not this mail, not now. {@code AWAY}: nobody answers. */
    enum Kind {
        REFUSED,
        LATER,
        AWAY
    }

    /** @param failure of handing over one mail */
    static MailFailure of(Exception failure) {
        Exception cause = failure instanceof MailSendException several && several.getMessageExceptions().length > 0
                ? several.getMessageExceptions()[0]
                : failure;
        return new MailFailure(kind(cause), text(cause));
    }

    private static Kind kind(Exception cause) {
        if (cause instanceof AddressException) {
            return Kind.REFUSED;
        }
        if (cause instanceof SendFailedException answered) {
            return answered.getInvalidAddresses() != null && answered.getInvalidAddresses().length > 0
                    ? Kind.REFUSED
                    : Kind.LATER;
        }
        return Kind.AWAY;
    }

    private static String text(Exception cause) {
        Exception last = cause;
        while (last instanceof MessagingException one && one.getNextException() != null) {
            last = one.getNextException();
        }
        return Optional.ofNullable(last.getMessage())
                .orElse(last.getClass().getSimpleName())
                .strip();
    }
}
