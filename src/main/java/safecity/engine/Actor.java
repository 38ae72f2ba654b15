package safecity.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;

/** Tells a model who acts: the account that completes the task, or the system in a job. */
@ModelBean("actor")
public class Actor {

    /** What is recorded where nobody was signed in: a timer, a job. */
    public static final String SYSTEM = "system";

    private final IdentityService identities;

    Actor(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** Account id of the person who acts, or {@link #SYSTEM} inside a job. */
    public String id() {
        if (Context.getJobExecutorContext() != null || identities.getCurrentAuthentication() == null) {
            return SYSTEM;
        }
        String user = identities.getCurrentAuthentication().getUserId();
        return user == null ? SYSTEM : user;
    }

    /** Id of the municipality for which the person acts; null for the system and for whoever belongs to none or several. */
    public String tenant() {
        if (identities.getCurrentAuthentication() == null || identities.getCurrentAuthentication().getTenantIds() == null) {
            return null;
        }
        List<String> tenants = identities.getCurrentAuthentication().getTenantIds();
        return tenants.size() == 1 ? tenants.get(0) : null;
    }
}
