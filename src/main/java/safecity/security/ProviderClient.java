package safecity.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** How the provider is asked: configuration, keys and tokens alike, each for no longer than is set. */
class ProviderClient {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final JdkClientHttpRequestFactory requests;

    ProviderClient(Duration patience) {
        requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build());
        requests.setReadTimeout(patience);
    }

    RestOperations rest() {
        return new RestTemplate(requests);
    }

    /**
     * What the provider says about itself.
     *
     * @throws RuntimeException when it doesn't answer in time, or speaks for another issuer
     */
    ClientRegistration.Builder discovered(String issuer) {
        String address = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> said = rest().exchange(
                        address + DISCOVERY,
                        HttpMethod.GET,
                        null,
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new IllegalStateException("The provider at " + issuer + " speaks for another issuer.");
        }
        return ClientRegistrations.fromOidcConfiguration(said);
    }

    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> converters.addAll(
                        0,
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter())))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** As Spring Security's own one checks ID tokens, with keys that are fetched in time. */
    JwtDecoderFactory<ClientRegistration> idTokens() {
        Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
        return client -> decoders.computeIfAbsent(client.getRegistrationId(), id -> decoder(client));
    }

    private JwtDecoder decoder(ClientRegistration client) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        client.getProviderDetails().getJwkSetUri())
                .restOperations(rest())
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
        return decoder;
    }
}
