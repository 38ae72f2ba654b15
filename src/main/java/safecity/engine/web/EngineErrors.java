package safecity.engine.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.refusal.RequestId;
import safecity.refusal.Violation;

/**
 * The answers of both mounts of the engine's API to what goes wrong, as our own endpoints give them: a refusal with its
 * status and a list of field, rule and sentence, a failure without the engine's inner words.
 */
@Component
class EngineErrors {

    static final Refusal NOT_FOUND = Refusal.notFound("engine.notFound");

    private final RefusalMessages refusals;
    private final ObjectMapper json;

    EngineErrors(RefusalMessages refusals, ObjectMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    /**
     * What is answered.
     *
     * @param retryAfter seconds after which it is worth while to ask again
     * @param body       JSON in UTF-8
     */
    record Answer(int status, Optional<String> retryAfter, byte[] body) {

        void writeTo(HttpServletResponse response) throws IOException {
            retryAfter.ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** As the engine's own errors are shaped, so that Tasklist shows the message; and what a program needs besides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String type,
            String message,
            List<Violation> violations,
            @Nullable String requestId) {}

    Answer refused(HttpServletRequest request, Refusal refusal) {
        int status = refusal.kind().status();
        Locale locale = locale(request);
        return new Answer(
                status,
                refusal.retryAfterSeconds(),
                written(new Body(
                        "Refusal",
                        refusals.sentence(refusal, locale),
                        refusals.violations(refusal, locale),
                        RequestId.toSay(status))));
    }

    /** What is nobody's mistake but ours; the log has it by the id that the answer names. */
    Answer failed(HttpServletRequest request, int status) {
        String sentence = refusals.sentence(Refusal.of("engine.failed"), locale(request));
        return new Answer(
                status, Optional.empty(), written(new Body("Error", sentence, List.of(), RequestId.toSay(status))));
    }

    private byte[] written(Body body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.KOREAN : request.getLocale();
    }
}
