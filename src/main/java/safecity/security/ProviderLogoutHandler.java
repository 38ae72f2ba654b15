package safecity.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Our session has ended; now the one at the provider, if the sign-in was there. A web application signs out with a
 * request that can't lead a browser away; it loads its page again, is led to the sign-in page, and that leads on.
 */
@Component
class ProviderLogoutHandler implements LogoutSuccessHandler {

    private static final String ENDED = "/login?ended";
    private static final String THERE = "safecity.sign-out.there";

    private final ObjectProvider<ClientRegistrationRepository> provider;

    ProviderLogoutHandler(ObjectProvider<ClientRegistrationRepository> provider) {
        this.provider = provider;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        boolean application = EndpointAuthorizationManager.path(request).startsWith("/camunda/api/");
        if (application) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
        if (who instanceof ProviderAuthentication signedIn) {
            OidcClientInitiatedLogoutSuccessHandler there =
                    new OidcClientInitiatedLogoutSuccessHandler(provider.getObject());
            there.setPostLogoutRedirectUri("{baseUrl}" + ENDED);
            there.setDefaultTargetUrl(ENDED);
            there.setRedirectStrategy(application ? ProviderLogoutHandler::later : new DefaultRedirectStrategy());
            there.onLogoutSuccess(request, response, signedIn.there());
        } else if (!application) {
            SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
            here.setDefaultTargetUrl(ENDED);
            here.onLogoutSuccess(request, response, who);
        }
    }

    private static void later(HttpServletRequest request, HttpServletResponse response, String address) {
        request.getSession().setAttribute(THERE, address);
    }

    /** Where the browser has still to go to sign out. */
    static Optional<String> rest(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(THERE) instanceof String address)) {
            return Optional.empty();
        }
        session.removeAttribute(THERE);
        return Optional.of(address);
    }
}
