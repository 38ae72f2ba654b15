package safecity.project.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
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
class TaskReader {

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

    List<ProjectView.TaskView> open(Project project, Locale locale) {
        return views(project, tasks.of(project.key(), project.municipality()), clock.instant(), locale);
    }

    int count(Project project) {
        return tasks.of(project.key(), project.municipality()).size();
    }

    /** What was open at a moment that is past. */
    List<ProjectView.TaskView> openAt(Project project, Instant moment, Locale locale) {
        return views(project, tasks.at(project.key(), project.municipality(), moment), moment.minusMillis(1), locale);
    }

    private List<ProjectView.TaskView> views(Project project, List<OpenTask> open, Instant now, Locale locale) {
        Map<String, Department> known = departments.of(project.municipality()).stream()
                .collect(Collectors.toMap(Department::id, Function.identity()));
        return open.stream()
                .map(task -> new ProjectView.TaskView(
                        task.id(),
                        name(task, locale),
                        task.process(),
                        processName(task, locale),
                        task.groups().stream()
                                .map(group -> department(group, known, locale))
                                .toList(),
                        task.assignee(),
                        ProjectReader.time(task.due()),
                        DueDay.isOver(task.due(), now),
                        task.legalTerm()))
                .toList();
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
