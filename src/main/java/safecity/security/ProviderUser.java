package safecity.security;

import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import safecity.engine.identity.Account;

/** Who came back from the provider, with the account that is theirs here. */
class ProviderUser extends DefaultOidcUser {

    private final Account account;

    ProviderUser(OidcIdToken token, Account account) {
        super(List.of(new OidcUserAuthority(token)), token);
        this.account = account;
    }

    Account account() {
        return account;
    }
}
