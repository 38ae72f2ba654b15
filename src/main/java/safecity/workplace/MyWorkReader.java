package safecity.workplace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelContract;
import safecity.engine.tasks.PastTask;
import safecity.engine.tasks.TaskHistory;
import safecity.language.ReaderLanguage;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;

/** Tells somebody what they and their department took part in. */
@Component
class MyWorkReader {

    private final TaskHistory history;
    private final ProjectAccess projects;
    private final Departments departments;
    private final Accounts accounts;
    private final EnglishModelNames names;
    private final MessageSource messages;

    MyWorkReader(
            TaskHistory history,
            ProjectAccess projects,
            Departments departments,
            Accounts accounts,
            EnglishModelNames names,
            MessageSource messages) {
        this.history = history;
        this.projects = projects;
        this.departments = departments;
        this.accounts = accounts;
        this.names = names;
        this.messages = messages;
    }

    MyWorkView read(Account reader, MyWorkRequest asked, Locale locale) {
        List<Project> own = projects(reader);
        String text = asked.text() == null ? null : asked.text().toLowerCase(Locale.ROOT);
        List<String> meant = text == null
                ? List.of()
                : own.stream()
                        .filter(project -> contains(project.titleKo(), text) || contains(project.titleEn(), text))
                        .map(Project::key)
                        .toList();
        TaskHistory.Page page = history.of(
                reader,
                new TaskHistory.Search(
                        asked.whose(), asked.state(), asked.text(), meant, names.elements(text), asked.project()),
                asked.page(),
                asked.size());
        Map<String, Project> known = own.stream().collect(Collectors.toMap(Project::key, Function.identity()));
        Map<String, Department> posts = new HashMap<>();
        reader.tenants()
                .forEach(
                        tenant -> departments.of(tenant).forEach(department -> posts.put(department.id(), department)));
        Map<String, String> people = new HashMap<>();
        return new MyWorkView(
                page.items().stream()
                        .map(task -> item(task, reader, known, posts, people, locale))
                        .toList(),
                asked.page(),
                asked.size(),
                page.total(),
                page.more());
    }

    /** The projects that the reader sees, for the choice of one. */
    List<Project> projects(Account reader) {
        return projects.of(reader);
    }

    private MyWorkView.Item item(
            PastTask task,
            Account reader,
            Map<String, Project> known,
            Map<String, Department> posts,
            Map<String, String> people,
            Locale locale) {
        Project project = known.get(task.projectKey());
        return new MyWorkView.Item(
                task.id(),
                names.task(task.process(), task.element(), task.name(), locale),
                names.process(task.process(), task.processName(), locale),
                task.title(),
                task.projectKey(),
                project == null ? null : project.title(locale),
                task.groups().stream()
                        .map(group -> department(group, posts, locale))
                        .toList(),
                task.assignee() == null ? null : people.computeIfAbsent(task.assignee(), accounts::name),
                reader.id().equals(task.assignee()),
                task.createdAt(),
                task.takenAt(),
                task.endedAt(),
                task.due(),
                task.endedAt() == null
                        ? MyWorkView.State.OPEN
                        : task.cancelled() ? MyWorkView.State.CANCELLED : MyWorkView.State.DONE,
                task.late(),
                decision(task, locale),
                task.comment(),
                task.instance(),
                task.process().equals(ModelContract.Processes.APPROVAL));
    }

    /** The label stands in the form, in Korean; its code is an English word. */
    private static @Nullable String decision(PastTask task, Locale locale) {
        if (task.endedAt() == null || task.decision() == null) {
            return null;
        }
        return ReaderLanguage.isEnglish(locale) ? task.decision().replace('-', ' ') : task.decisionKo();
    }

    private String department(String group, Map<String, Department> posts, Locale locale) {
        Department own = posts.get(group);
        if (own != null) {
            return own.name(locale);
        }
        return posts.values().stream()
                .filter(department -> Routing.headOf(department.id()).equals(group))
                .findFirst()
                .map(department -> messages.getMessage("work.head", new Object[] {department.name(locale)}, locale))
                .orElse(group);
    }

    private static boolean contains(String title, String text) {
        return Optional.ofNullable(title)
                .map(found -> found.toLowerCase(Locale.ROOT).contains(text))
                .orElse(false);
    }
}
