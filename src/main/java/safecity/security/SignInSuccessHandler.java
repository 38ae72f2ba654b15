package safecity.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;

/**
 * Where a sign-in leads: to the page that was asked for, which {@link AskedPage} keeps and which is taken from no
 * parameter, else to the start page.
 */
@Component
class SignInSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SessionRevalidationFilter standing;
    private final OwnSessions sessions;

    SignInSuccessHandler(SessionRevalidationFilter standing, OwnSessions sessions, RequestCache asked) {
        this.sessions = sessions;
        setRequestCache(asked);
        this.standing = standing;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        standing.begins(request, (Account) signedIn.getPrincipal());
        sessions.begins(request, (Account) signedIn.getPrincipal());
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        getRedirectStrategy()
                .sendRedirect(
                        request, response, failure instanceof LockedException ? "/login?blocked" : "/login?refused");
    }
}
