package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records administrative acts through the engine's API, who looks at accounts, and what an overseer looks at. What a task's completion does stands
 * in the engine's history with the person who did it.
 */
class AdministrationLogFilter extends OncePerRequestFilter {

    private static final Pattern ACCOUNTS =
            Pattern.compile(".*/(user|group|tenant|authorization)(/(?!count$|check$|[^/]+/profile$).*)?");
    /** Changes, also of a name and an address: mail goes where the profile says. */
    private static final Pattern ACCOUNTS_CHANGED = Pattern.compile(".*/(user|group|tenant|authorization)(/.*)?");

    private static final Pattern MACHINE = Pattern.compile(
            ".*/(deployment|job|job-definition|batch|migration|modification|incident|process-instance/[^/]+/suspended"
                    + "|process-definition/.*suspended|task/[^/]+/assignee)(/.*)?");

    private static final Pattern QUERY = Pattern.compile(".*/(user|group|tenant|authorization)(/count)?");

    private final AccessLog log;
    private final Looks looks;

    AdministrationLogFilter(AccessLog log, Looks looks) {
        this.log = log;
        this.looks = looks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = EndpointAuthorizationManager.path(request);
        boolean reads = request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getMethod().equals("OPTIONS")
                || path.endsWith("/count")
                || request.getMethod().equals("POST") && QUERY.matcher(path).matches();
        if (reads && request.isUserInRole("administrator") && isOfAccounts(path)) {
            log.record("view-accounts", path);
        } else if (log.mustSayWhy() && looks.leavesALine(request.getMethod(), path)) {
            log.look(asked(request), looks.about(path, request.getQueryString()));
        }
        chain.doFilter(request, response);
        boolean changes = !reads
                && (ACCOUNTS_CHANGED.matcher(path).matches()
                        || MACHINE.matcher(path).matches());
        if (changes) {
            log.record("administer", request.getMethod() + " " + path + " " + response.getStatus());
        }
    }

    private static boolean isOfAccounts(String path) {
        return ACCOUNTS.matcher(path).matches() && !path.contains("/auth/user/");
    }

    /** As {@code GET /engine-rest/task?processInstanceId=4711}. */
    static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod() + " " + EndpointAuthorizationManager.path(request)
                + (query == null ? "" : "?" + query);
    }
}
