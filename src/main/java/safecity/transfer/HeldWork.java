package safecity.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.absence.Substitutions;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.organisation.Departments;
import safecity.organisation.Routing;

/** Which posts somebody leaves, and which open tasks they leave with them. */
@Component
class HeldWork {

    private final OpenTasks tasks;
    private final Substitutions standIns;
    private final Departments departments;

    HeldWork(OpenTasks tasks, Substitutions standIns, Departments departments) {
        this.tasks = tasks;
        this.standIns = standIns;
        this.departments = departments;
    }

    /** The posts of the municipality that somebody has by themselves, none that they hold for somebody else. */
    List<String> posts(String municipality, String account) {
        Set<String> known = departments.of(municipality).stream()
                .flatMap(department -> Stream.of(department.id(), Routing.headOf(department.id())))
                .collect(Collectors.toSet());
        return standIns.own(account).stream().filter(known::contains).toList();
    }

    List<String> leaving(Transfer transfer) {
        return posts(transfer.municipality(), transfer.account()).stream()
                .filter(post -> transfer.post() == null || transfer.post().equals(post))
                .toList();
    }

    /**
     * What the person has taken and may not do in a post that they keep, and what their substitutes have taken in their
     * posts. To be asked before anything has changed.
     */
    List<Placed> of(Transfer transfer) {
        List<String> leaving = leaving(transfer);
        List<String> kept = posts(transfer.municipality(), transfer.account()).stream()
                .filter(post -> !leaving.contains(post))
                .toList();
        Set<String> holders = new TreeSet<>(standIns.holdersFor(transfer.account()));
        List<Placed> held = new ArrayList<>();
        for (Placed placed : tasks.takenBy(Stream.concat(Stream.of(transfer.account()), holders.stream())
                .distinct()
                .toList())) {
            List<String> groups = placed.task().groups();
            String holder = Objects.requireNonNull(placed.task().assignee());
            boolean own = holder.equals(transfer.account())
                    ? Collections.disjoint(groups, kept)
                    : !Collections.disjoint(groups, leaving) && Collections.disjoint(groups, standIns.own(holder));
            if (own && transfer.municipality().equals(placed.municipality())) {
                held.add(placed);
            }
        }
        return held;
    }
}
