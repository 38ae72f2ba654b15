package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Why a sign-in at the provider was refused; the sign-in page says it once to the browser that is led there. */
record SignInNotice(String code, List<String> arguments) implements Serializable {

    private static final String KEPT = "safecity.sign-in.notice";

    void leave(HttpServletRequest request) {
        request.getSession().setAttribute(KEPT, this);
    }

    static Optional<SignInNotice> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof SignInNotice notice)) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        return Optional.of(notice);
    }
}
