package safecity.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.KnownGroups;

/**
 * To which body a post belongs. The administration of a municipality is one, from the officer to the mayor; the council, the
 * audit office and each body outside stand beside it and beside each other; who oversees belongs to no body that is overseen.
 */
@Component
class Bodies {

    private final KnownGroups groups;
    private final Departments departments;

    Bodies(KnownGroups groups, Departments departments) {
        this.groups = groups;
        this.departments = departments;
    }

    /** @param oversight whether it oversees the others and does none of their work */
    record Body(@Nullable String id, boolean oversight) {}

    /** Empty for a group that is no post, such as one that an administrator made. */
    Optional<Body> of(String group) {
        return groups.find(group).map(Bodies::of);
    }

    private static Body of(KnownGroup group) {
        return switch (group.kind()) {
            case DEPARTMENT, EXECUTIVE -> new Body(group.municipality(), false);
            case AUDIT, COUNCIL, PARTNER, ASSESSOR, CITIZENS -> new Body(group.department(), false);
            case OVERSIGHT, MANAGEMENT, ADMINISTRATION -> new Body(group.id(), true);
        };
    }

    boolean isPersonnelHead(String group) {
        return groups.find(group).filter(KnownGroup::head).flatMap(this::department).stream()
                .anyMatch(department -> department.duty().equals("personnel"));
    }

    /** How high a post stands in its body; empty for a group that is no post. */
    Optional<Level> level(String group) {
        return groups.find(group)
                .filter(known -> known.department() != null)
                .flatMap(known -> known.kind() == GroupKind.EXECUTIVE
                        ? department(known).map(department -> Level.of(department.duty(), false))
                        : Optional.of(known.head() ? Level.HEAD : Level.OFFICER));
    }

    /** Groups of the executives who stand above a post of the administration, the lowest first; none for other bodies. */
    List<String> executives(String post) {
        Optional<Level> level = level(post);
        return groups.find(post).stream()
                .filter(known -> known.kind() == GroupKind.DEPARTMENT || known.kind() == GroupKind.EXECUTIVE)
                .flatMap(known -> groups.of(known.municipality(), GroupKind.EXECUTIVE).stream())
                .map(KnownGroup::id)
                .filter(id -> level(id).orElseThrow().compareTo(level.orElseThrow()) > 0)
                .sorted(Comparator.comparing(id -> level(id).orElseThrow()))
                .toList();
    }

    private Optional<Department> department(KnownGroup group) {
        return departments.find(group.department());
    }
}
