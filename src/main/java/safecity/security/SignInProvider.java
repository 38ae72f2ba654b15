package safecity.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** What an administrator sees of the OpenID provider, and whether it answers. */
@Component
public class SignInProvider {

    private final ObjectProvider<ProviderProperties> settings;

    SignInProvider(ObjectProvider<ProviderProperties> settings) {
        this.settings = settings;
    }

    /**
     * What is set, without secrets.
     *
     * @param clientId null where nobody signs in there in a browser
     * @param audience null where no bearer token is taken
     * @param groups   lines {@code theirs=ours}
     */
    public record Settings(
            String issuer,
            @Nullable String clientId,
            @Nullable String audience,
            String accountClaim,
            String groupsClaim,
            String municipalityClaim,
            List<String> groups) {}

    /** Empty for an installation that has none. */
    public Optional<Settings> settings() {
        return Optional.ofNullable(settings.getIfAvailable())
                .map(set -> new Settings(
                        set.issuer(),
                        set.clientId(),
                        set.audience(),
                        set.accountClaim(),
                        set.groupsClaim(),
                        set.municipalityClaim(),
                        set.groups()));
    }

    /**
     * Asks it what it says about itself, as a first sign-in does, and waits no longer.
     *
     * @throws Refusal {@code provider.none}, {@code provider.noAnswer}
     */
    public void ask() {
        ProviderProperties set = settings.getIfAvailable();
        if (set == null) {
            throw Refusal.conflict("provider.none");
        }
        try {
            new ProviderClient(set.patience()).discovered(set.issuer());
        } catch (RuntimeException failure) {
            throw Refusal.conflict("provider.noAnswer", set.issuer(), String.valueOf(failure.getMessage()));
        }
    }
}
