package safecity.organisation;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.KnownGroups;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;

/**
 * Whom a person finds by name in the lists of a municipality. Its own people find everybody; those of an outside body
 * find themselves and no list of the house.
 */
@Component
public class ListedPeople {

    private final Accounts accounts;
    private final KnownGroups groups;
    private final Departments departments;

    ListedPeople(Accounts accounts, KnownGroups groups, Departments departments) {
        this.accounts = accounts;
        this.groups = groups;
        this.departments = departments;
    }

    /** Account ids in their order; empty for who belongs to no group of the municipality. */
    public List<String> listedFor(Account reader, String municipality) {
        List<KnownGroup> own = reader.groups().stream()
                .flatMap(group -> groups.find(group).stream())
                .filter(group -> group.kind() == GroupKind.ADMINISTRATION || municipality.equals(group.municipality()))
                .toList();
        if (own.stream().anyMatch(group -> !group.kind().isOutside())) {
            return accounts.ofMunicipality(municipality);
        }
        TreeSet<String> colleagues = new TreeSet<>();
        own.stream()
                .flatMap(group -> groups(group.department()))
                .forEach(group -> colleagues.addAll(accounts.members(group)));
        return List.copyOf(colleagues);
    }

    private Stream<String> groups(@Nullable String department) {
        return departments.find(department).stream()
                .flatMap(found -> Stream.of(found.id(), Routing.headOf(found.id())));
    }
}
