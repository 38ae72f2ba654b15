package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;

/** Lets a request on the engine's mounts pass when {@link EndpointAllowList} are open for the person's roles. */
@Component
class EndpointAuthorizationManager implements AuthorizationManager<RequestAuthorizationContext> {

    private final EndpointAllowList doors;
    private final Roles roles;

    EndpointAuthorizationManager(EndpointAllowList doors, Roles roles) {
        this.doors = doors;
        this.roles = roles;
    }

    @Override
    @SuppressWarnings("deprecation")
    public AuthorizationDecision check(Supplier<Authentication> signedIn, RequestAuthorizationContext context) {
        Authentication authentication = signedIn.get();
        if (authentication == null || !(authentication.getPrincipal() instanceof Account account)) {
            return new AuthorizationDecision(false);
        }
        Set<String> own = roles.of(account.groups());
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(doors.isOpen(own, account.id(), request.getMethod(), path(request)));
    }

    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
