package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import safecity.operations.FaultProxy;

/** Whatever is asked of an OpenID provider that falls silent, nobody waits for long. */
@Timeout(60)
class SilentProviderTest {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS", "READS_NOTHING", "CUTS", "HALF_CLOSES"})
    void configurationKeysAndTokensAreWaitedForNoLongerThanIsSet(FaultProxy.Fault fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(0).with(fault)) {
            String issuer = "http://127.0.0.1:" + proxy.port();
            ProviderClient client = new ProviderClient(Duration.ofSeconds(1));
            assertThatThrownBy(() -> client.discovered(issuer)).hasMessageContaining("I/O error");
            ClientRegistration registration = registration(issuer);
            assertThatThrownBy(
                            () -> client.idTokens().createDecoder(registration).decode(TOKEN))
                    .hasMessageContaining("I/O error");
            assertThatThrownBy(() -> client.tokens().getTokenResponse(code(registration)))
                    .rootCause()
                    .isInstanceOf(java.io.IOException.class);
            assertThat(proxy.connections()).isGreaterThanOrEqualTo(3);
        }
    }

    private static ClientRegistration registration(String issuer) {
        return ClientRegistration.withRegistrationId("provider")
                .clientId("safecity")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/back")
                .authorizationUri(issuer + "/authorize")
                .tokenUri(issuer + "/token")
                .jwkSetUri(issuer + "/keys")
                .build();
    }

    private static OAuth2AuthorizationCodeGrantRequest code(ClientRegistration client) {
        return new OAuth2AuthorizationCodeGrantRequest(
                client,
                new OAuth2AuthorizationExchange(
                        OAuth2AuthorizationRequest.authorizationCode()
                                .clientId("safecity")
                                .authorizationUri("http://localhost/authorize")
                                .redirectUri("http://localhost/back")
                                .state("state")
                                .build(),
                        OAuth2AuthorizationResponse.success("code")
                                .redirectUri("http://localhost/back")
                                .state("state")
                                .build()));
    }
}
