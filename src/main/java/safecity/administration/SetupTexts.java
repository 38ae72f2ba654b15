package safecity.administration;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import safecity.engine.time.EngineClock;
import safecity.language.ReaderLanguage;
import safecity.organisation.DepartmentSetup;

/** What the page of the first day says in more than one language, or of several at once. */
@Component
public class SetupTexts {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy. M. d. HH:mm");

    private final MessageSource messages;

    SetupTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** What a department with a duty is mostly called, as a proposal. */
    public String department(String duty, Locale language) {
        return messages.getMessage("setup.department." + duty, null, language);
    }

    /** The duty whose department a field such as {@code legalKo} names, in front of what is wrong with it. */
    public String field(@Nullable String field) {
        return field == null || field.length() < 2
                ? ""
                : messages.getMessage(
                        "duty.name." + field.substring(0, field.length() - 2),
                        null,
                        "",
                        LocaleContextHolder.getLocale());
    }

    public String names(List<DepartmentSetup.Post> posts) {
        boolean english = ReaderLanguage.isEnglish(LocaleContextHolder.getLocale());
        return posts.stream()
                .map(post -> english ? post.nameEn() : post.nameKo())
                .collect(Collectors.joining(", "));
    }

    public String at(OffsetDateTime moment) {
        return AT.format(moment.atZoneSameInstant(EngineClock.SEOUL));
    }
}
