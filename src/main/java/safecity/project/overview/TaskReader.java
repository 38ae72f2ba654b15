package safecity.project.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.calendar.LegalPeriod;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.time.DueDay;
import safecity.language.TaskNames;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;

/** Tells the open tasks of a project, with the names of the departments that have to act. */
@Component
public class TaskReader {

    private final OpenTasks tasks;
    private final Departments departments;
    private final MessageSource messages;
    private final Clock clock;

    TaskReader(OpenTasks tasks, Departments departments, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.departments = departments;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param on days are counted until this one, today or later */
    List<ProjectView.TaskView> open(Project project, LocalDate on, Locale locale) {
        return views(project, tasks.of(project.key(), project.municipality()), clock.instant(), on, locale);
    }

    /** By project, those due first at the top, those without a due date last; many take as many questions as one. */
    public Map<String, List<ProjectView.TaskView>> open(Collection<Project> projects, Locale locale) {
        Map<String, Map<String, Department>> known =
                departments
                        .of(projects.stream()
                                .map(Project::municipality)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                Department::municipality, Collectors.toMap(Department::id, Function.identity())));
        Instant now = clock.instant();
        List<OpenTasks.Placed> open =
                tasks.of(projects.stream().collect(Collectors.toMap(Project::key, Project::municipality)));
        Map<String, OpenTasks.Taken> taken =
                taken(open.stream().map(OpenTasks.Placed::task).toList(), now);
        return open.stream()
                .collect(Collectors.groupingBy(
                        placed -> Objects.requireNonNull(placed.projectKey()),
                        Collectors.mapping(
                                placed -> view(
                                        placed.task(),
                                        placed.title(),
                                        known.getOrDefault(placed.municipality(), Map.of()),
                                        taken,
                                        now,
                                        DueDay.of(now),
                                        locale),
                                Collectors.toList())));
    }

    /** What was open at a moment that is past. */
    List<ProjectView.TaskView> openAt(Project project, Instant moment, Locale locale) {
        Instant last = moment.minusMillis(1);
        return views(project, tasks.at(project.key(), project.municipality(), moment), last, DueDay.of(last), locale);
    }

    private List<ProjectView.TaskView> views(
            Project project, List<OpenTask> open, Instant now, LocalDate on, Locale locale) {
        Map<String, Department> known = departments.of(project.municipality()).stream()
                .collect(Collectors.toMap(Department::id, Function.identity()));
        Map<String, OpenTasks.Taken> taken = taken(open, now);
        Map<String, String> titles =
                tasks.titles(open.stream().map(OpenTask::id).toList());
        return open.stream()
                .map(task -> view(task, titles.get(task.id()), known, taken, now, on, locale))
                .toList();
    }

    private Map<String, OpenTasks.Taken> taken(List<OpenTask> open, Instant now) {
        return tasks.taken(open.stream().map(OpenTask::id).toList(), now.plusMillis(1));
    }

    private ProjectView.TaskView view(
            OpenTask task,
            @Nullable String title,
            Map<String, Department> known,
            Map<String, OpenTasks.Taken> taken,
            Instant now,
            LocalDate on,
            Locale locale) {
        return view(
                task,
                title,
                task.groups().stream()
                        .map(group -> department(group, known, locale))
                        .toList(),
                Optional.ofNullable(taken.get(task.id())),
                now,
                on,
                locale);
    }

    private ProjectView.TaskView view(
            OpenTask task,
            @Nullable String title,
            List<ProjectView.Coded> departments,
            Optional<OpenTasks.Taken> taken,
            Instant now,
            LocalDate on,
            Locale locale) {
        LocalDate opened = DueDay.of(Objects.requireNonNullElse(task.createdAt(), now));
        LocalDate takenOn = taken.map(one -> DueDay.of(one.at())).orElse(null);
        return new ProjectView.TaskView(
                task.id(),
                name(task, locale),
                title,
                task.process(),
                processName(task, locale),
                departments,
                taken.map(OpenTasks.Taken::by).orElse(task.assignee()),
                ProjectReader.time(task.due()),
                DueDay.isOver(task.due(), now),
                task.legalTerm(),
                task.legalTerm() ? LegalPeriod.of(task.legalPeriod()).article() : null,
                opened,
                takenOn,
                ChronoUnit.DAYS.between(opened, takenOn == null ? on : takenOn),
                takenOn == null ? 0 : ChronoUnit.DAYS.between(takenOn, on),
                task.due() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(DueDay.of(task.due()), on)));
    }

    private String name(OpenTask task, Locale locale) {
        return TaskNames.of(messages, task.process(), task.element(), task.name(), locale);
    }

    private String processName(OpenTask task, Locale locale) {
        return messages.getMessage("process." + task.process(), null, task.processName(), locale);
    }

    private ProjectView.Coded department(String group, Map<String, Department> known, Locale locale) {
        Department own = known.get(group);
        if (own != null) {
            return new ProjectView.Coded(group, own.name(locale));
        }
        return known.values().stream()
                .filter(department -> Routing.headOf(department.id()).equals(group))
                .findFirst()
                .map(department -> new ProjectView.Coded(
                        group, messages.getMessage("project.head", new Object[] {department.name(locale)}, locale)))
                .orElse(new ProjectView.Coded(group, group));
    }
}
