package safecity.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/**
 * A person who asks for a page gets a page when something is wrong, {@code templates/error.html}; programs get the
 * problem documents that they would get anyway.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageExceptionResolver implements HandlerExceptionResolver {

    /** Request attribute with the sentence to show; missing where the status says enough. */
    static final String SENTENCE = "safecity.sentence";

    private static final List<String> PROGRAMS = List.of("/api/", "/engine-rest", "/camunda/api/", "/actuator/");

    private final RefusalMessages refusals;

    PageExceptionResolver(RefusalMessages refusals) {
        this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        int status = status(failure);
        if (status == 0 || !isForPage(request)) {
            return null;
        }
        Refusal.in(failure).ifPresent(refusal -> {
            request.setAttribute(SENTENCE, refusals.sentence(refusal));
            refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        });
        try {
            response.sendError(status);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    /** 0 where nothing is known: the container makes a 500 of it, and logs it. */
    private static int status(Exception failure) {
        if (Refusal.in(failure).isPresent()) {
            return Refusal.in(failure).get().kind().status();
        }
        if (failure instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        return failure instanceof TypeMismatchException ? HttpServletResponse.SC_BAD_REQUEST : 0;
    }

    static boolean isForPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return PROGRAMS.stream().noneMatch(path::startsWith)
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
