package safecity.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An OpenID provider on a port of its own: Spring's authorization server. Whoever comes with the header {@code Person}
 * has signed in there as that person; what it says about them, true or false, is told to it before.
 */
class TestProvider implements AutoCloseable {

    static final String CLIENT = "safecity";
    static final String SECRET = "secret-of-this-test";
    static final String AUDIENCE = "safecity-api";
    static final String PERSON = "Person";

    private static final Map<String, Map<String, Object>> CLAIMS = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Object>> LIES = new ConcurrentHashMap<>();

    private final AnnotationConfigServletWebServerApplicationContext server =
            new AnnotationConfigServletWebServerApplicationContext(Setting.class);
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    String issuer() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    /** @param subject also what the person comes with */
    void knows(String subject, Map<String, Object> claims) {
        CLAIMS.put(subject, claims);
        LIES.remove(subject);
    }

    /** From now on its ID tokens for this person hold these claims instead of the right ones. */
    void lies(String subject, Map<String, Object> claims) {
        LIES.put(subject, claims);
    }

    /** Our application at the provider, with the addresses of a running instance. */
    void registers(int port) {
        server.getBean(InMemoryRegisteredClientRepository.class).save(Setting.client(port));
    }

    /** What the person's browser is answered at an address of the provider. */
    HttpResponse<String> visit(String subject, String address) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header(PERSON, subject)
                .GET());
    }

    /** The access token that a program fetches with its own credentials; it is known as {@link #CLIENT}. */
    HttpResponse<String> fetchToken() {
        String credentials = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes());
        return send(HttpRequest.newBuilder(URI.create(issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    /** A token signed by the provider that says exactly this, after what every token says. */
    @SuppressWarnings("unchecked")
    String token(String subject, Map<String, Object> claims) {
        return token(server.getBean(JWKSource.class), subject, claims);
    }

    /** The same without an end. */
    @SuppressWarnings("unchecked")
    String endless(String subject, Map<String, Object> claims) {
        JwtClaimsSet set = JwtClaimsSet.builder()
                .issuer(issuer())
                .subject(subject)
                .audience(List.of(AUDIENCE))
                .claims(all -> all.putAll(claims))
                .build();
        return encoded(server.getBean(JWKSource.class), set);
    }

    /** The same under a key that isn't the provider's. */
    String forged(String subject, Map<String, Object> claims) {
        return token(Setting.newKey("forged"), subject, claims);
    }

    private String token(JWKSource<SecurityContext> key, String subject, Map<String, Object> claims) {
        Instant now = Instant.now();
        JwtClaimsSet set = JwtClaimsSet.builder()
                .issuer(issuer())
                .subject(subject)
                .audience(List.of(AUDIENCE))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(300))
                .claims(all -> all.putAll(claims))
                .build();
        return encoded(key, set);
    }

    private static String encoded(JWKSource<SecurityContext> key, JwtClaimsSet set) {
        return new NimbusJwtEncoder(key).encode(JwtEncoderParameters.from(set)).getTokenValue();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** No configuration by annotation, or the application under test would find and take it. */
    @EnableWebSecurity
    static class Setting {

        @Bean
        TomcatServletWebServerFactory tomcat() {
            TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
            // Without a servlet at its end no filter is asked.
            tomcat.setRegisterDefaultServlet(true);
            return tomcat;
        }

        @Bean
        SecurityFilterChain provider(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer provider = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(provider.getEndpointsMatcher())
                    .with(provider, endpoints -> endpoints.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .addFilterAfter(new SignedInByHeader(), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client(1));
        }

        static RegisteredClient client(int port) {
            return RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .redirectUri("http://localhost:" + port + "/login/oauth2/code/provider")
                    .postLogoutRedirectUri("http://localhost:" + port + "/login?ended")
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return newKey("provider");
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        static JWKSource<SecurityContext> newKey(String id) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyID(id)
                        .build()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> context.getClaims().claims(claims -> {
                String subject = context.getPrincipal().getName();
                claims.putAll(CLAIMS.getOrDefault(subject, Map.of()));
                if (context.getTokenType().getValue().equals("id_token")) {
                    claims.putAll(LIES.getOrDefault(subject, Map.of()));
                } else {
                    claims.put("aud", List.of(AUDIENCE));
                }
            });
        }
    }

    private static class SignedInByHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String person = request.getHeader(PERSON);
            if (person != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }
}
