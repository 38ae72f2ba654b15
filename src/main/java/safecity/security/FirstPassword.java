package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;
import safecity.engine.identity.Passwords;

/** Whoever has a password that somebody else chose sets one of their own before anything else, on every way in. */
class FirstPassword extends OncePerRequestFilter {

    private static final Pattern OPEN = Pattern.compile("/password|/login|/logout|/error|/favicon\\.ico|/assets/[^?]*");
    private static final Pattern OWN =
            Pattern.compile("(?:/engine-rest|/camunda/api/engine/engine/[^/]+)/user/([^/]+)/credentials");

    private final Passwords passwords;
    private final AccessDeniedResponses denied;

    FirstPassword(Passwords passwords, AccessDeniedResponses denied) {
        this.passwords = passwords;
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        boolean free = signedIn == null
                || !(signedIn.getPrincipal() instanceof Account account)
                || isOpen(EndpointAuthorizationManager.path(request), account)
                || !passwords.isForeign(account.id());
        if (free) {
            chain.doFilter(request, response);
        } else if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/password");
        } else {
            denied.passwordFirst(request, response);
        }
    }

    private static boolean isOpen(String path, Account account) {
        var own = OWN.matcher(path);
        return OPEN.matcher(path).matches() || own.matches() && own.group(1).equals(account.id());
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = EndpointAuthorizationManager.path(request);
        return request.getMethod().equals("GET")
                && request.getHeader("Authorization") == null
                && !path.startsWith("/api/")
                && !path.startsWith("/camunda/api/")
                && !path.startsWith("/engine-rest");
    }
}
