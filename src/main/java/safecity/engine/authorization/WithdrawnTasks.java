package safecity.engine.authorization;

import java.util.Collection;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/**
 * From whom a manager took a task, for a reason that stays on record: as long as it isn't given back to them they are no
 * candidates for it, whatever post they hold. Kept as a link of the task, so that it goes with the task.
 */
public final class WithdrawnTasks {

    private static final String LINK = "withdrawn";

    private WithdrawnTasks() {}

    public static boolean is(TaskEntity task, @Nullable String account) {
        return account != null && isAmong(task.getIdentityLinks(), account);
    }

    /** @throws Refusal {@code task.withdrawn} */
    public static void check(TaskEntity task, String account) {
        if (is(task, account)) {
            throw Refusal.forbidden("task.withdrawn");
        }
    }

    /** @param from null where nobody had it */
    public static void mark(TaskEntity task, String from, String to) {
        if (is(task, to)) {
            task.deleteIdentityLink(to, null, LINK);
        }
        if (from != null && !is(task, from)) {
            task.addIdentityLink(from, null, LINK);
        }
    }

    /** @param links all of a task */
    public static boolean isAmong(Collection<? extends IdentityLink> links, String account) {
        return links.stream().anyMatch(link -> isOf(link, account));
    }

    private static boolean isOf(IdentityLink link, String account) {
        return LINK.equals(link.getType()) && account.equals(link.getUserId());
    }
}
