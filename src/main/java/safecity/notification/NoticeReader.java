package safecity.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.identity.Accounts;
import safecity.language.TaskNames;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/** Puts notices into the reader's words. */
@Component
class NoticeReader {

    static final int SIZE = 30;
    private static final int LAST_PAGE = 10_000;

    private final NoticeRepository notices;
    private final Accounts accounts;
    private final MessageSource messages;

    NoticeReader(NoticeRepository notices, Accounts accounts, MessageSource messages) {
        this.notices = notices;
        this.accounts = accounts;
        this.messages = messages;
    }

    /** @throws Refusal {@code notice.page} */
    NoticeView.Page page(String recipient, int page, int size, Locale locale) {
        if (page < 0 || page > LAST_PAGE || size < 1 || size > 100) {
            throw Refusal.of("notice.page").field(size < 1 || size > 100 ? "size" : "page");
        }
        List<NoticeView> items = notices.of(recipient, page, size).stream()
                .map(notice -> view(notice, locale))
                .toList();
        return new NoticeView.Page(page, size, notices.count(recipient), notices.unread(recipient), items);
    }

    NoticeView view(Notice notice, Locale locale) {
        String name = TaskNames.of(messages, notice.process(), notice.element(), notice.taskName(), locale);
        return new NoticeView(
                notice.id(),
                notice.kind().name(),
                // What a person wrote stays within its sentence: no line of it can pass for one of ours.
                OneLine.of(sentence(notice, name, locale)),
                notice.taskId(),
                name,
                messages.getMessage("process." + notice.process(), null, null, locale),
                notice.projectKey(),
                notice.dueOn(),
                notice.isLegal(),
                notice.isLegal() ? LegalPeriod.of(notice.legalPeriod()).article() : null,
                notice.daysLeft() != null && notice.daysLeft() < 0,
                notice.endedAt() == null,
                notice.readAt() == null && notice.endedAt() == null,
                notice.createdAt());
    }

    private String ofPost(Notice notice, Locale locale) {
        String[] said = Objects.requireNonNull(notice.said()).split(PostNotices.SEPARATOR);
        DateTimeFormatter days = DateTimeFormatter.ofPattern(messages.getMessage("page.date", null, locale), locale);
        return messages.getMessage(
                "notice.POST." + notice.process() + "." + notice.element(),
                new Object[] {
                    accounts.name(notice.author()),
                    said[0].equals("-") ? messages.getMessage("page.none", null, locale) : accounts.name(said[0]),
                    days.format(LocalDate.parse(said[1])),
                    days.format(LocalDate.parse(said[2]))
                },
                locale);
    }

    private String sentence(Notice notice, String name, Locale locale) {
        if (notice.kind() == Notice.Kind.MENTION) {
            return messages.getMessage(
                    "notice.MENTION", new Object[] {name, accounts.name(notice.author()), notice.said()}, locale);
        }
        if (notice.kind() == Notice.Kind.RECEIVED || notice.kind() == Notice.Kind.RETURNED) {
            return messages.getMessage(
                    "notice." + notice.kind(), new Object[] {name, accounts.name(notice.author())}, locale);
        }
        if (notice.kind() == Notice.Kind.CORRECTED) {
            return messages.getMessage(
                    "notice.CORRECTED." + notice.element(),
                    new Object[] {notice.taskName(), accounts.name(notice.author()), notice.said()},
                    locale);
        }
        if (notice.kind() == Notice.Kind.POST) {
            return ofPost(notice, locale);
        }
        return messages.getMessage(
                "notice." + notice.kind(),
                new Object[] {name, Math.abs(Objects.requireNonNull(notice.daysLeft()))},
                locale);
    }
}
