package safecity.engine.authorization;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import safecity.engine.models.Actor;

/**
 * Our own code acts, for nobody in particular: reads a decision table, looks up an account, sets up a municipality.
 * Inside, the engine asks for no authorization; on a thread that serves a request this is the only way to use the
 * engine without somebody being signed in. The records of our own tables still name the person ({@link Actor}).
 */
@Component
public class SystemScope {

    private static final ThreadLocal<Boolean> ENTERED = ThreadLocal.withInitial(() -> false);
    private static final ThreadLocal<Authentication> ON_BEHALF = new ThreadLocal<>();

    private final IdentityService identities;

    SystemScope(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    public void run(Runnable act) {
        call(() -> {
            act.run();
            return null;
        });
    }

    public <T> T call(Supplier<T> act) {
        if (Context.getCommandContext() != null) {
            // What models call runs without authorization checks already, and history shall name the person.
            return act.get();
        }
        Authentication person = identities.getCurrentAuthentication();
        boolean before = ENTERED.get();
        ENTERED.set(true);
        if (person != null) {
            ON_BEHALF.set(person);
        }
        identities.clearAuthentication();
        try {
            return act.get();
        } finally {
            ENTERED.set(before);
            if (person != null) {
                ON_BEHALF.remove();
                identities.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    /** The person for whom our own code acts on this thread; null for nobody. */
    public static Authentication onBehalf() {
        return ON_BEHALF.get();
    }

    public static boolean isEntered() {
        return ENTERED.get();
    }
}
