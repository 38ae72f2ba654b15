package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import safecity.engine.Account;
import safecity.engine.Accounts;
import safecity.engine.AccountsChanged;

class StandingTest {

    private static final Account LEGAL = new Account("yeonsu-legal", List.of("yeonsu-legal"), List.of("yeonsu"));

    private final MockHttpSession session = new MockHttpSession();
    private Optional<String> mark = Optional.of("as it was");
    private int lookedUp;
    private long nanos;
    private final Standing standing = new Standing(
            new Accounts() {
                @Override
                public Optional<Account> signIn(String id, String password) {
                    return Optional.empty();
                }

                @Override
                public Optional<Account> find(String id) {
                    return Optional.empty();
                }

                @Override
                public String name(String id) {
                    return id;
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
            () -> nanos);

    @Test
    void whatAnotherNodeChangedEndsTheSessionAfterAMinute() throws Exception {
        begin();
        mark = Optional.of("changed elsewhere");
        nanos = 59_999_999_999L;
        assertThat(goesOn()).isTrue();
        nanos = 60_000_000_000L;
        assertThat(goesOn()).isFalse();
    }

    @Test
    void aRequestCostsNoLookUpUntilAnAccountChanges() throws Exception {
        begin();
        assertThat(goesOn()).isTrue();
        assertThat(goesOn()).isTrue();
        assertThat(lookedUp).isEqualTo(1);
        standing.changed(new AccountsChanged());
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
