package safecity.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the person whom Spring Security has signed in to both mounts of the engine's API, right after its filters. */
@Configuration(proxyBeanMethods = false)
class EngineFilterConfiguration {

    @Bean
    FilterRegistrationBean<Filter> webApplicationSignIn() {
        return door(
                new ContainerBasedAuthenticationFilter(),
                "web application sign-in",
                1,
                "/camunda/app/*",
                "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> restSignIn() {
        return door(new ProcessEngineAuthenticationFilter(), "engine REST sign-in", 2, "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<Filter> pageSignIn(IdentityService identities) {
        FilterRegistrationBean<Filter> door = new FilterRegistrationBean<>(new PageAuthenticationFilter(identities));
        door.setName("page sign-in");
        door.addUrlPatterns("/*");
        door.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return door;
    }

    @Bean
    FilterRegistrationBean<Filter> engineErrorFilter(EngineErrors errors) {
        FilterRegistrationBean<Filter> door = new FilterRegistrationBean<>(new EngineErrorFilter(errors));
        door.setName("engine errors");
        door.addUrlPatterns("/camunda/*", "/engine-rest/*");
        door.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 3);
        return door;
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(EngineErrors errors) {
        FilterRegistrationBean<Filter> limit = new FilterRegistrationBean<>(new BodySizeLimitFilter(errors));
        limit.setName("body limit");
        limit.addUrlPatterns("/camunda/*", "/engine-rest/*");
        limit.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 4);
        return limit;
    }

    /** Within the limits of bodies, and within what answers refusals. */
    @Bean
    FilterRegistrationBean<Filter> actFields(EngineErrors errors, ObjectMapper json) {
        FilterRegistrationBean<Filter> fields = new FilterRegistrationBean<>(new ActFieldsFilter(errors, json));
        fields.setName("fields of acts");
        fields.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        fields.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 5);
        return fields;
    }

    private static FilterRegistrationBean<Filter> door(Filter filter, String name, int after, String... paths) {
        FilterRegistrationBean<Filter> door = new FilterRegistrationBean<>(filter);
        door.setName(name);
        door.addInitParameter("authentication-provider", SpringSecurityAuthenticationProvider.class.getName());
        door.addUrlPatterns(paths);
        door.setAsyncSupported(true);
        door.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + after);
        return door;
    }
}
