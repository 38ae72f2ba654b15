package safecity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records an overseer's look at our own pages and services before it is answered. */
@Configuration(proxyBeanMethods = false)
class LookInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private final Looks looks;
    private final AccessLog log;

    LookInterceptor(Looks looks, AccessLog log) {
        this.looks = looks;
        this.log = log;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).excludePathPatterns("/assets/**", "/error", "/v3/api-docs/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if ((request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && pattern != null
                && log.mustSayWhy()
                && looks.of(pattern.toString()) == Looks.Kind.LOOK) {
            String path = EndpointAuthorizationManager.path(request);
            log.look(AdministrationLogFilter.asked(request), path);
        }
        return true;
    }
}
