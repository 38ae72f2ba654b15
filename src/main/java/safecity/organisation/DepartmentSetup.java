package safecity.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.authorization.SystemScope;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.identity.IdentityIds;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/**
 * Sets up a municipality while the application runs: what a mounted file does at a start, an administrator does on pages.
 * Nothing is ever taken away: what was routed to a department stays readable.
 */
@Component
public class DepartmentSetup {

    private static final int LONGEST_NAME = 60;
    /** Leaves room for a department and its head. */
    private static final int LONGEST_MUNICIPALITY = 24;

    private static final int LONGEST_DEPARTMENT = 58;

    private final Municipalities municipalities;
    private final Departments departments;
    private final IdentityDirectory directory;
    private final DutyChanges duties;
    private final DutyAssignments assignments;
    private final Routing routing;
    private final SystemScope system;
    private final AccessLog log;

    DepartmentSetup(
            Municipalities municipalities,
            Departments departments,
            IdentityDirectory directory,
            DutyChanges duties,
            DutyAssignments assignments,
            Routing routing,
            SystemScope system,
            AccessLog log) {
        this.municipalities = municipalities;
        this.departments = departments;
        this.directory = directory;
        this.duties = duties;
        this.assignments = assignments;
        this.routing = routing;
        this.system = system;
        this.log = log;
    }

    /** What a department or a municipality is called in both languages. */
    public record Names(String korean, String english) {

        Names checked(String field) {
            return new Names(
                    PlainText.required(field + "Ko", PlainText.line(field + "Ko", korean, LONGEST_NAME)),
                    PlainText.required(field + "En", PlainText.line(field + "En", english, LONGEST_NAME)));
        }
    }

    /** A duty and the department that does it today; null where none does. */
    public record Routed(String duty, @Nullable Department department) {}

    /** A group of a municipality, and what screens call it. */
    public record Post(KnownGroup group, String nameKo, String nameEn) {

        public String id() {
            return group.id();
        }
    }

    /** @throws Refusal {@code municipality.taken}, those of ids and names */
    @Transactional
    public void make(String id, Names names) {
        IdentityIds.mustBeOne(id);
        if (id.length() > LONGEST_MUNICIPALITY) {
            throw Refusal.of("identity.idTooLong", LONGEST_MUNICIPALITY).field("id");
        }
        if (departments.municipality(id).isPresent() || directory.hasTenant(id)) {
            throw Refusal.conflict("municipality.taken", id).field("id");
        }
        Names checked = names.checked("name");
        system.run(() -> municipalities.set(new MunicipalityFile(id, checked.korean(), checked.english(), List.of())));
        log.record("administer", "municipality/" + id + " made");
    }

    @Transactional
    public void rename(String municipality, Names names) {
        existing(municipality);
        Names checked = names.checked("name");
        departments.save(new Municipality(municipality, checked.korean(), checked.english()));
        system.run(() -> directory.ensureTenant(municipality, checked.korean()));
        log.record("administer", "municipality/" + municipality + " renamed");
    }

    /** @param word what its id ends with, after the municipality's */
    @Transactional
    public void makeDepartment(String municipality, String word, GroupKind kind, Names names) {
        existing(municipality);
        IdentityIds.mustBeOne(word);
        String id = municipality + "-" + word;
        if (id.length() > LONGEST_DEPARTMENT) {
            throw Refusal.of("identity.idTooLong", LONGEST_DEPARTMENT - municipality.length() - 1)
                    .field("id");
        }
        if (KnownDuties.ALL.contains(word) && kind != DepartmentKinds.usual(word)) {
            throw Refusal.of("duty.kind").field("kind");
        }
        if (departments.find(id).isPresent() || directory.tenantsOf(id).isPresent()) {
            throw Refusal.conflict("department.taken", id).field("id");
        }
        make(new Department(
                id,
                municipality,
                word,
                kind,
                names.checked("name").korean(),
                names.checked("name").english()));
    }

