package safecity.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.external.Turns;

/**
 * Signs in the accounts of the engine's identity tables. A group becomes the authority {@code GROUP_<id>}, a role of the
 * permission table the authority {@code ROLE_<role>}.
 */
@Component
class AccountAuthenticationProvider implements AuthenticationProvider {

    /** Longer than any password that the policy allows; hashing more is only work for us. */
    private static final int LONGEST = 200;

    private static final int MOST_LOOKS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final Roles roles;
    private final AuthenticationCache recent;
    private final SignInThrottle throttle;
    private final AccessLog log;
    private final CurrentAccounts current;
    /** A password takes a processor a quarter of a second: of one address half of them look at passwords. */
    private final Turns looks =
            new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_LOOKS, PATIENCE, Duration.ZERO);

    AccountAuthenticationProvider(
            Accounts accounts,
            Roles roles,
            AuthenticationCache recent,
            SignInThrottle throttle,
            AccessLog log,
            CurrentAccounts current) {
        this.current = current;
        this.accounts = accounts;
        this.roles = roles;
        this.recent = recent;
        this.throttle = throttle;
        this.log = log;
    }

    /**
     * @throws BadCredentialsException whether the account or the password is wrong
     * @throws LockedException         after too many wrong ones, or with too many from the address before it; the password
     *                                 isn't looked at then
     */
    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password =
                attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Account known = recent.findOr(id, password, () -> inTurn(id, password, address));
        // The password is remembered for a minute, what goes with the person's posts is not.
        Account account = current.of(known.id())
                .map(CurrentAccounts.Current::account)
                .orElseThrow(() -> new BadCredentialsException("sign-in refused"));
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities(account));
    }

    private Account inTurn(String id, String password, String address) {
        try (Turns.Turn turn = looks.enter(address)) {
            if (turn == null) {
                throw new LockedException("too many sign-ins of the address at once");
            }
            return checked(id, password, address);
        }
    }

    private Account checked(String id, String password, String address) {
        if (throttle.isBlocked(id, address)) {
            throw new LockedException("sign-in is blocked for a while");
        }
        Optional<Account> account = password.isEmpty()
                        || password.length() > LONGEST
                        || id.length() > LONGEST
                        // No account has a name with such a sign, and the database has no place for one.
                        || id.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : accounts.signIn(id, password);
        if (account.isEmpty()) {
            throttle.failed(id, address);
            log.signIn(id, address, false);
            throw new BadCredentialsException("sign-in refused");
        }
        throttle.succeeded(id, address);
        log.signIn(id, address, true);
        return account.get();
    }

    List<GrantedAuthority> authorities(Account account) {
        return Stream.concat(
                        account.groups().stream().map(group -> "GROUP_" + group),
                        roles.of(account.groups()).stream().map(role -> "ROLE_" + role))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
