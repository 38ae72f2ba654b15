package safecity.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;
import safecity.language.TaskNames;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Says in the reader's language what tasks, posts, persons and days are called. */
@Component
class DisplayNames {

    private final MessageSource messages;
    private final Departments departments;
    private final Accounts accounts;

    DisplayNames(MessageSource messages, Departments departments, Accounts accounts) {
        this.messages = messages;
        this.departments = departments;
        this.accounts = accounts;
    }

    String say(Locale locale, String key, Object... figures) {
        return messages.getMessage(key, figures.length == 0 ? null : figures, locale);
    }

    String task(String process, String element, String korean, Locale locale) {
        return TaskNames.of(messages, process, element, korean, locale);
    }

    String process(String process, String korean, Locale locale) {
        return messages.getMessage("process." + process, null, korean, locale);
    }

    /** An account's name; a dash for nobody. */
    String person(@Nullable String account, Locale locale) {
        return account == null ? say(locale, "page.none") : accounts.name(account);
    }

    /** Of a department, or of its head. */
    String post(String group, Locale locale) {
        return departments
                .find(group)
                .map(department -> department.name(locale))
                .or(() -> departments
                        .find(Routing.departmentOf(group))
                        .map(department -> say(locale, "transfer.head", department.name(locale))))
                .orElse(group);
    }

    String posts(Collection<String> groups, Locale locale) {
        return groups.isEmpty()
                ? say(locale, "page.none")
                : groups.stream().map(group -> post(group, locale)).collect(Collectors.joining(", "));
    }

    /** The article of a period of the law; empty for an internal term. */
    static String article(@Nullable String legalPeriod) {
        return legalPeriod == null ? "" : LegalPeriod.of(legalPeriod).article();
    }

    String day(@Nullable LocalDate day, Locale locale) {
        return day == null
                ? say(locale, "page.none")
                : DateTimeFormatter.ofPattern(say(locale, "page.date"), locale).format(day);
    }

    String day(OffsetDateTime at, Locale locale) {
        return day(at == null ? null : at.atZoneSameInstant(EngineClock.SEOUL).toLocalDate(), locale);
    }
}
