package safecity.casefile;

import java.util.Collection;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;

/** Who reads what was entered in procedures: the house itself and whoever oversees it. Outside bodies read what was released. */
@Component
public class CaseReaders {

    private final Roles roles;

    CaseReaders(Roles roles) {
        this.roles = roles;
    }

    /** Whether somebody in these groups belongs to the house. */
    public boolean inside(Collection<String> groups) {
        return roles.inside(groups);
    }

    /** Whether the step is somebody's own to read: they entered it, or it was for a group of theirs. */
    public boolean isOwn(EnteredStep step, String account, Collection<String> groups) {
        return step.actor().equals(account) || step.departments().stream().anyMatch(groups::contains);
    }
}
