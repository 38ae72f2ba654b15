package safecity.notification;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.KnownGroups;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.organisation.Routing;

/** To whom a notice about a task goes: who does it, who approves there, the director above, and who waits for it. */
@Component
class Recipients {

    private static final String DIRECTOR = "director";
    private static final String LEAD = "lead";

    private final Accounts accounts;
    private final KnownGroups groups;
    private final Routing routing;

    Recipients(Accounts accounts, KnownGroups groups, Routing routing) {
        this.groups = groups;
        this.accounts = accounts;
        this.routing = routing;
    }

    /** @param who as the decision {@code lateness} names them */
    List<String> of(String who, Placed placed) {
        return switch (who) {
            case "doer" -> doers(placed);
            case "approver" -> approvers(placed);
            case DIRECTOR -> directors(placed.municipality());
            case "manager" ->
                members(groups.of(placed.municipality(), GroupKind.MANAGEMENT).stream()
                        .map(KnownGroup::id));
            case LEAD -> lead(placed);
            default -> throw new IllegalStateException("lateness names nobody called " + who);
        };
    }

    /** Whoever has taken it; else everybody who may. */
    private List<String> doers(Placed placed) {
        String assignee = placed.task().assignee();
        return assignee != null ? List.of(assignee) : members(placed.task().groups().stream());
    }

    /** The heads of the departments that may do it; above a head, and where a post has none, the director. */
    private List<String> approvers(Placed placed) {
        List<String> heads = members(placed.task().groups().stream().map(Routing::headOf));
        return heads.isEmpty() ? directors(placed.municipality()) : heads;
    }

    /** The department in charge of the project, for what waits in another one; its own tasks it knows. */
    private List<String> lead(Placed placed) {
        String lead = routing.group(placed.municipality(), LEAD);
        List<String> own = List.of(lead, Routing.headOf(lead));
        return placed.projectKey() == null || placed.task().groups().stream().anyMatch(own::contains)
                ? List.of()
                : members(own.stream());
    }

    private List<String> directors(String municipality) {
        return accounts.members(routing.group(municipality, DIRECTOR));
    }

    /** Everybody in the departments that do one of the duties, their heads as well. */
    List<String> ofDuties(String municipality, String... duties) {
        return members(Stream.of(duties)
                .map(duty -> routing.group(municipality, duty))
                .flatMap(group -> Stream.of(group, Routing.headOf(group))));
    }

    private List<String> members(Stream<String> groups) {
        return groups.flatMap(group -> accounts.members(group).stream())
                .distinct()
                .toList();
    }
}
