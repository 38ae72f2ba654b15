package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
@ConditionalOnProperty(ProviderSettings.ISSUER)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    static final String CLIENT = "provider";

    @Bean
    @ConditionalOnProperty(ProviderSettings.CLIENT)
    ClientRegistrationRepository clientRegistrations(ProviderSettings settings) {
        AskedProvider<ClientRegistration> client = new AskedProvider<>(() -> client(settings));
        return id -> CLIENT.equals(id) ? client.get() : null;
    }

    private static ClientRegistration client(ProviderSettings settings) {
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
    @ConditionalOnProperty(ProviderSettings.CLIENT)
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> providerTokens(ProviderSettings settings) {
        return new ProviderClient(settings.patience()).tokens();
    }

    @Bean
    @ConditionalOnProperty(ProviderSettings.CLIENT)
    JwtDecoderFactory<ClientRegistration> providerIdTokens(ProviderSettings settings) {
        return new ProviderClient(settings.patience()).idTokens();
    }

    @Bean
    @ConditionalOnProperty(ProviderSettings.CLIENT)
    ProviderSignIn providerSignIn(
            ProviderAccounts accounts, AccountAuthentication authentication, SignInLanding landing, AccessLog log) {
        return new ProviderSignIn(accounts, authentication, landing, log);
    }

    @Bean
    @ConditionalOnProperty(ProviderSettings.AUDIENCE)
    BearerSignIn bearerSignIn(
            ProviderSettings settings,
            ProviderAccounts accounts,
            AccountAuthentication authentication,
            RecentSignIns recent,
            AccessLog log,
            CurrentAccounts current) {
        return new BearerSignIn(decoder(settings), accounts, authentication, recent, log, current);
    }

    static JwtDecoder decoder(ProviderSettings settings) {
        AskedProvider<JwtDecoder> decoder = new AskedProvider<>(() -> {
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
            } catch (AskedProvider.Away away) {
                throw new JwtException(away.getMessage(), away);
            }
        };
    }

    /** After a sign-in we ask nothing of the provider in anybody's name, so its access tokens aren't kept. */
    @Bean
    OAuth2AuthorizedClientRepository forgottenAccessTokens() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
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
