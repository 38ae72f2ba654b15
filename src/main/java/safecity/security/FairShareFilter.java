package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;
import safecity.external.Turns;

/**
 * How much of the machine one account has at a time, by whichever mount or page: as many requests as there are processors are
 * worked on, the others wait their turn without a connection to the database, and who sends more than may wait is told so at
 * once. While others work too, whoever sends more than that has half of it (ADR 0094).
 */
class FairShareFilter extends OncePerRequestFilter {

    static final int AT_WORK = Math.max(2, Runtime.getRuntime().availableProcessors());
    static final int WAITING = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FOR_A_FILE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** What takes as long as somebody's line is slow, and no processor. */
    private static final Pattern DOWNLOAD = Pattern.compile("(/api)?/evidence/[^/]+/versions/[^/]+/content");

    private static final Pattern FILES = Pattern.compile("/(assets|camunda/(app|lib|assets))/.*");

    private final AccessDeniedResponses denied;
    private final Turns work;
    private final Turns downloads;

    FairShareFilter(AccessDeniedResponses denied) {
        this(denied, PATIENCE);
    }

    FairShareFilter(AccessDeniedResponses denied, Duration patience) {
        this.denied = denied;
        this.work = new Turns(AT_WORK, WAITING, patience, Duration.ZERO);
        this.downloads = new Turns(AT_WORK, WAITING, patience, Duration.ZERO);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILES.matcher(EndpointAuthorizationManager.path(request)).matches();
    }

    private static boolean isUpload(HttpServletRequest request) {
        return SentType.of(request).startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof Account account)) {
            chain.doFilter(request, response);
            return;
        }
        boolean download =
                DOWNLOAD.matcher(EndpointAuthorizationManager.path(request)).matches();
        try (Turns.Turn turn = (download ? downloads : work).enter(account.id())) {
            if (turn == null) {
                denied.tooManyAtOnce(request, response, AGAIN);
            } else if (isUpload(request)) {
                try (ArrivingRequest arriving =
                        new ArrivingRequest(request, turn, () -> work.enterAgain(account.id(), FOR_A_FILE))) {
                    chain.doFilter(arriving, response);
                }
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
