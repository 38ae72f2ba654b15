package safecity.engine.models;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import safecity.engine.authorization.SystemScope;

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
        return person().map(Authentication::getUserId).orElse(SYSTEM);
    }

    /** Id of the municipality for which the person acts; null for the system and for whoever belongs to none or several. */
    public @Nullable String tenant() {
        return person().map(Authentication::getTenantIds)
                .filter(tenants -> tenants.size() == 1)
                .map(tenants -> tenants.get(0))
                .orElse(null);
    }

    private Optional<Authentication> person() {
        if (Context.getJobExecutorContext() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(identities.getCurrentAuthentication())
                .or(() -> Optional.ofNullable(SystemScope.onBehalf()));
    }
}
