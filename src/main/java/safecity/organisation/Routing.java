package safecity.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.Decisions;

/**
 * Turns a duty of the procedures into the department that does it today: by the municipality's own assignment, else by the
 * general rule of {@code department-routing.dmn} (ADR 0067).
 */
@ModelBean("routing")
public class Routing {

    private static final String HEAD = "-head";

    private final Decisions decisions;
    private final DutyAssignments assignments;
    private final Departments departments;

    Routing(Decisions decisions, DutyAssignments assignments, Departments departments) {
        this.decisions = decisions;
        this.assignments = assignments;
        this.departments = departments;
    }

    /**
     * The candidate group for a duty: the department's id.
     *
     * @throws IllegalStateException when no department does it; the model's author sees
     *                               it as an incident rather than a task that nobody can find
     */
    public String group(String municipality, String duty) {
        return needed(municipality, duty).id();
    }

    /** Empty where no department does it. */
    public Optional<Department> department(String municipality, String duty) {
        return department(municipality, duty, assignments.today());
    }

    /** By the municipality's own line for the day, else by the general rule. */
    Optional<Department> department(String municipality, String duty, LocalDate day) {
        return assignments
                .on(municipality, duty, day)
                .map(departments::find)
                .orElseGet(() -> departments.setUpFor(municipality, generally(duty)));
    }

    /** The duty whose department does a duty where nothing else is said. */
    private String generally(String duty) {
        return decisions.rows(ModelContract.Decisions.DEPARTMENT_ROUTING, Map.of("duty", duty)).stream()
                .map(row -> String.valueOf(row.get("setUpFor")))
                .findFirst()
                .orElse(duty);
    }

    /** Whether one of these departments does a duty of the municipality today. */
    public boolean does(String municipality, String duty, Collection<String> ids) {
        return department(municipality, duty)
                .map(Department::id)
                .filter(ids::contains)
                .isPresent();
    }

    private Department needed(String municipality, String duty) {
        return department(municipality, duty)
                .orElseThrow(
                        () -> new IllegalStateException("no department does the duty " + duty + " of " + municipality));
    }

    /** What the department of a duty is called, for a form. */
    public String name(String municipality, String duty) {
        return needed(municipality, duty).nameKo();
    }

    /** The candidate group of those who review and approve for a duty: the department's head, or the post itself. */
    public String approvers(String municipality, String duty) {
        Department department = needed(municipality, duty);
        return department.kind().hasHead() ? headOf(department.id()) : department.id();
    }

    /** The group of a department's head (과장). */
    public static String headOf(String department) {
        return department + HEAD;
    }

    /** The department of a group: itself, or the one whose head the group is. */
    public static String departmentOf(String group) {
        return group.endsWith(HEAD) ? group.substring(0, group.length() - HEAD.length()) : group;
    }

    /** The duties of a comma-separated list, for a multi-instance task; an empty or missing list has none. */
    public List<String> duties(String commaSeparated) {
        if (commaSeparated == null || commaSeparated.isBlank()) {
            return List.of();
        }
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(duty -> !duty.isBlank())
                .toList();
    }
}
