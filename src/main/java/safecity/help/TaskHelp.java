package safecity.help;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.document.Paper;
import safecity.engine.authorization.SystemScope;
import safecity.engine.tasks.TaskCourse;
import safecity.engine.tasks.TaskCourse.Course;
import safecity.engine.tasks.TaskCourse.Next;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.language.ReaderLanguage;
import safecity.language.TaskNames;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.refusal.Refusal;

/** Puts the help with a task together, for whoever sees the task. */
@Component
class TaskHelp {

    private final TaskCourse courses;
    private final TaskPlaces places;
    private final LawLinks laws;
    private final DocumentTemplates templates;
    private final ProjectFigures projects;
    private final TaskSubjectFigures work;
    private final Routing routing;
    private final Departments departments;
    private final SystemScope system;
    private final MessageSource messages;

    TaskHelp(
            TaskCourse courses,
            TaskPlaces places,
            LawLinks laws,
            DocumentTemplates templates,
            ProjectFigures projects,
            TaskSubjectFigures work,
            Routing routing,
            Departments departments,
            SystemScope system,
            MessageSource messages) {
        this.courses = courses;
        this.places = places;
        this.laws = laws;
        this.templates = templates;
        this.projects = projects;
        this.work = work;
        this.routing = routing;
        this.departments = departments;
        this.system = system;
        this.messages = messages;
    }

    /** @throws Refusal {@code help.noTask} for a task that is done, or that the reader may not see */
    TaskHelpView of(String task, Locale locale) {
        Place place = place(task);
        Course course = courses.of(task).orElseThrow(() -> Refusal.notFound("help.noTask"));
        return new TaskHelpView(
                process(course.process(), course.processName(), locale),
                guidance(course, locale),
                laws.in(course.documentation()),
                course.before().stream()
                        .map(past -> new TaskHelpView.Step(
                                task(past.process(), past.element(), past.name(), locale),
                                names(past.groups(), locale),
                                other(past.process(), course, locale),
                                past.endedAt(),
                                List.of()))
                        .toList(),
                new TaskHelpView.Step(
                        task(course.process(), course.element(), course.name(), locale),
                        names(course.groups(), locale),
                        null,
                        null,
                        List.of()),
                course.after().stream()
                        .map(next -> new TaskHelpView.Step(
                                task(next.process(), next.element(), next.name(), locale),
                                department(next, place.municipality(), locale),
                                other(next.process(), course, locale),
                                null,
                                next.when()))
                        .toList(),
                place.projectKey() == null
                        ? List.of()
                        : templates.at(place.process(), place.element()).stream()
                                .map(one -> new TaskHelpView.Download(
                                        one.id(), ReaderLanguage.choose(locale, one.nameKo(), one.nameEn())))
                                .toList());
    }

    /** @param name the document's own name, for its file */
    record Filled(String projectKey, String name, Paper paper) {}

    /** @throws Refusal {@code help.noTask}; {@code help.noTemplate} for one that the task doesn't have */
    Filled template(String task, String id) {
        Place place = place(task);
        DocumentTemplate template = templates
                .at(place.process(), place.element(), id)
                .filter(found -> place.projectKey() != null)
                .orElseThrow(() -> Refusal.notFound("help.noTemplate"));
        String projectKey = Objects.requireNonNull(place.projectKey());
        DocumentFigures figures = new DocumentFigures();
        projects.add(figures, projectKey);
        work.add(figures, place, projectKey);
        return new Filled(projectKey, template.nameKo(), TemplateFiller.fill(template, figures));
    }

    private Place place(String task) {
        return places.find(task).orElseThrow(() -> Refusal.notFound("help.noTask"));
    }

    private String task(String process, String element, String name, Locale locale) {
        return TaskNames.of(messages, process, element, name, locale);
    }

    private String process(String id, String name, Locale locale) {
        return messages.getMessage("process." + id, null, name, locale);
    }

    /** The models say in Korean what to do; in English it stands in {@code messages/guidance_en.properties}. */
    private String guidance(Course course, Locale locale) {
        return messages.getMessage(
                "guidance." + course.process() + "." + course.element(), null, course.documentation(), locale);
    }

    private @Nullable String other(String process, Course course, Locale locale) {
        return process.equals(course.process()) ? null : process(process, courses.name(process), locale);
    }

    /** The department that does a step in the municipality; null where it depends on what happens on the way. */
    private @Nullable String department(Next next, String municipality, Locale locale) {
        String duty = next.duty();
        if (duty == null || municipality == null) {
            return null;
        }
        return names(
                List.of(system.call(() ->
                        next.ofHead() ? routing.approvers(municipality, duty) : routing.group(municipality, duty))),
                locale);
    }

    private @Nullable String names(List<String> groups, Locale locale) {
        return groups.isEmpty()
                ? null
                : groups.stream().map(group -> name(group, locale)).distinct().collect(Collectors.joining(", "));
    }

    private String name(String group, Locale locale) {
        String department = Routing.departmentOf(group);
        boolean head = !department.equals(group);
        return departments
                .find(department)
                .map(found -> found.name(locale))
                .map(name -> head ? messages.getMessage("help.head", new Object[] {name}, locale) : name)
                .orElse(group);
    }
}
