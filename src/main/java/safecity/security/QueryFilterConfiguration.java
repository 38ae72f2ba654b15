package safecity.security;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits of queries in front of both mounts of the engine's API, behind the sign-in. */
@Configuration(proxyBeanMethods = false)
class QueryFilterConfiguration {

    @Bean
    FilterRegistrationBean<CostlyQueryFilter> costlyQueries(AccessDeniedResponses denied) {
        return atTheMounts(new CostlyQueryFilter(denied, TimeMeter.SYSTEM_NANOTIME), "costly queries");
    }

    @Bean
    FilterRegistrationBean<QueryBoundsFilter> queryBounds(AccessDeniedResponses denied) {
        return atTheMounts(new QueryBoundsFilter(denied), "query bounds");
    }

    private static <T extends Filter> FilterRegistrationBean<T> atTheMounts(T filter, String name) {
        FilterRegistrationBean<T> door = new FilterRegistrationBean<>(filter);
        door.setName(name);
        door.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        door.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return door;
    }
}
