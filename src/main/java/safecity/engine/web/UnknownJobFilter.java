package safecity.engine.web;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Says that a job isn't there before something is done with it. The engine's commands on jobs tell that by no type of
 * their own, and its API makes a failure of it.
 */
final class UnknownJobFilter implements ContainerRequestFilter {

    private static final String JOB = "job";

    @Context
    @SuppressWarnings("NullAway.Init")
    private ServletContext application;

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> path = request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .toList();
        int at = path.indexOf(JOB);
        // job/{id}/retries, or engine/{name}/job/{id}/retries where the web applications have it.
        boolean one = (at == 0 || at == 2) && path.size() == at + 3;
        if (one && !isThere(path.get(at + 1))) {
            throw EngineErrors.NOT_FOUND;
        }
    }

    private boolean isThere(String job) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(application)
                        .getBean(ManagementService.class)
                        .createJobQuery()
                        .jobId(job)
                        .count()
                > 0;
    }
}
