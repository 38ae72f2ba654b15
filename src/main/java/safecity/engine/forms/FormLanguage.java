package safecity.engine.forms;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language in which a form is shown to whoever asks for it: that of the program that shows it, as Tasklist speaks the
 * browser's, whatever was chosen on our own pages.
 */
public final class FormLanguage {

    private static final List<String> SPOKEN = List.of("ko", "en");

    private FormLanguage() {}

    /** {@code ko} or {@code en}; Korean without a request, and for one that asks for neither. */
    public static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? of(request.getRequest().getHeader("Accept-Language"))
                : SPOKEN.get(0);
    }

    static String of(@Nullable String accepted) {
        if (accepted == null) {
            return SPOKEN.get(0);
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .map(range -> range.getRange().split("-")[0])
                    .filter(SPOKEN::contains)
                    .findFirst()
                    .orElse(SPOKEN.get(0));
        } catch (IllegalArgumentException illegible) {
            return SPOKEN.get(0);
        }
    }
}
