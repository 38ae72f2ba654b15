package safecity.engine.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import safecity.engine.submission.Submissions;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.refusal.RequestId;
import safecity.refusal.Violation;

/**
 * Answers what goes wrong on both mounts of the engine's API the way our own endpoints answer it: a {@link Refusal} with
 * its status and a list of field, rule and sentence, a failure without the engine's inner words. What belongs to another
 * municipality is answered like what doesn't exist.
 */
class EngineErrorFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineErrorFilter.class);

    /** The engine's words for an id that is unknown or of another tenant; it has a status of its own for each place. */
    private static final Pattern NOT_THERE = Pattern.compile(
            "no authenticated tenant|NullValueException| is null|[Cc]annot find|No matching|No \\w+ found|Cannot get|does(n't| not) exist|not found");

    /** The engine's words for a value of a type that it can't read, or that is no type at all. */
    private static final Pattern UNREADABLE = Pattern.compile(
            "SPIN/|[Ss]pin|deserializ|[Ss]erialization|JsonParse|objectTypeName|Unsupported value type");

    private final RefusalMessages refusals;
    private final ObjectMapper json;

    EngineErrorFilter(RefusalMessages refusals, ObjectMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedErrorResponse held = new BufferedErrorResponse(response);
        chain.doFilter(request, held);
        if (!held.isFailure()) {
            return;
        }
        boolean anyLanguage = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null;
        LocaleContextHolder.setLocale(anyLanguage ? Locale.KOREAN : request.getLocale());
        try {
            answer(request, held, response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void answer(HttpServletRequest request, BufferedErrorResponse held, HttpServletResponse response)
            throws IOException {
        if (request.getAttribute(Submissions.REFUSAL) instanceof Refusal refusal) {
            answer(refusal, response);
            return;
        }
        String body = held.body();
        boolean json = body.startsWith("{");
        if (held.getStatus() == HttpServletResponse.SC_NOT_FOUND
                || json && NOT_THERE.matcher(body).find()) {
            answer(Refusal.notFound("engine.notFound"), response);
        } else if (held.getStatus() >= 500 && json && UNREADABLE.matcher(body).find()) {
            answer(Refusal.of("engine.value"), response);
        } else if (held.getStatus() >= 500) {
            LOG.warn("{} {} failed: {}", request.getMethod(), request.getRequestURI(), body);
            write(
                    response,
                    held.getStatus(),
                    new Answer(
                            "Error",
                            refusals.sentence(Refusal.of("engine.failed")),
                            List.of(),
                            RequestId.toSay(held.getStatus())));
        } else {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(Refusal refusal, HttpServletResponse response) throws IOException {
        refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        write(
                response,
                refusal.kind().status(),
                new Answer(
                        "Refusal",
                        refusals.sentence(refusal),
                        refusals.violations(refusal),
                        RequestId.toSay(refusal.kind().status())));
    }

    private void write(HttpServletResponse response, int status, Answer answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As the engine's own errors are shaped, so that Tasklist shows the message; and what a program needs besides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String type,
            String message,
            List<Violation> violations,
            @Nullable String requestId) {}
}
