package safecity.project;

import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import safecity.engine.models.Actor;
import safecity.project.plan.InvalidPlanException;
import safecity.project.plan.PlanFile;

/**
 * Opens the project that a plan file describes, unless it is open already. A plan that can't be read or contradicts
 * itself in structure is refused with file, line and reason; the start goes on without it.
 */
@Component
public class PlanLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PlanLoader.class);
    private static final String REASON = "최초 추진계획";

    private final Projects projects;

    public PlanLoader(Projects projects) {
        this.projects = projects;
    }

    public void load(String name, InputStream content) {
        try {
            PlanFile.Content plan = PlanFile.read(name, content);
            if (projects.find(plan.project().key()).isEmpty()) {
                projects.register(plan, REASON, Actor.SYSTEM);
            }
        } catch (InvalidPlanException unreadable) {
            LOG.error("Plan refused: {}", unreadable.getMessage());
        } catch (DataIntegrityViolationException contradiction) {
            // Such as a municipality that there is none of: the file is well-formed, the database knows better.
            LOG.error(
                    "Plan refused: {}: {}",
                    name,
                    contradiction.getMostSpecificCause().getMessage());
        }
    }
}
