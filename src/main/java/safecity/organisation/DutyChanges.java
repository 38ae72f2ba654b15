package safecity.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.authorization.Roles;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.tasks.TaskCandidates;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/**
 * Gives a duty of the procedures to another department of a municipality from a day on: what comes then is routed there,
 * what is open follows, and the rights that come with the duty go over (ADR 0067).
 */
@Component
class DutyChanges {

    private static final int LONGEST_REASON = 500;
    private static final int FURTHEST_DAYS = 366;

    private final DutyAssignments assignments;
    private final Departments departments;
    private final Routing routing;
    private final TaskCandidates candidates;
    private final IdentityDirectory directory;
    private final Roles roles;
    private final AccessLog log;
    private final TransactionTemplate transaction;

    DutyChanges(
            DutyAssignments assignments,
            Departments departments,
            Routing routing,
            TaskCandidates candidates,
            IdentityDirectory directory,
            Roles roles,
            AccessLog log,
            TransactionTemplate transaction) {
        this.assignments = assignments;
        this.departments = departments;
        this.routing = routing;
        this.candidates = candidates;
        this.directory = directory;
        this.roles = roles;
        this.log = log;
        this.transaction = transaction;
    }

    record NewDutyAssignment(
            String municipality,
            @Nullable String duty,
            @Nullable String department,
            @Nullable LocalDate from,
            @Nullable String reason) {}

    /** The municipalities whose duties somebody reads: all of them for an administrator, one's own for who oversees it. */
    List<Municipality> municipalities(Account reader) {
        return departments.municipalities().stream()
                .filter(one -> reader.administrator()
                        || roles.oversees(reader.groups()) && reader.tenants().contains(one.id()))
                .toList();
    }

    /** @throws Refusal {@code duty.municipality} also for one that is not the reader's */
    Municipality municipality(Account reader, String id) {
        return municipalities(reader).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("duty.municipality").field("municipality"));
    }

    /** Who does what today, by duty; a duty that no department does is not there. */
    Map<String, Department> today(String municipality) {
        Map<String, Department> today = new TreeMap<>();
        KnownDuties.ALL.forEach(
                duty -> routing.department(municipality, duty).ifPresent(department -> today.put(duty, department)));
        return today;
    }

    List<DutyAssignment> history(String municipality) {
        return assignments.of(municipality);
    }

    /**
     * One of today is carried out at once.
     *
     * @throws Refusal with field and rule; forbidden to all but administrators
     */
    @Transactional
    public void enter(Account by, NewDutyAssignment asked) {
        if (!by.administrator()) {
            throw Refusal.forbidden("duty.administrator");
        }
        Municipality municipality = municipality(by, asked.municipality());
        String duty = Objects.toString(asked.duty(), "");
        if (!KnownDuties.ALL.contains(duty)) {
            throw Refusal.of("duty.unknown").field("duty");
        }
        Department department = departments.of(municipality.id()).stream()
                .filter(one -> one.id().equals(asked.department()))
                .findFirst()
                .orElseThrow(() -> Refusal.of("duty.department").field("department"));
        if (department.kind() != DepartmentKinds.usual(duty)) {
            throw Refusal.of("duty.kind").field("department");
        }
        LocalDate from = checked(asked.from());
        String reason = PlainText.required("reason", PlainText.line("reason", asked.reason(), LONGEST_REASON));
        assignments.lock(municipality.id());
        if (routing.department(municipality.id(), duty, from)
                .filter(department::equals)
                .isPresent()) {
            throw Refusal.conflict("duty.same").field("department");
        }
        assignments.insert(municipality.id(), duty, department.id(), from, reason, by.id());
        log.record("administer", "duty/" + municipality.id() + "/" + duty + " > " + department.id());
        carryOut(municipality.id());
    }

    private LocalDate checked(@Nullable LocalDate from) {
        if (from == null) {
            throw Refusal.of("duty.dayMissing").field("from");
        }
        if (from.isBefore(assignments.today())) {
            throw Refusal.of("duty.past").field("from");
        }
        if (from.isAfter(assignments.today().plusDays(FURTHEST_DAYS))) {
            throw Refusal.of("duty.tooFar", FURTHEST_DAYS).field("from");
        }
        return from;
    }

    @Scheduled(
            initialDelayString = "${safecity.duties.first:PT30S}",
            fixedDelayString = "${safecity.duties.every:PT1M}")
    void bringUpToDate() {
        assignments
                .due()
                .forEach(municipality -> transaction.executeWithoutResult(status -> {
                    assignments.lock(municipality);
                    carryOut(municipality);
                }));
    }

    private void carryOut(String municipality) {
        if (assignments.due().contains(municipality)) {
            directory.renewGrants(municipality);
            assignments.carriedOut(municipality, candidates.follow(municipality));
        }
    }
}
