package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to a path that two readers could read in two ways, before anybody reads it. Spring Security's firewall,
 * which stays as strict as it comes, refuses the same; before it Spring parses the path, and fails on some with 500.
 * Braces, which no id has, are a template to the engine; a letter that needs no code and has one is no slip. The character
 * NUL, which nobody types and the database keeps in no text, is refused in every parameter of an address or a page's form.
 */
class AmbiguousPathFilter extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS = Pattern.compile(
            ";|//|\\\\|/\\.{1,2}(/|$)|%(2f|5c|25|3b|2[de]|00|0a|0d|7[bd]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])",
            Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find() || hasNul(request)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasNul(HttpServletRequest request) {
        String query = request.getQueryString();
        // The web applications read their forms themselves; a sign-in is refused as any wrong one.
        boolean form = SentType.of(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !request.getRequestURI().startsWith("/camunda/")
                && !request.getRequestURI().equals("/login");
        return query != null && query.contains("%00")
                || form
                        && request.getParameterMap().values().stream()
                                .flatMap(Arrays::stream)
                                .anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
