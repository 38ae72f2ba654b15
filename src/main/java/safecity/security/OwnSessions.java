package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.identity.Account;

/**
 * The sessions of each person: none lasts longer than a day's work however busy it is, and everybody can look at their own
 * and end the others. Time is the machine's, whatever time the demo plays. The list is of this node; an end holds on all.
 */
@Component
class OwnSessions extends OncePerRequestFilter implements HttpSessionListener, HttpSessionIdListener {

    private static final String BEGAN = "safecity.began";
    private static final Duration ASKED_EVERY = Duration.ofMinutes(1);
    /** More than anybody works in; with another one the oldest ends, so that one account can't fill the memory. */
    static final int MOST = 20;

    private static final int LONGEST_BROWSER = 200;

    private final JdbcClient jdbc;
    private final Duration longest;
    private final Supplier<Instant> now;
    private final Map<String, Own> open = new ConcurrentHashMap<>();
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();

    @Autowired
    OwnSessions(JdbcClient jdbc, @Value("${safecity.security.longest-session:12h}") Duration longest) {
        this(jdbc, longest, Instant::now);
    }

    OwnSessions(JdbcClient jdbc, Duration longest, Supplier<Instant> now) {
        this.jdbc = jdbc;
        this.longest = longest;
        this.now = now;
    }

    /** @param browser as it calls itself */
    record Own(String id, String account, Instant began, String address, String browser, HttpSession session) {}

    private record Ended(Instant before, Instant asked) {}

    /** To be called at a sign-in, once the session has the id that it keeps. */
    void begins(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession();
        String browser =
                request.getHeader(HttpHeaders.USER_AGENT) == null ? "" : request.getHeader(HttpHeaders.USER_AGENT);
        Instant began = now.get();
        // Who signs in again in a session has it still, under the id that it got just now.
        open.remove(session.getId());
        of(account.id()).stream().skip(MOST - 1).forEach(this::end);
        session.setAttribute(BEGAN, began);
        open.put(
                session.getId(),
                new Own(
                        session.getId(),
                        account.id(),
                        began,
                        request.getRemoteAddr(),
                        browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)),
                        session));
    }

    /** The newest first. */
    List<Own> of(String account) {
        return open.values().stream()
                .filter(own -> own.account().equals(account))
                .sorted(Comparator.comparing(Own::began).reversed())
                .toList();
    }

    /** Ends every session of the account but this one, on every node. */
    void endOthers(String account, HttpSession kept) {
        Instant moment = now.get();
        jdbc.sql("""
                INSERT INTO session_end (account, ended_before) VALUES (?, ?)
                ON CONFLICT (account) DO UPDATE SET ended_before = excluded.ended_before
                """).params(account, moment.atOffset(ZoneOffset.UTC)).update();
        kept.setAttribute(BEGAN, moment.plusMillis(1));
        ended.put(account, new Ended(moment, moment));
        of(account).stream().filter(own -> !own.id().equals(kept.getId())).forEach(this::end);
    }

    private void end(Own own) {
        open.remove(own.id());
        try {
            own.session().invalidate();
        } catch (IllegalStateException over) {
            // It has ended meanwhile.
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        Own own = open.remove(before);
        if (own != null) {
            String id = event.getSession().getId();
            open.put(id, new Own(id, own.account(), own.began(), own.address(), own.browser(), own.session()));
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession().getId());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication known =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof Account account && isOver(session, account.id())) {
            session.invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session, String account) {
        if (!(session.getAttribute(BEGAN) instanceof Instant began)) {
            session.setAttribute(BEGAN, now.get());
            return false;
        }
        return began.plus(longest).isBefore(now.get()) || !began.isAfter(endedBefore(account));
    }

    private Instant endedBefore(String account) {
        Ended known = ended.get(account);
        if (known == null || known.asked().plus(ASKED_EVERY).isBefore(now.get())) {
            Instant before = jdbc.sql("SELECT ended_before FROM session_end WHERE account = ?")
                    .param(account)
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(OffsetDateTime::toInstant)
                    .orElse(Instant.EPOCH);
            known = new Ended(before, now.get());
            ended.put(account, known);
        }
        return known.before();
    }
}
