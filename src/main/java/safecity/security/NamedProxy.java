package safecity.security;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who asked, and under which address, is taken from {@code X-Forwarded-*} only when the request comes from a proxy that is
 * named by its exact address. The container's own setting believes every private address, and an office's clients have one.
 */
@Configuration(proxyBeanMethods = false)
class NamedProxy {

    /** @param proxies addresses without masks; none: the headers are what anybody may have written */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwarded(
            @Value("${safecity.proxy:}") List<String> proxies) {
        return server -> {
            if (!proxies.isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(
                        proxies.stream().map(String::strip).map(Pattern::quote).collect(Collectors.joining("|")));
                valve.setProtocolHeader("X-Forwarded-Proto");
                valve.setHostHeader("X-Forwarded-Host");
                server.addEngineValves(valve);
            }
        };
    }
}
