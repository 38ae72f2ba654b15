package safecity.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Where a sign-in leads: to the page that was asked for, which the server remembers in the session and takes from no
 * parameter, else to the start page.
 */
@Component
class SignInLanding extends SavedRequestAwareAuthenticationSuccessHandler {

    SignInLanding() {
        setDefaultTargetUrl("/");
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        getRedirectStrategy().sendRedirect(request, response, failure instanceof LockedException ? "/login?blocked" : "/login?refused");
    }
}
