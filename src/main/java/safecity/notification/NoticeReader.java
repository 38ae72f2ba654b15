package safecity.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.identity.Accounts;
import safecity.language.TaskNames;
import safecity.notation.OneLine;
import safecity.organisation.PostNames;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** Puts notices into the reader's words. */
@Component
class NoticeReader {

    static final int SIZE = 30;
    private static final int LAST_PAGE = 10_000;

    private final NoticeRepository notices;
    private final Accounts accounts;
    private final PostNames posts;
    private final Projects projects;
    private final MessageSource messages;

    NoticeReader(
            NoticeRepository notices, Accounts accounts, PostNames posts, Projects projects, MessageSource messages) {
        this.posts = posts;
        this.projects = projects;
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
                where(notice, locale),
                reason(notice),
                notice.dueOn(),
                notice.isLegal(),
                notice.isLegal() ? LegalPeriod.of(notice.legalPeriod()).article() : null,
                notice.daysLeft() != null && notice.daysLeft() < 0,
                notice.endedAt() == null,
                notice.readAt() == null && notice.endedAt() == null,
                notice.createdAt());
    }

    /** One's own terms; what others keep waiting, as the head, director or department in charge is told; what people did. */
    private static String reason(Notice notice) {
        return switch (notice.kind()) {
            case MENTION -> "mention";
            case ROOM -> "room";
            case POST, CORRECTED -> "post";
            case STEERED -> "waiting";
            case ESCALATED, BLOCKING, RETURNED -> "waiting";
            default -> "own";
        };
    }

    private @Nullable String where(Notice notice, Locale locale) {
        String named = Stream.of(
                        Optional.ofNullable(notice.departments())
                                .filter(groups -> !groups.isBlank())
                                .map(groups -> Arrays.stream(groups.split(","))
                                        .map(group -> posts.of(group, locale))
                                        .collect(Collectors.joining(", "))),
                        Optional.ofNullable(notice.title()),
                        Optional.ofNullable(notice.projectKey())
                                .flatMap(projects::find)
                                .map(project -> project.title(locale)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return named.isEmpty() ? null : OneLine.of(named);
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
        if (notice.kind() == Notice.Kind.STEERED) {
            return messages.getMessage(
                    "notice.STEERED." + notice.element(),
                    new Object[] {
                        messages.getMessage("process." + notice.process(), null, notice.taskName(), locale),
                        accounts.name(notice.author()),
                        notice.said()
                    },
                    locale);
        }
        if (notice.kind() == Notice.Kind.ROOM) {
            return messages.getMessage(
                    "notice.ROOM." + notice.element(),
                    new Object[] {accounts.name(notice.author()), notice.said()},
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
