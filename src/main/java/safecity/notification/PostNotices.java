package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.organisation.PostNotice;

/** Tells everybody whom an absence or a transfer concerns, in the transaction that enters or changes it. */
@Component
class PostNotices {

    /** Between the account and the days in the text of a notice; no account id holds it. */
    static final String SEPARATOR = " ";

    private final NoticeRepository notices;

    PostNotices(NoticeRepository notices) {
        this.notices = notices;
    }

    @EventListener
    void changed(PostNotice change) {
        String other = change.other() == null ? "-" : change.other();
        String said = String.join(
                SEPARATOR,
                other,
                change.from().toString(),
                String.valueOf(change.to() == null ? change.from() : change.to()));
        change.concerned()
                .forEach(person -> notices.insert(new Notice(
                        0,
                        person,
                        change.municipality(),
                        Notice.Kind.POST,
                        change.subject() + "/" + change.id(),
                        null,
                        change.subject(),
                        change.what(),
                        change.subject(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        change.holder(),
                        said,
                        MailPurpose.DIGEST,
                        null,
                        null,
                        null)));
    }
}
