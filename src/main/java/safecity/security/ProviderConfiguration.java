package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Sign-in at an OpenID provider, for an installation that has one. Its addresses and keys are asked for at the first
 * sign-in, so that this application starts while the provider is away.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ProviderProperties.ISSUER)
@EnableConfigurationProperties(ProviderProperties.class)
class ProviderConfiguration {

    static final String CLIENT = "provider";

    @Bean
    @ConditionalOnProperty(ProviderProperties.CLIENT)
    ClientRegistrationRepository clientRegistrations(ProviderProperties settings) {
        ProviderDiscovery<ClientRegistration> client = new ProviderDiscovery<>(() -> client(settings));
        return id -> CLIENT.equals(id) ? client.get() : null;
    }

    private static ClientRegistration client(ProviderProperties settings) {
        return new ProviderClient(settings.patience())
                .discovered(settings.issuer())
                .registrationId(CLIENT)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    @Bean
    @ConditionalOnProperty(ProviderProperties.CLIENT)
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> providerTokens(ProviderProperties settings) {
        return new ProviderClient(settings.patience()).tokens();
    }

    @Bean
    @ConditionalOnProperty(ProviderProperties.CLIENT)
    JwtDecoderFactory<ClientRegistration> providerIdTokens(ProviderProperties settings) {
        return new ProviderClient(settings.patience()).idTokens();
    }

    @Bean
    @ConditionalOnProperty(ProviderProperties.CLIENT)
    ProviderUserService providerSignIn(
            ProviderAccounts accounts,
            AccountAuthenticationProvider authentication,
            SignInSuccessHandler landing,
            AccessLog log) {
        return new ProviderUserService(accounts, authentication, landing, log);
    }

    @Bean
    @ConditionalOnProperty(ProviderProperties.AUDIENCE)
    BearerTokenConverter bearerSignIn(
            ProviderProperties settings,
            ProviderAccounts accounts,
            AccountAuthenticationProvider authentication,
            AuthenticationCache recent,
            AccessLog log,
            CurrentAccounts current) {
        return new BearerTokenConverter(decoder(settings), accounts, authentication, recent, log, current);
    }

    static JwtDecoder decoder(ProviderProperties settings) {
        ProviderDiscovery<JwtDecoder> decoder = new ProviderDiscovery<>(() -> {
            NimbusJwtDecoder keys = NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                    .restOperations(new ProviderClient(settings.patience()).rest())
                    .build();
            keys.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(settings.issuer()),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                    new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null)));
            return keys;
        });
        return token -> {
            try {
                return decoder.get().decode(token);
            } catch (ProviderDiscovery.Away away) {
                throw new JwtException(away.getMessage(), away);
            }
        };
    }

    /** After a sign-in we ask nothing of the provider in anybody's name, so its access tokens aren't kept. */
    @Bean
    OAuth2AuthorizedClientRepository forgottenAccessTokens() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                    String client, Authentication who, HttpServletRequest request) {
                return null;
            }

            @Override
            public void saveAuthorizedClient(
                    OAuth2AuthorizedClient client,
                    Authentication who,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // on purpose
            }

            @Override
            public void removeAuthorizedClient(
                    String client, Authentication who, HttpServletRequest request, HttpServletResponse response) {
                // there is none
            }
        };
    }
}
