package safecity.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import safecity.database.StartupRefusedException;

/**
 * The OpenID provider of the installation; without an issuer there is none.
 *
 * @param issuer            as it stands in its tokens and in front of {@code /.well-known/openid-configuration}
 * @param clientId          this application at the provider; without it nobody signs in there in a browser
 * @param clientSecret      its secret
 * @param scopes            what is asked for at a sign-in
 * @param audience          what a bearer token must name as its audience; without it no bearer token is taken
 * @param accountClaim      where the account's id stands
 * @param nameClaim         where the name stands that screens show
 * @param groupsClaim       where the groups stand
 * @param municipalityClaim where the municipalities stand
 * @param groups            lines {@code theirs=ours} for groups that have another name there
 * @param patience          how long one question to it may take
 */
@ConfigurationProperties(ProviderProperties.PREFIX)
record ProviderProperties(
        String issuer,
        String clientId,
        String clientSecret,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        String audience,
        @DefaultValue("preferred_username") String accountClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("municipality") String municipalityClaim,
        @DefaultValue List<String> groups,
        @DefaultValue("5s") Duration patience) {

    static final String PREFIX = "safecity.openid";
    static final String ISSUER = PREFIX + ".issuer";
    static final String CLIENT = PREFIX + ".client-id";
    static final String AUDIENCE = PREFIX + ".audience";

    ProviderProperties {
        refuse(
                !StringUtils.hasText(clientId) && !StringUtils.hasText(audience),
                "An OpenID provider is set, but neither people nor programs could use it.",
                "Set SAFECITY_OPENID_CLIENT_ID for the sign-in page, SAFECITY_OPENID_AUDIENCE for bearer tokens, or both.");
        refuse(
                StringUtils.hasText(clientId) && !StringUtils.hasText(clientSecret),
                "The secret of this application at the OpenID provider is missing.",
                "Put it into the file safecity.openid.client-secret in SAFECITY_SECRETS_DIR.");
        refuse(
                StringUtils.hasText(clientId) && clientId.equals(audience),
                "What a browser is given at a sign-in would open the interfaces for programs.",
                "Give SAFECITY_OPENID_AUDIENCE another value than SAFECITY_OPENID_CLIENT_ID.");
        refuse(
                groups.stream().anyMatch(line -> !line.matches("[^=]+=[^=]+")),
                "A line of SAFECITY_OPENID_GROUPS is not of the form theirs=ours.",
                "Mend it; lines are separated by commas.");
    }

    /** Groups of ours by their name at the provider. */
    Map<String, String> renamed() {
        return groups.stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0].strip(), line -> line[1].strip(), (first, again) -> again));
    }

    /** Where a browser is sent at a sign-out, for the content security policy. */
    String origin() {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new StartupRefusedException(reason, remedy);
        }
    }
}