    @Transactional
    public void renameDepartment(String id, Names names) {
        Department department = departments
                .find(id)
                .orElseThrow(() -> Refusal.notFound("department.unknown", id).field("department"));
        Names checked = names.checked("name");
        int position = departments.of(department.municipality()).indexOf(department) + 1;
        system.run(() -> municipalities.set(
                new Department(
                        id,
                        department.municipality(),
                        department.duty(),
                        department.kind(),
                        checked.korean(),
                        checked.english()),
                position));
        log.record("administer", "department/" + id + " renamed");
    }

    /** Every duty of the procedures, in their order. */
    public List<Routed> duties(String municipality) {
        return KnownDuties.ALL.stream()
                .map(duty ->
                        new Routed(duty, routing.department(municipality, duty).orElse(null)))
                .toList();
    }

    /** Every group of a municipality that gives rights: members and heads by their departments, then the management. */
    public List<Post> posts(String municipality) {
        List<Post> posts = new ArrayList<>();
        for (Department one : departments.of(municipality)) {
            posts.add(new Post(KnownGroup.members(one.id(), municipality, one.kind()), one.nameKo(), one.nameEn()));
            if (one.kind().hasHead()) {
                posts.add(new Post(
                        KnownGroup.head(Routing.headOf(one.id()), one.id(), municipality, one.kind()),
                        one.nameKo() + " 부서장",
                        "Head of " + one.nameEn()));
            }
        }
        posts.add(new Post(
                KnownGroup.management(municipalities.management(municipality), municipality), "사업총괄", "Management"));
        return posts;
    }

    /**
     * Gives every duty that no department does yet to one: duties with the same Korean name go to the same department.
     *
     * @param named by duty; those that are done already are left as they are
     * @throws Refusal all that is wrong at once, with fields such as {@code legalKo}
     */
    @Transactional
    public void setUp(Account by, String municipality, Map<String, Names> named, String reason) {
        existing(municipality);
        List<String> open = duties(municipality).stream()
                .filter(one -> one.department() == null)
                .map(Routed::duty)
                .toList();
        Map<String, GroupKind> kinds = new HashMap<>();
        departments.of(municipality).forEach(one -> kinds.putIfAbsent(one.nameKo(), one.kind()));
        // What is wrong is found before anything is done: what is done is in the access log for good.
        refusingAll(open, duty -> {
            Names names = named(named, duty);
            GroupKind usual = DepartmentKinds.usual(duty);
            if (kinds.computeIfAbsent(names.korean(), name -> usual) != usual) {
                throw Refusal.of("duty.kind").field(duty + "Ko");
            }
        });
        refusingAll(open, duty -> give(by, municipality, duty, named(named, duty), reason));
    }

    private static Names named(Map<String, Names> named, String duty) {
        return named.getOrDefault(duty, new Names("", "")).checked(duty);
    }

    private static void refusingAll(List<String> duties, Consumer<String> each) {
        List<Refusal> wrong = new ArrayList<>();
        for (String duty : duties) {
            try {
                each.accept(duty);
            } catch (Refusal refusal) {
                wrong.add(refusal.field().isPresent() ? refusal : refusal.field(duty + "Ko"));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.all(wrong);
        }
    }

    private void give(Account by, String municipality, String duty, Names names, String reason) {
        Optional<Department> shared = departments.of(municipality).stream()
                .filter(one -> one.nameKo().equals(names.korean()))
                .findFirst();
        if (shared.isEmpty()) {
            make(new Department(
                    municipality + "-" + duty,
                    municipality,
                    duty,
                    DepartmentKinds.usual(duty),
                    names.korean(),
                    names.english()));
            return;
        }
        duties.enter(
                by,
                new DutyChanges.NewDutyAssignment(
                        municipality, duty, shared.get().id(), assignments.today(), reason));
    }

    private void make(Department department) {
        int position = departments.of(department.municipality()).size() + 1;
        system.run(() -> municipalities.set(department, position));
        log.record("administer", "department/" + department.id() + " made");
    }

    private void existing(String municipality) {
        departments
                .municipality(municipality)
                .orElseThrow(() -> Refusal.notFound("duty.municipality").field("municipality"));
    }
}
