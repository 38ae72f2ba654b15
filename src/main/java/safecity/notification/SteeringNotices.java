package safecity.notification;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.instance.InstanceSteered;

/**
 * Tells whoever has work in a procedure, and the department in charge, that it is held up, goes on or is tried again, in the
 * transaction that does it.
 */
@Component
class SteeringNotices {

    private static final String LEAD = "lead";

    private final NoticeRepository notices;
    private final Recipients recipients;

    SteeringNotices(NoticeRepository notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    @EventListener
    void steered(InstanceSteered event) {
        String municipality = event.municipality();
        if (municipality == null) {
            return;
        }
        Set<String> concerned = new TreeSet<>(event.holders());
        concerned.addAll(recipients.ofDuties(municipality, LEAD));
        concerned.remove(event.actor());
        // Staff read the project's page; a procedure about none is known to its holders by their tasks.
        String address = event.project() == null ? "my-work" : "projects/" + event.project();
        concerned.forEach(person -> notices.insert(new Notice(
                0,
                person,
                municipality,
                Notice.Kind.STEERED,
                address,
                event.project(),
                event.process(),
                event.what().code(),
                Objects.requireNonNull(event.name()),
                null,
                null,
                null,
                null,
                null,
                event.actor(),
                event.reason(),
                MailPurpose.DIGEST,
                null,
                null,
                null)));
    }
}
