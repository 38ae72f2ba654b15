package safecity.engine.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.support.WebApplicationContextUtils;
import safecity.engine.failure.EngineExceptionTranslator;
import safecity.refusal.Refusal;

/**
 * Answers what the resources of the engine's API throw, on every mount: a {@link Refusal} however deep, what isn't there,
 * and a failure of ours. What the API itself finds wrong with a request keeps the engine's answer.
 *
 * <p>The engine brings a mapper for each of these types, and of two mappers for one type the lower priority is taken.
 */
abstract class EngineExceptionMapper<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineExceptionMapper.class);
    private static final int BEFORE_THE_ENGINES = 1;

    @Context
    @SuppressWarnings("NullAway.Init")
    private HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init")
    private ServletContext application;

    @Override
    public Response toResponse(T thrown) {
        Throwable cause = thrown instanceof RestException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Throwable asEngine = asEngine(thrown);
        int status = ExceptionHandlerHelper.getInstance().getStatus(asEngine).getStatusCode();
        Optional<Refusal> refusal = EngineExceptionTranslator.refusal(cause);
        if (refusal.isPresent()) {
            return response(errors().refused(request, refusal.get()));
        }
        if (thrown instanceof JsonProcessingException) {
            // In its own words the parser says what it is, and not what to do.
            return response(errors().refused(request, Refusal.of("request.unreadable")));
        }
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            return response(errors().refused(request, EngineErrors.NOT_FOUND));
        }
        if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return ExceptionHandlerHelper.getInstance().getResponse(asEngine);
        }
        LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        return response(errors().failed(request, status));
    }

    /** The exception as the engine's own mapper takes it. */
    Throwable asEngine(T thrown) {
        return thrown;
    }

    private EngineErrors errors() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(application)
                .getBean(EngineErrors.class);
    }

    private static Response response(EngineErrors.Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .entity(answer.body());
        answer.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    @Priority(BEFORE_THE_ENGINES)
    static final class OfAll extends EngineExceptionMapper<Throwable> {}

    @Priority(BEFORE_THE_ENGINES)
    static final class OfEngine extends EngineExceptionMapper<ProcessEngineException> {}

    @Priority(BEFORE_THE_ENGINES)
    static final class OfApi extends EngineExceptionMapper<RestException> {}

    @Priority(BEFORE_THE_ENGINES)
    static final class OfJson extends EngineExceptionMapper<JsonMappingException> {

        @Override
        Throwable asEngine(JsonMappingException unreadable) {
            return new InvalidRequestException(Response.Status.BAD_REQUEST, unreadable, "");
        }
    }

    @Priority(BEFORE_THE_ENGINES)
    static final class OfParser extends EngineExceptionMapper<JsonParseException> {

        @Override
        Throwable asEngine(JsonParseException unreadable) {
            return new InvalidRequestException(Response.Status.BAD_REQUEST, unreadable, "");
        }
    }
}
