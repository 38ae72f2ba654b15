package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds every list that the engine's API hands out: a request that asks for more entries than {@link #MOST}, or doesn't
 * say how many, gets that many. Operations that know no {@code maxResults} pay no attention to it.
 */
class QueryBoundsFilter extends OncePerRequestFilter {

    static final int MOST = 1_000;
    /** The engine refuses to give more intervals of its own figures. */
    static final int MOST_INTERVALS = 200;

    private static final String LENGTH = "maxResults";
    private static final String BEGIN = "firstResult";

    private final AccessDeniedResponses denied;

    QueryBoundsFilter(AccessDeniedResponses denied) {
        this.denied = denied;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !List.of("GET", "HEAD", "POST").contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String bounded;
        try {
            bounded = bounded(
                    request.getQueryString(),
                    EndpointAuthorizationManager.path(request).endsWith("/metrics") ? MOST_INTERVALS : MOST);
        } catch (IllegalArgumentException unreadable) {
            denied.badRange(request, response);
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return bounded;
                    }
                },
                response);
    }

    /** @throws IllegalArgumentException when a begin or a length is no number from 0 on, or what is encoded can't be read */
    static String bounded(String query, int most) {
        List<String> kept = new ArrayList<>();
        int length = most;
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            if (name.equals(LENGTH)) {
                length = Math.min(length, value.isEmpty() ? most : number(value));
            } else {
                if (name.equals(BEGIN) && !value.isEmpty()) {
                    number(value);
                }
                kept.add(part);
            }
        }
        kept.add(LENGTH + "=" + length);
        return String.join("&", kept);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
