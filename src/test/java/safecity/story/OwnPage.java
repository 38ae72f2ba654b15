package safecity.story;

import jakarta.servlet.http.Cookie;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A request as a page of ours sends it: with the token in the cookie and in the header. Spring's own
 * {@code csrf()} puts a repository that lives in the session into the application, which all tests of a process share.
 */
public final class OwnPage {

    private static final String TOKEN = "token-of-a-test";

    private OwnPage() {}

    /** Adds cookie and header to the request. */
    public static RequestPostProcessor sendsIt() {
        return request -> {
            request.setCookies(new Cookie("SAFECITY-CSRF", TOKEN));
            request.addHeader("X-SAFECITY-CSRF", TOKEN);
            return request;
        };
    }
}
