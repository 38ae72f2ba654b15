package safecity.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.Passwords;

/** One sign-in in front of everything: pages, web applications and both mounts of the engine's API. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String FIGURES = "/actuator/prometheus";
    /** Group of the account with which the installation's monitoring reads the figures; it may nothing else. */
    private static final String MONITORING = "monitoring";

    /** Each filter, each decision wrapped in an observation nobody reads: the requests as a whole are measured anyway. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Rules name plain paths; they need no look at the handlers. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean plainPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /**
     * With this bean Spring Security asks, for every request, all of Spring MVC's mappings for a handler and remembers
     * it for rules that name handlers. None of ours does (ADR 0055).
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor withoutHandlersOfRules() {
        return new BeforeSpringSecurity("mvcHandlerMappingIntrospector");
    }

    /** Programs: credentials with every request, no session, and so nothing for another site to ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            EndpointAuthorizationManager doors,
            AccessDeniedResponses denied,
            ObjectProvider<BearerTokenConverter> bearer,
            ContentSecurityPolicyWriter policy)
            throws Exception {
        BearerTokenConverter tokens = bearer.getIfAvailable();
        if (tokens != null) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(denied::askForToken)
                    .jwt(jwt -> jwt.decoder(tokens.decoder()).jwtAuthenticationConverter(tokens))
                    .withObjectPostProcessor(each(
                            BearerTokenAuthenticationFilter.class,
                            filter -> filter.setAuthenticationFailureHandler(denied::askForToken))));
        }
        return http.securityMatcher(SecurityConfiguration::isProgram)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/engine-rest", "/engine-rest/**")
                        .access(doors)
                        .requestMatchers("/api/access-log/**", "/api/ledger/**")
                        .hasRole("auditor")
                        .requestMatchers("/api/operations", "/api/administration/**")
                        .hasRole("administrator")
                        .requestMatchers(FIGURES)
                        .hasAnyAuthority("ROLE_administrator", "GROUP_" + MONITORING)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(denied::askForPassword))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(denied::askForPassword)
                        .accessDeniedHandler(denied::refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers(headers, policy))
                .build();
    }

    /** People: a session after one sign-in. The web applications bring a CSRF protection of their own. */
    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            EndpointAuthorizationManager doors,
            AccessDeniedResponses denied,
            SignInSuccessHandler landing,
            SessionRevalidationFilter standing,
            ProviderLogoutHandler signOut,
            OwnSessions sessions,
            RequestCache asked,
            ObjectProvider<ProviderUserService> provider,
            ObjectProvider<OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest>> providerTokens,
            ContentSecurityPolicyWriter policy)
            throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("SAFECITY-CSRF");
        tokens.setHeaderName("X-SAFECITY-CSRF");
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        RequestMatcher webServices =
                request -> EndpointAuthorizationManager.path(request).startsWith("/camunda/api/");
        RequestMatcher ownServices =
                request -> EndpointAuthorizationManager.path(request).startsWith("/api/");
        LoginUrlAuthenticationEntryPoint toSignIn = new LoginUrlAuthenticationEntryPoint("/login");
        ProviderUserService signIn = provider.getIfAvailable();
        if (signIn != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .tokenEndpoint(token -> token.accessTokenResponseClient(providerTokens.getObject()))
                    .userInfoEndpoint(user -> user.oidcUserService(signIn))
                    .successHandler(signIn)
                    .failureHandler(signIn)
                    .withObjectPostProcessor(each(
                            OAuth2AuthorizationRequestRedirectFilter.class,
                            filter -> filter.setAuthenticationFailureHandler(signIn))));
        }
        return http.addFilterAfter(standing, SecurityContextHolderFilter.class)
                .addFilterAfter(sessions, SessionRevalidationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // What fails was let in before it failed; a program that meets a failure is not sent to sign
                        // in.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/favicon.ico", "/assets/**", "/login")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("administrator")
                        // A calendar program can't sign in: the address itself is the secret.
                        .requestMatchers(HttpMethod.GET, "/calendar/*.ics")
                        .permitAll()
                        .requestMatchers("/camunda/api/**")
                        .access(doors)
                        .requestMatchers(
                                "/audit/access-log/**", "/api/access-log/**", "/audit/ledger/**", "/api/ledger/**")
                        .hasRole("auditor")
                        .requestMatchers(
                                "/confirmations/**",
                                "/operations",
                                "/api/operations",
                                "/administration/*/**",
                                "/api/administration/**")
                        .hasRole("administrator")
                        .anyRequest()
                        .authenticated())
                .formLogin(
                        form -> form.loginPage("/login").successHandler(landing).failureHandler(landing::refused))
                .logout(logout -> logout.logoutRequestMatcher(SecurityConfiguration::isLogout)
                        .addLogoutHandler(
                                (request, response, who) -> response.setHeader("Clear-Site-Data", "\"cache\""))
                        .logoutSuccessHandler(signOut))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) -> {
                            if (webServices.matches(request) || ownServices.matches(request)) {
                                denied.signInFirst(request, response, failure);
                            } else {
                                toSignIn.commence(request, response, failure);
                            }
                        })
                        .defaultAccessDeniedHandlerFor(denied::refuse, webServices)
                        .defaultAccessDeniedHandlerFor(denied::refuse, ownServices))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(handler)
                        .ignoringRequestMatchers("/camunda/app/**", "/camunda/api/**"))
                .headers(headers -> headers(headers, policy))
                .build();
    }

    /** A sign-in leads to the page that was asked for; what scripts ask is no page. */
    @Bean
    RequestCache askedPage() {
        return new AskedPage(request -> request.getMethod().equals("GET")
                && request.getHeader("X-Requested-With") == null
                && !EndpointAuthorizationManager.path(request).startsWith("/camunda/api/")
                && !EndpointAuthorizationManager.path(request).startsWith("/api/"));
    }

    @Bean
    FilterRegistrationBean<OwnSessions> sessionsOnlyInTheChain(OwnSessions sessions) {
        FilterRegistrationBean<OwnSessions> none = new FilterRegistrationBean<>(sessions);
        none.setEnabled(false);
        return none;
    }

    @Bean
    FilterRegistrationBean<Filter> jsonLimit(AccessDeniedResponses denied) {
        FilterRegistrationBean<Filter> limit = new FilterRegistrationBean<>(new JsonLimit(denied));
        limit.setName("JSON limit");
        limit.addUrlPatterns("/*");
        limit.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 9);
        return limit;
    }

    /** A provider that can't be reached is a sign-in that failed, not an error of ours. */
    private static <F extends Filter> ObjectPostProcessor<Filter> each(Class<F> kind, Consumer<F> change) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends Filter> O postProcess(O filter) {
                if (kind.isInstance(filter)) {
                    change.accept(kind.cast(filter));
                }
                return filter;
            }
        };
    }

    /** At the provider's own address a person signs out there. */
    @Bean
    ContentSecurityPolicyWriter contentPolicy(ObjectProvider<ProviderProperties> provider) {
        return new ContentSecurityPolicyWriter(
                Optional.ofNullable(provider.getIfAvailable()).map(ProviderProperties::origin));
    }

    /** It has its place behind the sign-in only. */
    @Bean
    FilterRegistrationBean<SessionRevalidationFilter> standingOnlyInTheChain(SessionRevalidationFilter standing) {
        FilterRegistrationBean<SessionRevalidationFilter> none = new FilterRegistrationBean<>(standing);
        none.setEnabled(false);
        return none;
    }

    @Bean
    FilterRegistrationBean<Filter> plainPaths() {
        FilterRegistrationBean<Filter> plain = new FilterRegistrationBean<>(new AmbiguousPathFilter());
        plain.setName("plain paths");
        plain.addUrlPatterns("/*");
        plain.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        return plain;
    }

    @Bean
    FilterRegistrationBean<Filter> firstPassword(Passwords passwords, AccessDeniedResponses denied) {
        FilterRegistrationBean<Filter> first = new FilterRegistrationBean<>(new FirstPassword(passwords, denied));
        first.setName("first password");
        first.addUrlPatterns("/*");
        first.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return first;
    }

    @Bean
    FilterRegistrationBean<Filter> signInTurns(AccessDeniedResponses denied) {
        FilterRegistrationBean<Filter> turns = new FilterRegistrationBean<>(new SignInTurnsFilter(denied));
        turns.setName("turns of sign-ins");
        turns.addUrlPatterns("/login");
        turns.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 8);
        return turns;
    }

    /** Behind who is signed in, and before anything that takes a connection. */
    @Bean
    FilterRegistrationBean<Filter> fairShare(AccessDeniedResponses denied) {
        FilterRegistrationBean<Filter> share = new FilterRegistrationBean<>(new FairShareFilter(denied));
        share.setName("fair share");
        share.addUrlPatterns("/*");
        share.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return share;
    }

    @Bean
    FilterRegistrationBean<Filter> indexPages() {
        FilterRegistrationBean<Filter> pages = new FilterRegistrationBean<>(new IndexPageScriptFilter());
        pages.setName("index pages");
        pages.addUrlPatterns("/camunda/app/*");
        pages.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 4);
        return pages;
    }

    @Bean
    FilterRegistrationBean<Filter> administration(AccessLog log, Looks looks) {
        FilterRegistrationBean<Filter> record = new FilterRegistrationBean<>(new AdministrationLogFilter(log, looks));
        record.setName("administration record");
        record.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        // As it was asked, before the limits of queries add theirs.
        record.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return record;
    }

    /** Around everything that acts or refuses, and behind who is signed in. */
    @Bean
    FilterRegistrationBean<Filter> idempotency(
            AnsweredRequests answers, TransactionTemplate transaction, AccessDeniedResponses denied) {
        FilterRegistrationBean<Filter> once =
                new FilterRegistrationBean<>(new IdempotencyFilter(answers, transaction, denied));
        once.setName("idempotency");
        once.addUrlPatterns("/api/*", "/engine-rest/*", "/camunda/api/engine/*");
        once.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return once;
    }

    @Bean
    AccessDeniedResponses deniedAnswers(ObjectMapper json, MessageSource messages) {
        return new AccessDeniedResponses(json, messages);
    }

    /** On every answer, whatever its status. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, ContentSecurityPolicyWriter policy) {
        headers.addHeaderWriter(policy)
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                .httpStrictTransportSecurity(
                        transport -> transport.includeSubDomains(true).maxAgeInSeconds(31_536_000));
    }

    /** Takes a bean out before Spring Security, which has no place in the order, builds on it. */
    private record BeforeSpringSecurity(String bean) implements BeanDefinitionRegistryPostProcessor, Ordered {

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            registry.removeBeanDefinition(bean);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }

    /** The web applications' own sign-out ends our session too: there is only one. */
    private static boolean isLogout(HttpServletRequest request) {
        String path = EndpointAuthorizationManager.path(request);
        return request.getMethod().equals("POST")
                && (path.equals("/logout") || path.matches("/camunda/api/admin/auth/user/[^/]+/logout"));
    }

    private static boolean isProgram(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/engine-rest")
                || path.startsWith("/engine-rest/")
                || path.equals(FIGURES)
                || (path.startsWith("/api/") || path.startsWith("/v3/api-docs"))
                        && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
