package safecity.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;

/**
 * How many costly queries an account may send to the engine's API, through whichever mount: far more than the web
 * applications' screens ever do. The work itself, reading a task, taking it, completing it, is not counted.
 */
class CostlyQueryFilter extends OncePerRequestFilter {

    static final int AT_ONCE = 1_200;
    static final int A_MINUTE = 600;

    private static final int FEW_CRITERIA = 5;
    private static final Pattern MOUNT =
            Pattern.compile("^(/engine-rest(/engine/[^/]+(?=/))?|/camunda/api/engine/engine/[^/]+(?=/)|/camunda/api)");
    private static final Pattern COSTLY = Pattern.compile(
            "/history/.*|.*/(count|statistics|report|cleanable-process-instance-report|variables)|/metrics/.*|/(cockpit|admin)/plugin/.*");
    /** Posted, these are queries; with a body that can hold any number of criteria. */
    private static final Set<String> POSTED = Set.of(
            "/task",
            "/process-instance",
            "/execution",
            "/variable-instance",
            "/job",
            "/job-definition",
            "/incident",
            "/external-task",
            "/user",
            "/group");

    /** As long as it takes a bucket to be full again, a new one says the same. */
    private static final Duration FULL_AGAIN = Duration.ofMinutes(AT_ONCE / A_MINUTE);

    private final AccessDeniedResponses denied;
    /** Nobody who isn't signed in comes here: there are no more than accounts, and only of those who ask. */
    private final LoadingCache<String, Bucket> buckets;

    CostlyQueryFilter(AccessDeniedResponses denied, TimeMeter time) {
        this.denied = denied;
        buckets = Caffeine.newBuilder()
                .expireAfterAccess(FULL_AGAIN)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build(account -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                        .build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null
                && signedIn.getPrincipal() instanceof Account account
                && isCostly(
                        request.getMethod(), EndpointAuthorizationManager.path(request), request.getQueryString())) {
            ConsumptionProbe probe = take(account.id(), 1);
            if (!probe.isConsumed()) {
                denied.tooMany(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    ConsumptionProbe take(String account, long queries) {
        return buckets.get(account).tryConsumeAndReturnRemaining(queries);
    }

    static boolean isCostly(String method, String path, String query) {
        String inside = MOUNT.matcher(path).replaceFirst("");
        boolean asks = method.equals("GET") || method.equals("HEAD") || method.equals("POST");
        boolean manyCriteria =
                query != null && query.chars().filter(sign -> sign == '&').count() >= FEW_CRITERIA;
        return asks
                && (COSTLY.matcher(inside).matches()
                        || method.equals("POST") && POSTED.contains(inside)
                        || !method.equals("POST") && manyCriteria);
    }
}
