package safecity.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import safecity.refusal.Refusal;
import safecity.refusal.Refusals;
import safecity.refusal.Violation;

/**
 * Answers a {@link Refusal} on both mounts of the engine's API the way our own endpoints answer it: the right status and
 * a list of field, rule and sentence. Without this the engine would answer 400 or 500 with one English line around ours.
 */
class RefusalDoor extends OncePerRequestFilter {

    private final Refusals refusals;
    private final ObjectMapper json;

    RefusalDoor(Refusals refusals, ObjectMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    /** What changes nothing submits nothing; lists aren't held back in memory here. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.OPTIONS.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            LocaleContextHolder.setLocale(Locale.KOREAN);
        }
        chain.doFilter(request, held);
        if (held.getStatus() >= 400 && request.getAttribute(Submissions.REFUSAL) instanceof Refusal refusal) {
            held.resetBuffer();
            answer(refusal, response);
        } else {
            held.copyBodyToResponse();
        }
    }

    private void answer(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setStatus(switch (refusal.kind()) {
            case INVALID -> HttpServletResponse.SC_BAD_REQUEST;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case CONFLICT -> HttpServletResponse.SC_CONFLICT;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
        });
        byte[] body = json.writeValueAsBytes(new Answer("Refusal", refusals.sentence(refusal), refusals.violations(refusal)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As the engine's own errors are shaped, so that Tasklist shows the message; and what a program needs besides. */
    record Answer(String type, String message, List<Violation> violations) {}
}
