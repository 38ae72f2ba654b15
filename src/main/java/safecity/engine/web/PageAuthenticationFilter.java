package safecity.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;

/**
 * Our own pages and endpoints use the engine as the person who is signed in, for the length of the request: they see
 * what that person may see and are recorded as that person. The engine's own mounts sign in by filters of theirs.
 */
class PageAuthenticationFilter extends OncePerRequestFilter {

    private final IdentityService identities;

    PageAuthenticationFilter(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/camunda/") || path.startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof Account account)) {
            chain.doFilter(request, response);
            return;
        }
        identities.setAuthentication(account.id(), account.groups(), account.tenants());
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
