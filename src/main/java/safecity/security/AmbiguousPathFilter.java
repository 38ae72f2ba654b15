package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to a path that two readers could read in two ways, before anybody reads it. Spring Security's firewall,
 * which stays as strict as it comes, refuses the same; before it Spring parses the path, and fails on some with 500.
 * Braces, which no id has, are a template to the engine; a letter that needs no code and has one is no slip.
 */
class AmbiguousPathFilter extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS = Pattern.compile(
            ";|//|\\\\|/\\.{1,2}(/|$)|%(2f|5c|25|3b|2[de]|00|0a|0d|7[bd]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])",
            Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }
}
