package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Of which type a body claims to be. Names of types have no case (RFC 9110, 8.3.1), and the parsers behind the filters know that. */
final class SentType {

    private SentType() {}

    /** In lower case, with its parameters; empty where none is named. */
    static String of(HttpServletRequest request) {
        return request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
    }
}
