package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.Account;
import safecity.engine.Accounts;
import safecity.engine.AccountsChanged;

/**
 * A session lasts as long as the account stands as it stood at the sign-in: the same groups, municipalities and
 * password. Looked up again when any account has changed on this node, and once a minute for what changed on another.
 */
@Component
class Standing extends OncePerRequestFilter {

    private static final String LAST = "safecity.standing";
    private static final long LASTS_NANOS = 60_000_000_000L;

    private final Accounts accounts;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();

    @Autowired
    Standing(Accounts accounts) {
        this(accounts, System::nanoTime);
    }

    Standing(Accounts accounts, LongSupplier nanos) {
        this.accounts = accounts;
        this.nanos = nanos;
    }

    /** What was found when it was last looked up; {@code changes} is counted by this node since its start. */
    private record Seen(String mark, long changes, long at) implements Serializable {}

    /** To be called at a sign-in, once the session is there. */
    void begins(HttpServletRequest request, Account account) {
        long before = changes.get();
        accounts.mark(account.id())
                .ifPresent(mark -> request.getSession().setAttribute(LAST, new Seen(mark, before, nanos.getAsLong())));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountsChanged changed) {
        changes.incrementAndGet();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication signedIn =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Account account && !stands(session, account)) {
            session.invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    private boolean stands(HttpSession session, Account account) {
        if (!(session.getAttribute(LAST) instanceof Seen seen)) {
            return false;
        }
        long now = changes.get();
        if (seen.changes() == now && nanos.getAsLong() - seen.at() < LASTS_NANOS) {
            return true;
        }
        Optional<String> mark = accounts.mark(account.id());
        session.setAttribute(LAST, new Seen(seen.mark(), now, nanos.getAsLong()));
        return mark.filter(seen.mark()::equals).isPresent();
    }
}
