package safecity.refusal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id: in every line of the log that is written meanwhile, in the header {@code X-Request-Id} of the
 * answer, on the error page and in the bodies that say what failed. One that a proxy has given is kept.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";
    private static final String MDC_KEY = "requestId";
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int LENGTH = 12;
    private static final int FAULT = 500;

    /**
     * Of the request that this thread serves, for the body of an answer that says that the system is at fault; null for any
     * other. What is refused is answered to everybody in the same words.
     */
    public static @Nullable String toSay(int status) {
        return status >= FAULT ? MDC.get(MDC_KEY) : null;
    }

    /** Of a request that may have been dispatched anew, as for an error page. */
    public static @Nullable Object of(HttpServletRequest request) {
        return request.getAttribute(HEADER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && GIVEN.matcher(given).matches() ? given : made();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        chain.doFilter(request, response);
        // Whatever failed stays named until the container has told of it: EndOfRequest.
        forget();
    }

    static void forget() {
        MDC.remove(MDC_KEY);
    }

    private static String made() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
    }
}
