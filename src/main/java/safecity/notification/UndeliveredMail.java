package safecity.notification;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.refusal.Refusal;

/** Mail that did not leave, for those who can correct an address or a server: manager and administrator. */
@Component
class UndeliveredMail {

    private static final int MOST = 200;

    private final MailRepository mails;
    private final Roles roles;
    private final Departments departments;

    UndeliveredMail(MailRepository mails, Roles roles, Departments departments) {
        this.mails = mails;
        this.roles = roles;
        this.departments = departments;
    }

    boolean isFor(Account person) {
        return person.administrator() || roles.of(person.groups()).contains("manager");
    }

    /** @throws Refusal {@code mail.forbidden} */
    List<MailRepository.State> of(Account person) {
        if (!isFor(person)) {
            throw Refusal.forbidden("mail.forbidden");
        }
        List<String> municipalities = person.administrator()
                ? departments.municipalities().stream().map(Municipality::id).toList()
                : person.tenants();
        return mails.troubled(municipalities, MOST);
    }

    /** The person's own address, when mail to it comes to nothing. */
    Optional<String> unreached(Account person) {
        return mails.unreached(person.id());
    }
}
