package safecity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.web.ReadRequest;

/** Refuses a JSON or form body that none of our own endpoints needs, before a parser reads it; files come by other types. */
class JsonLimit extends OncePerRequestFilter {

    private static final int LONGEST = 1 << 20;

    private final AccessDeniedResponses denied;

    JsonLimit(AccessDeniedResponses denied) {
        this.denied = denied;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = SentType.of(request);
        String path = request.getRequestURI();
        return !type.contains("json") && !type.startsWith("application/x-www-form-urlencoded")
                || path.startsWith("/camunda/")
                || path.startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean announced = request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null;
        if (request.getContentLengthLong() > LONGEST) {
            denied.tooLarge(request, response);
        } else if (announced || !SentType.of(request).contains("json")) {
            // The container itself counts a form whose length isn't announced.
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                denied.tooLarge(request, response);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        }
    }
}
