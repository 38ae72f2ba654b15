package safecity.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.refusal.RequestId;

/**
 * Whatever fails before or beside our endpoints because a neighbour is away, such as a sign-in without a database, is
 * answered like everything else: with its status, in the caller's language and form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnavailableResponses extends OncePerRequestFilter {

    private final RefusalMessages refusals;
    private final LocaleResolver languages;
    private final ObjectMapper json;

    UnavailableResponses(RefusalMessages refusals, LocaleResolver languages, ObjectMapper json) {
        this.refusals = refusals;
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            Optional<Refusal> refusal = Refusal.in(failure);
            if (refusal.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            answer(refusal.get(), request, response);
        }
    }

    private void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale language = languages.resolveLocale(request);
        response.resetBuffer();
        refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        if (PageExceptionResolver.isForPage(request)) {
            request.setAttribute(PageExceptionResolver.SENTENCE, refusals.sentence(refusal, language));
            response.sendError(refusal.kind().status());
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "Refusal");
        body.put("title", refusal.code());
        body.put("status", refusal.kind().status());
        body.put("message", refusals.sentence(refusal, language));
        body.put("violations", List.of());
        Optional.ofNullable(RequestId.toSay(refusal.kind().status())).ifPresent(id -> body.put("requestId", id));
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), body);
    }
}
