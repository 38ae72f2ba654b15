package safecity.notification;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people reach the product, for links that leave it. Where nothing is set it is the address by which somebody asks, and
 * without anybody asking this machine: production does not send mail so ({@code ProductionChecks}).
 */
@Component
class ProductAddress {

    private final MailProperties settings;
    private final Environment environment;

    ProductAddress(MailProperties settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Without a slash at its end. */
    String base() {
        String set = settings.baseUrl();
        if (set != null && !set.isBlank()) {
            return set.strip().replaceAll("/$", "");
        }
        return RequestContextHolder.getRequestAttributes() == null
                ? "http://localhost:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"))
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
