package safecity.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import safecity.refusal.Refusal;
import safecity.refusal.RequestId;

/** How a program is told that it may not pass: in the shape of every other refusal, and without a word about why. */
class AccessDeniedResponses {

    private static final String RETRY_AFTER_SECONDS = "900";
    private static final String PROVIDER_AWAY_SECONDS = "10";
    private static final int TOO_MANY_REQUESTS = 429;

    private final ObjectMapper json;
    private final MessageSource messages;

    AccessDeniedResponses(ObjectMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    void askForPassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof LockedException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            answer(request, response, TOO_MANY_REQUESTS, "signIn.blocked");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Safe City\", charset=\"UTF-8\"");
            answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, "signIn.needed");
        }
    }

    /** For a token: it is worth nothing here, or its owner doesn't belong here, or the provider's keys can't be fetched. */
    void askForToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.isPresent()) {
            answer(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    refusal.get().code(),
                    refusal.get().arguments());
        } else if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, PROVIDER_AWAY_SECONDS);
            answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "signIn.provider.away");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, "signIn.token");
        }
    }

    void signInFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(request, response, HttpServletResponse.SC_UNAUTHORIZED, "signIn.needed");
    }

    void passwordFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpServletResponse.SC_FORBIDDEN, "password.first");
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        answer(request, response, HttpServletResponse.SC_FORBIDDEN, "engine.unauthorised");
    }

    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds() + 1)));
        answer(request, response, TOO_MANY_REQUESTS, "query.tooMany");
    }

    void tooManyAtOnce(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        answer(request, response, TOO_MANY_REQUESTS, "request.tooManyAtOnce");
    }

    void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "request.tooLarge");
    }

    void badRange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "query.range");
    }

    void idempotency(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        answer(request, response, status, code);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, int status, String code, Object... arguments)
            throws IOException {
        Locale reader = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.KOREAN : request.getLocale();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "Refusal");
        body.put("message", messages.getMessage(code, arguments, reader));
        body.put("violations", List.of());
        Optional.ofNullable(RequestId.toSay(status)).ifPresent(id -> body.put("requestId", id));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), body);
    }
}
