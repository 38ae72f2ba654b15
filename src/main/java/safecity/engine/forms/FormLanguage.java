package safecity.engine.forms;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * The language in which a form is shown to whoever asks for it: that of the program that shows it, as Tasklist speaks the
 * browser's, whatever was chosen on our own pages.
 */
public final class FormLanguage {

    private static final List<String> SPOKEN = List.of("ko", "en");

    private FormLanguage() {}

    /** Cookie in which a person's choice of the language stands; what they chose goes before what their browser asks for. */
    public static final String COOKIE = "SAFECITY-LANGUAGE";

    /** {@code ko} or {@code en}; Korean without a request, and for one that asks for neither. */
    public static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? chosen(request.getRequest())
                        .orElseGet(() -> of(request.getRequest().getHeader("Accept-Language")))
                : SPOKEN.get(0);
    }

    /** What the person chose on a page of ours; empty where they chose nothing. */
    public static Optional<String> chosen(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .map(language -> language.split("-")[0])
                .filter(SPOKEN::contains);
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
