package safecity.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import safecity.engine.identity.Account;

/** Somebody who signed in at the provider: here an account like any other, there a session that ends with ours. */
class ProviderAuthentication extends AbstractAuthenticationToken {

    private final Account account;
    private final OAuth2AuthenticationToken there;

    ProviderAuthentication(
            Account account, Collection<? extends GrantedAuthority> authorities, OAuth2AuthenticationToken there) {
        super(authorities);
        this.account = account;
        this.there = there;
        setAuthenticated(true);
    }

    OAuth2AuthenticationToken there() {
        return there;
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
