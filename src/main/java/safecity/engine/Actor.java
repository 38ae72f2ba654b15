package safecity.engine;

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
}
