package safecity.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.calendar.WorkingCalendar;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;

/** Makes mails of notices: at once of those about the law, of the others one a working day from eight in the morning. */
@Component
class NoticeMailer {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final NoticeRepository notices;
    private final NoticeReader reader;
    private final MailRepository mails;
    private final MailTextRenderer texts;
    private final MailProperties settings;
    private final LanguagePreferences languages;
    private final Accounts accounts;
    private final WorkingCalendar calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeMailer(
            NoticeRepository notices,
            NoticeReader reader,
            MailRepository mails,
            MailTextRenderer texts,
            MailProperties settings,
            LanguagePreferences languages,
            Accounts accounts,
            WorkingCalendar calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.notices = notices;
        this.reader = reader;
        this.mails = mails;
        this.texts = texts;
        this.settings = settings;
        this.languages = languages;
        this.accounts = accounts;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many mails were made */
    int make() {
        if (!settings.isSetUp()) {
            return 0;
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), EngineClock.SEOUL);
        int made = make(MailPurpose.AT_ONCE, now.toLocalDate());
        return isTimeForTheDay(now, calendar) ? made + make(MailPurpose.DIGEST, now.toLocalDate()) : made;
    }

    /** Whether what is sent once a working day may leave: from eight in the morning. */
    static boolean isTimeForTheDay(LocalDateTime now, WorkingCalendar calendar) {
        return calendar.isWorkingDay(now.toLocalDate()) && !now.toLocalTime().isBefore(MORNING);
    }

    private int make(MailPurpose purpose, LocalDate day) {
        int made = 0;
        for (String recipient : notices.recipientsToMail(purpose)) {
            Optional<String> address = accounts.address(recipient);
            if (address.isPresent()) {
                made += Boolean.TRUE.equals(transaction.execute(status -> make(purpose, day, recipient, address.get())))
                        ? 1
                        : 0;
            }
        }
        return made;
    }

    private boolean make(MailPurpose purpose, LocalDate day, String recipient, String address) {
        List<Notice> waiting = notices.toMail(recipient, purpose);
        if (waiting.isEmpty()) {
            return false;
        }
        Locale language = languages.of(recipient);
        MailTextRenderer.Text text = texts.of(
                purpose,
                waiting.stream().map(notice -> reader.view(notice, language)).toList(),
                language);
        Optional<Long> mail = mails.insert(waiting.get(0).municipality(), recipient, address, purpose, day, text);
        mail.ifPresent(id -> notices.mailed(waiting, id));
        return mail.isPresent();
    }
}
