package safecity.engine.web;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.camunda.bpm.engine.rest.dto.runtime.RetriesDto;
import safecity.refusal.Refusal;

/**
 * Refuses a body that says nothing, or {@code null}, or a number of retries that is none: the resources of the engine's API
 * read on as if it were there.
 */
final class MissingBodyInterceptor implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object read = body.proceed();
        if (read == null) {
            throw Refusal.of("request.unreadable");
        }
        if (read instanceof RetriesDto said && (said.getRetries() == null || said.getRetries() < 0)) {
            throw Refusal.of("engine.retries").field("retries");
        }
        return read;
    }
}
