package safecity.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.calendar.WorkingCalendar;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.KnownGroups;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;

/** One mail a working day to every auditor, from eight in the morning, whatever notices there are. */
@Component
public class AuditorMails {

    private final JdbcClient jdbc;
    private final MailRepository mails;
    private final MailProperties settings;
    private final KnownGroups groups;
    private final Accounts accounts;
    private final LanguagePreferences languages;
    private final WorkingCalendar calendar;
    private final Clock clock;

    AuditorMails(
            JdbcClient jdbc,
            MailRepository mails,
            MailProperties settings,
            KnownGroups groups,
            Accounts accounts,
            LanguagePreferences languages,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.settings = settings;
        this.groups = groups;
        this.accounts = accounts;
        this.languages = languages;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param subject one line */
    public record Text(String subject, String body) {}

    /**
     * Within a transaction: who asks may record that these mails exist.
     *
     * @return for whom a mail was made; nobody before eight, on a day off, without mail, or when today's is made already
     */
    public List<String> make(Function<Locale, Text> text) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), EngineClock.SEOUL);
        if (!settings.isSetUp() || !NoticeMailer.isTimeForTheDay(now, calendar)) {
            return List.of();
        }
        List<String> made = new ArrayList<>();
        for (String municipality : municipalities()) {
            for (KnownGroup group : groups.of(municipality, GroupKind.OVERSIGHT)) {
                accounts.members(group.id()).stream()
                        .filter(auditor -> make(municipality, auditor, now.toLocalDate(), text))
                        .forEach(made::add);
            }
        }
        return made;
    }

    private List<String> municipalities() {
        return jdbc.sql("SELECT id FROM municipality ORDER BY id")
                .query(String.class)
                .list();
    }

    private boolean make(String municipality, String auditor, LocalDate day, Function<Locale, Text> text) {
        Optional<String> address = accounts.address(auditor);
        if (address.isEmpty()) {
            return false;
        }
        Text written = text.apply(languages.of(auditor));
        return mails.insert(
                        municipality,
                        auditor,
                        address.get(),
                        MailPurpose.RECORD,
                        day,
                        new MailTextRenderer.Text(written.subject(), written.body()))
                .isPresent();
    }
}
