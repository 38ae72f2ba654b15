package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records administrative acts through the engine's API, and who looks at accounts. What a task's completion does stands
 * in the engine's history with the person who did it.
 */
class AdministrationLogFilter extends OncePerRequestFilter {

    private static final Pattern ACCOUNTS =
            Pattern.compile(".*/(user|group|tenant|authorization)(/(?!count$|check$|[^/]+/profile$).*)?");
    private static final Pattern MACHINE = Pattern.compile(
            ".*/(deployment|job|job-definition|batch|migration|modification|incident|process-instance/[^/]+/suspended"
                    + "|process-definition/.*suspended|task/[^/]+/assignee)(/.*)?");

    private final AccessLog log;

    AdministrationLogFilter(AccessLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String path = EndpointAuthorizationManager.path(request);
        boolean reads = request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getMethod().equals("OPTIONS")
                || path.endsWith("/count");
        boolean changes = !reads
                && (ACCOUNTS.matcher(path).matches() || MACHINE.matcher(path).matches());
        if (changes) {
            log.record("administer", request.getMethod() + " " + path + " " + response.getStatus());
        } else if (reads
                && request.isUserInRole("administrator")
                && ACCOUNTS.matcher(path).matches()
                && !path.contains("/auth/user/")) {
            log.record("view-accounts", path);
        }
    }
}
