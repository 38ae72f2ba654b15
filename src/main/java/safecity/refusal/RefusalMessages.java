package safecity.refusal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says a {@link Refusal} in the reader's language: the sentence, and in brackets the article; a code is for programs. */
@Component
public class RefusalMessages {

    /** What programs read, such as {@code form.required}. */
    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z]*(?:\\.[A-Za-z-]+)+");

    private final MessageSource messages;

    public RefusalMessages(MessageSource messages) {
        this.messages = messages;
    }

    /** One sentence in the language of the current request, Korean where there is none. */
    public String sentence(Refusal refusal) {
        return sentence(refusal, LocaleContextHolder.getLocale());
    }

    public String sentence(Refusal refusal, Locale locale) {
        if (refusal.parts().size() > 1) {
            return refusal.parts().stream().map(part -> sentence(part, locale)).collect(Collectors.joining(" "));
        }
        String text = messages.getMessage(refusal.code(), refusal.arguments(), locale);
        return refusal.rule()
                .filter(rule -> !CODE.matcher(rule).matches())
                .map(rule -> text + " (" + rule + ")")
                .orElse(text);
    }

    /** What is refused, field by field, in the language of the current request. */
    public List<Violation> violations(Refusal refusal) {
        return violations(refusal, LocaleContextHolder.getLocale());
    }

    public List<Violation> violations(Refusal refusal, Locale locale) {
        return refusal.parts().stream()
                .map(part -> new Violation(
                        part.field().orElse(null), part.rule().orElse(part.code()), sentence(part, locale)))
                .toList();
    }
}
