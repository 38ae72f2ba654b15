package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountChanged;
import safecity.engine.identity.Accounts;

class SessionRevalidationFilterTest {

    private static final Account LEGAL = new Account("yeonsu-legal", List.of("yeonsu-legal"), List.of("yeonsu"));

    private final MockHttpSession session = new MockHttpSession();
    private Optional<String> mark = Optional.of("as it was");
    private Account account = LEGAL;
    private Set<String> lent = Set.of();
    private int lookedUp;
    private long nanos;
    private final CurrentAccounts accounts = new CurrentAccounts(
            new Accounts() {
                @Override
                public Optional<Account> signIn(String id, String password) {
                    return Optional.empty();
                }

                @Override
                public Optional<Account> find(String id) {
                    return Optional.of(account);
                }

                @Override
                public String name(String id) {
                    return id;
                }

                @Override
                public Map<String, String> names(Collection<String> ids) {
                    return Map.of();
                }

                @Override
                public boolean isLocked(String id) {
                    return false;
                }

                @Override
                public Optional<String> address(String id) {
                    return Optional.empty();
                }

                @Override
                public List<String> ofMunicipality(String tenant) {
                    return List.of();
                }

                @Override
                public List<String> members(String group) {
                    return List.of();
                }

                @Override
                public Optional<String> mark(String id) {
                    lookedUp++;
                    return mark;
                }
            },
            id -> lent,
            () -> nanos);
    private final SessionRevalidationFilter standing = new SessionRevalidationFilter(
            accounts, found -> UsernamePasswordAuthenticationToken.authenticated(found, null, List.of()));

    @Test
    void anotherPasswordSetOnAnotherNodeEndsTheSessionWithinSeconds() throws Exception {
        begin();
        mark = Optional.of("changed elsewhere");
        nanos = CurrentAccounts.LASTS_NANOS - 1;
        assertThat(goesOn()).isTrue();
        nanos = CurrentAccounts.LASTS_NANOS;
        assertThat(goesOn()).isFalse();
    }

    @Test
    void aPostThatIsLentOrTakenBackChangesTheRightsAndEndsNoSession() throws Exception {
        begin();
        lent = Set.of("yeonsu-legal-head");
        account = new Account(LEGAL.id(), List.of("yeonsu-legal", "yeonsu-legal-head"), LEGAL.tenants());
        accounts.changed(new AccountChanged());
        assertThat(goesOn()).isTrue();
        assertThat(who().groups()).containsExactly("yeonsu-legal", "yeonsu-legal-head");
        assertThat(session.getAttribute("authenticatedUser"))
                .as("what Tasklist knew")
                .isNull();
        lent = Set.of();
        account = LEGAL;
        accounts.changed(new AccountChanged());
        assertThat(goesOn()).isTrue();
        assertThat(who().groups()).containsExactly("yeonsu-legal");
    }

    @Test
    void aPostOfOnesOwnThatGoesEndsTheSession() throws Exception {
        begin();
        account = new Account(LEGAL.id(), List.of(), LEGAL.tenants());
        accounts.changed(new AccountChanged());
        assertThat(goesOn()).isFalse();
    }

    @Test
    void aRequestCostsNoLookUpUntilAnAccountChanges() throws Exception {
        begin();
        assertThat(goesOn()).isTrue();
        assertThat(goesOn()).isTrue();
        assertThat(lookedUp).isEqualTo(1);
        accounts.changed(new AccountChanged());
        assertThat(goesOn()).isTrue();
        assertThat(goesOn()).isTrue();
        assertThat(lookedUp).isEqualTo(2);
    }

    @Test
    void aSessionThatNoSignInBeganIsEnded() throws Exception {
        assertThat(goesOn()).isFalse();
    }

    private void begin() {
        standing.begins(request(), LEGAL);
        session.setAttribute("authenticatedUser", "kept by the web applications");
    }

    private static Account who() {
        return (Account) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }

    private boolean goesOn() throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(LEGAL, null, List.of()));
        standing.doFilter(request(), new MockHttpServletResponse(), new MockFilterChain());
        return SecurityContextHolder.getContext().getAuthentication() != null && !session.isInvalid();
    }

    private MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        return request;
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }
}
