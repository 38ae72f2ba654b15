package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;
import safecity.security.CurrentAccounts.Current;

/**
 * A session lasts as long as the account stands as it stood at the sign-in: the same password, municipalities and groups of
 * its own. What an absence lends or takes back ends no session: from the next request on it has the rights of then.
 */
@Component
class SessionRevalidationFilter extends OncePerRequestFilter {

    private static final String MARK = "safecity.standing";
    /** Where the vendor's web applications keep the groups of a sign-in; they ask anew when it is gone. */
    private static final String WEB_APPLICATIONS = "authenticatedUser";

    private final CurrentAccounts accounts;
    private final Function<Account, Authentication> signedIn;

    @Autowired
    SessionRevalidationFilter(CurrentAccounts accounts, AccountAuthenticationProvider authentication) {
        this(
                accounts,
                account -> UsernamePasswordAuthenticationToken.authenticated(
                        account, null, authentication.authorities(account)));
    }

    SessionRevalidationFilter(CurrentAccounts accounts, Function<Account, Authentication> signedIn) {
        this.accounts = accounts;
        this.signedIn = signedIn;
    }

    /** To be called at a sign-in, once the session is there. */
    void begins(HttpServletRequest request, Account account) {
        accounts.of(account.id()).ifPresent(current -> request.getSession().setAttribute(MARK, current.mark()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication known =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof Account account) {
            Object mark = session.getAttribute(MARK);
            // What an absence lends is read in two steps: who seems to have changed is looked at once more.
            Optional<Current> current = accounts.of(account.id())
                    .filter(found -> found.mark().equals(mark))
                    .or(() -> accounts.anew(account.id())
                            .filter(found -> found.mark().equals(mark)));
            if (current.isEmpty()) {
                session.invalidate();
                SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            } else if (!current.get().account().equals(account)) {
                goOn(request, response, known, current.get().account());
            }
        }
        chain.doFilter(request, response);
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, Authentication known, Account account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Authentication now = signedIn.apply(account);
        context.setAuthentication(
                known instanceof ProviderAuthentication provider
                        ? new ProviderAuthentication(account, now.getAuthorities(), provider.there())
                        : now);
        SecurityContextHolder.setContext(context);
        request.getSession().removeAttribute(WEB_APPLICATIONS);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
