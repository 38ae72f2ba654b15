package safecity.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from    sender; mail is made only when it is set, with {@code spring.mail.host}
 * @param baseUrl address under which people reach the product, without a slash at its end; for links
 */
@ConfigurationProperties("safecity.mail")
record MailProperties(
        String from, @DefaultValue("http://localhost:8080") String baseUrl) {

    boolean isSetUp() {
        return from != null && !from.isBlank();
    }
}
