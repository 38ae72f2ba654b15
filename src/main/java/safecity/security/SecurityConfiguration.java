package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** One sign-in in front of everything: pages, web applications and both mounts of the engine's API. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Programs: credentials with every request, no session, and so nothing for another site to ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return http.securityMatcher(SecurityConfiguration::isProgram)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** People: a session after one sign-in. The web applications bring a CSRF protection of their own. */
    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("SAFECITY-CSRF");
        tokens.setHeaderName("X-SAFECITY-CSRF");
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/actuator/health/**", "/favicon.ico", "/assets/**").permitAll()
                        .anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(handler)
                        .ignoringRequestMatchers("/camunda/app/**", "/camunda/api/**"))
                .build();
    }

    private static boolean isProgram(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/engine-rest")
                || path.startsWith("/engine-rest/")
                || (path.startsWith("/api/") || path.startsWith("/v3/api-docs"))
                        && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
