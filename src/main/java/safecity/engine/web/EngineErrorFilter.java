package safecity.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.failure.EngineCalls;

/**
 * Marks what is called on both mounts of the engine's API as called by it, and answers what ended there with a status and
 * without a word: a filter of the web applications, a file that isn't there. What resources throw is answered by
 * {@link EngineExceptionMapper}.
 */
class EngineErrorFilter extends OncePerRequestFilter {

    private final EngineErrors errors;

    EngineErrorFilter(EngineErrors errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedErrorResponse held = new BufferedErrorResponse(response);
        EngineCalls.<ServletException, IOException>byApi(() -> chain.doFilter(request, held));
        if (!held.isFailure()) {
            return;
        }
        String body = held.body();
        if (!body.isEmpty()) {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } else if (held.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
            errors.refused(request, EngineErrors.NOT_FOUND).writeTo(response);
        } else if (held.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            errors.failed(request, held.getStatus()).writeTo(response);
        }
    }
}
