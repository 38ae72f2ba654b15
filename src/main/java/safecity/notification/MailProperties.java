package safecity.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param from    sender; mail is made only when it is set, with {@code spring.mail.host}
 * @param baseUrl address under which people reach the product; for links, null where none is set
 */
@ConfigurationProperties("safecity.mail")
record MailProperties(@Nullable String from, @Nullable String baseUrl) {

    boolean isSetUp() {
        return from != null && !from.isBlank();
    }
}
