package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.external.Turns;

/**
 * One account signs in from one address once at a time, and ten times a second at most: a person can't tell, and a program that
 * signs in without end makes no sessions as fast as the machine can (ADR 0094). It stands before anything that reads a session.
 */
class SignInTurnsFilter extends OncePerRequestFilter {

    static final int WAITING = 20;

    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** No account has a longer name. */
    private static final int LONGEST = 200;

    private final AccessDeniedResponses denied;
    private final Turns turns;

    SignInTurnsFilter(AccessDeniedResponses denied) {
        this(denied, PATIENCE, PACE);
    }

    SignInTurnsFilter(AccessDeniedResponses denied, Duration patience, Duration pace) {
        this.denied = denied;
        this.turns = new Turns(1, WAITING, patience, pace);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !EndpointAuthorizationManager.path(request).equals("/login");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String named = String.valueOf(request.getParameter("username"));
        String account = named.substring(0, Math.min(named.length(), LONGEST));
        try (Turns.Turn turn = turns.enter(account + "@" + request.getRemoteAddr())) {
            if (turn == null) {
                denied.tooManyAtOnce(request, response, AGAIN);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
