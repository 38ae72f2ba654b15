package safecity.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.organisation.Routing;

/**
 * Who may register a transfer: the person, the head of one of their departments, the manager of the municipality and an
 * administrator. They, the successor and the auditor may read it.
 */
@Component
class TransferRights {

    private final Accounts accounts;
    private final Departments departments;
    private final Roles roles;

    TransferRights(Accounts accounts, Departments departments, Roles roles) {
        this.accounts = accounts;
        this.departments = departments;
        this.roles = roles;
    }

    /** An administrator of the whole installation belongs to none, and looks after all. */
    List<String> municipalities(Account person) {
        return person.administrator() && person.tenants().isEmpty()
                ? departments.municipalities().stream().map(Municipality::id).toList()
                : person.tenants();
    }

    boolean mayRegister(Account by, String account, String municipality) {
        return registrable(by, municipality).contains(account);
    }

    /** The accounts whose transfer somebody may register; empty for who only reads. */
    Collection<String> registrable(Account by, String municipality) {
        if (!municipalities(by).contains(municipality)) {
            return List.of();
        }
        if (registersAll(by)) {
            return accounts.ofMunicipality(municipality);
        }
        Set<String> people = new TreeSet<>();
        if (roles.works(by.groups())) {
            people.add(by.id());
        }
        headed(by, municipality)
                .forEach(department -> Stream.of(department.id(), Routing.headOf(department.id()))
                        .flatMap(group -> accounts.members(group).stream())
                        .forEach(people::add));
        return people;
    }

    /** Of whoever belongs to the municipality. */
    boolean registersAll(Account by) {
        return is(by, "manager") || by.administrator();
    }

    boolean mayRead(Account reader, Transfer transfer) {
        return municipalities(reader).contains(transfer.municipality())
                && (is(reader, "auditor")
                        || transfer.account().equals(reader.id())
                        || reader.id().equals(transfer.successor())
                        || transfer.registeredBy().equals(reader.id())
                        || mayRegister(reader, transfer.account(), transfer.municipality()));
    }

    private List<Department> headed(Account person, String municipality) {
        return departments.of(municipality).stream()
                .filter(department -> person.groups().contains(Routing.headOf(department.id())))
                .toList();
    }

    private boolean is(Account person, String role) {
        return roles.of(person.groups()).contains(role);
    }
}
