package safecity.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/** The way back from the provider. Only the signed ID token counts; what else the provider would tell isn't asked for. */
class ProviderUserService
        implements OAuth2UserService<OidcUserRequest, OidcUser>,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderUserService.class);
    private static final int LONGEST_LINE = 300;
    private static final String NOT_ENTITLED = "not_entitled";

    private final ProviderAccounts accounts;
    private final AccountAuthenticationProvider authentication;
    private final SignInSuccessHandler landing;
    private final AccessLog log;

    ProviderUserService(
            ProviderAccounts accounts,
            AccountAuthenticationProvider authentication,
            SignInSuccessHandler landing,
            AccessLog log) {
        this.accounts = accounts;
        this.authentication = authentication;
        this.landing = landing;
        this.log = log;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        try {
            return new ProviderUser(token, accounts.bring(token));
        } catch (Refusal refused) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(NOT_ENTITLED, accounts.claimed(token), null), refused);
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        OAuth2AuthenticationToken there = (OAuth2AuthenticationToken) signedIn;
        ProviderUser user = (ProviderUser) there.getPrincipal();
        ProviderAuthentication here =
                new ProviderAuthentication(user.account(), authentication.authorities(user.account()), there);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(here);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        log.signIn(user.account(), request.getRemoteAddr());
        landing.onAuthenticationSuccess(request, response, here);
    }

    private static String legible(AuthenticationException failure) {
        String text = OneLine.of(String.valueOf(failure.getMessage()));
        return text.substring(0, Math.min(text.length(), LONGEST_LINE));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.isPresent() && failure instanceof OAuth2AuthenticationException named) {
            log.signIn(named.getError().getDescription(), request.getRemoteAddr(), false);
        } else {
            LOG.warn("A sign-in at the OpenID provider failed: {}", legible(failure));
        }
        refusal.map(known -> new SignInNotice(
                        known.code(),
                        Arrays.stream(known.arguments()).map(String::valueOf).toList()))
                .orElseGet(() -> new SignInNotice("signIn.provider.failed", List.of()))
                .leave(request);
        response.sendRedirect(request.getContextPath() + "/login");
    }
}
