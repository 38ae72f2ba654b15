package safecity.project.overview;

import static safecity.engine.time.EngineClock.SEOUL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.processes.ElementCourse;
import safecity.engine.processes.ElementCourse.Course;
import safecity.engine.processes.ElementCourse.Holder;
import safecity.engine.processes.ElementCourse.Place;
import safecity.engine.processes.ElementCourse.Target;
import safecity.engine.time.DueDay;
import safecity.language.TaskNames;
import safecity.project.ProjectEventRepository;
import safecity.project.plan.PlanDocument;
import safecity.project.progress.Progress;

/** Tells the milestones of a plan as of a day: where they are is the engine's to say, how late they are is the plan's. */
@Component
public class MilestoneReader {

    private final ElementCourse courses;
    private final ProjectEventRepository events;
    private final MessageSource messages;

    MilestoneReader(ElementCourse courses, ProjectEventRepository events, MessageSource messages) {
        this.courses = courses;
        this.events = events;
        this.messages = messages;
    }

    /**
     * What is known of a project before the engine is asked.
     *
     * @param parts     of its plan's milestones, as far as it was known by the day that they are reached
     * @param abandoned whether it stood given up on the day
     */
    public record Known(String projectKey, PlanDocument plan, List<Progress.Part> parts, boolean abandoned) {

        private List<Progress.Part> parts(PlanDocument.Milestone milestone) {
            return parts.stream()
                    .filter(part -> part.milestone().equals(milestone.code()))
                    .toList();
        }

        /** The day on which a milestone was reached; null while it is not. */
        public @Nullable LocalDate reachedOn(PlanDocument.Milestone milestone, LocalDate on) {
            return MilestoneReader.reachedOn(parts(milestone), on);
        }
    }

    /**
     * @param on      whether something of it is on
     * @param holders what holds it up: of it, or before it where nothing of it is on; empty for what is reached
     */
    record Standing(ProjectView.Milestone milestone, boolean on, List<Holder> holders) {}

    List<ProjectView.Milestone> milestones(
            String projectKey, PlanDocument plan, List<Progress.Part> parts, LocalDate on, Locale locale) {
        return milestones(standings(projectKey, plan, parts, on, locale));
    }

    private static List<ProjectView.Milestone> milestones(List<Standing> standings) {
        return standings.stream().map(Standing::milestone).toList();
    }

    List<Standing> standings(
            String projectKey, PlanDocument plan, List<Progress.Part> parts, LocalDate on, Locale locale) {
        Known project = new Known(projectKey, plan, parts, events.abandoned(projectKey, on));
        return standings(List.of(project), on, locale).getOrDefault(projectKey, List.of());
    }

    /** By project, as of a day; many take as many questions as one. */
    public Map<String, List<ProjectView.Milestone>> milestones(
            Collection<Known> projects, LocalDate on, Locale locale) {
        return standings(projects, on, locale).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, project -> milestones(project.getValue())));
    }

    private Map<String, List<Standing>> standings(Collection<Known> projects, LocalDate on, Locale locale) {
        Map<String, Map<Target, Course>> found = courses.of(
                projects.stream().collect(Collectors.toMap(Known::projectKey, MilestoneReader::targets)),
                on.plusDays(1).atStartOfDay(SEOUL).toInstant());
        return projects.stream()
                .collect(Collectors.toMap(
                        Known::projectKey,
                        project -> project.plan().milestones().stream()
                                .map(milestone -> standing(
                                        milestone,
                                        project.parts(milestone),
                                        found.getOrDefault(project.projectKey(), Map.of()),
                                        project.abandoned(),
                                        on,
                                        locale))
                                .toList()));
    }

    private static List<Target> targets(Known project) {
        return project.parts().stream().map(MilestoneReader::target).distinct().toList();
    }

    /** Moments for which the models wait now. */
    List<ProjectView.Wait> waits(String projectKey, Locale locale) {
        return waits(List.of(projectKey), locale).getOrDefault(projectKey, List.of());
    }

    /** By project the moments for which the models wait now; one that waits for none may be missing. */
    public Map<String, List<ProjectView.Wait>> waits(Collection<String> projectKeys, Locale locale) {
        return courses.seasons(projectKeys).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        project -> project.getValue().stream()
                                .map(place -> wait(place, locale))
                                .toList()));
    }

    private Standing standing(
            PlanDocument.Milestone milestone,
            List<Progress.Part> parts,
            Map<Target, Course> found,
            boolean abandoned,
            LocalDate on,
            Locale locale) {
        LocalDate reachedOn = reachedOn(parts, on);
        Optional<Course> course = parts.stream()
                .filter(part -> !part.reachedBy(on))
                .map(part -> found.get(target(part)))
                .max(Comparator.comparing(Course::state));
        ProjectView.State state = reachedOn != null
                ? ProjectView.State.REACHED
                : abandoned
                        ? ProjectView.State.STOPPED
                        : state(course, parts.stream().anyMatch(part -> part.reachedBy(on)));
        Delay delay = reachedOn != null || abandoned ? Delay.NONE : Delay.of(milestone, state, course, on);
        ProjectView.Milestone view = new ProjectView.Milestone(
                milestone.code(),
                milestone.name(locale),
                milestone.nameKo(),
                milestone.nameEn(),
                milestone.from(),
                milestone.to(),
                parts.stream().mapToInt(Progress.Part::weight).sum(),
                reachedOn,
                state,
                delay.days(),
                delay.behind(),
                reachedOn != null || abandoned
                        ? List.of()
                        : course.map(Course::places).orElse(List.of()).stream()
                                .map(place -> wait(place, locale))
                                .toList(),
                parts.stream()
                        .map(part -> new ProjectView.Part(
                                part.process(),
                                part.element(),
                                part.stage(),
                                part.weight(),
                                part.reachedBy(on) ? part.reachedOn().orElseThrow() : null))
                        .toList());
        Optional<ElementCourse.State> furthest =
                reachedOn != null || abandoned ? Optional.empty() : course.map(Course::state);
        return new Standing(
                view,
                furthest.filter(one -> one != ElementCourse.State.NOT_STARTED).isPresent(),
                furthest.stream().flatMap(one -> holders(parts, found, one, on)).toList());
    }

    /** Of all parts that are as far as the furthest one. */
    private static Stream<Holder> holders(
            List<Progress.Part> parts, Map<Target, Course> found, ElementCourse.State furthest, LocalDate on) {
        return parts.stream()
                .filter(part -> !part.reachedBy(on))
                .map(part -> found.get(target(part)))
                .filter(course -> course.state() == furthest)
                .flatMap(course -> course.holders().stream())
                .distinct();
    }

    /** By milestone the day on which people came to the first step of it; those to which they have not are missing. */
    Map<String, LocalDate> begun(String projectKey, List<Progress.Part> parts, LocalDate on) {
        Map<Target, Instant> begun = courses.begun(
                projectKey,
                parts.stream().map(MilestoneReader::target).distinct().toList(),
                on.plusDays(1).atStartOfDay(SEOUL).toInstant());
        return parts.stream()
                .filter(part -> begun.containsKey(target(part)))
                .collect(Collectors.toMap(
                        Progress.Part::milestone,
                        part -> LocalDate.ofInstant(Objects.requireNonNull(begun.get(target(part))), SEOUL),
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    /** The day on which its last part was reached; null while one is open, or a milestone has no part. */
    private static @Nullable LocalDate reachedOn(List<Progress.Part> parts, LocalDate on) {
        if (parts.isEmpty() || !parts.stream().allMatch(part -> part.reachedBy(on))) {
            return null;
        }
        return parts.stream()
                .map(part -> part.reachedOn().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Of what is partly reached something has begun, though nothing of the rest may have. */
    private static ProjectView.State state(Optional<Course> course, boolean partly) {
        ElementCourse.State state = course.map(Course::state).orElse(ElementCourse.State.NOT_STARTED);
        return switch (state) {
            case RUNNING -> ProjectView.State.RUNNING;
            case WAITING -> ProjectView.State.WAITING;
            default -> partly ? ProjectView.State.RUNNING : ProjectView.State.NOT_STARTED;
        };
    }

    /** Late to finish is graver than late to begin, and that than a late task. */
    private record Delay(long days, ProjectView.@Nullable Behind behind) {

        static final Delay NONE = new Delay(0, null);

        static Delay of(
                PlanDocument.Milestone milestone, ProjectView.State state, Optional<Course> course, LocalDate on) {
            boolean begun = state == ProjectView.State.RUNNING
                    || course.map(Course::begun).orElse(false);
            if (on.isAfter(milestone.to())) {
                return since(milestone.to(), on, ProjectView.Behind.FINISH);
            }
            if (!begun) {
                return since(milestone.from(), on, ProjectView.Behind.BEGIN);
            }
            return course.map(Course::due)
                    .map(due -> since(DueDay.of(due), on, ProjectView.Behind.TASK))
                    .orElse(NONE);
        }

        private static Delay since(LocalDate day, LocalDate on, ProjectView.Behind behind) {
            return on.isAfter(day) ? new Delay(ChronoUnit.DAYS.between(day, on), behind) : NONE;
        }
    }

    private static Target target(Progress.Part part) {
        return new Target(part.process(), part.element(), part.stage());
    }

    ProjectView.Wait wait(Place place, Locale locale) {
        String key = place.process() + "." + place.element();
        String name = TaskNames.of(
                messages,
                place.process(),
                place.element(),
                messages.getMessage("element." + key, null, place.name(), locale),
                locale);
        return new ProjectView.Wait(
                place.process(),
                place.element(),
                name,
                place.until() == null ? null : LocalDate.ofInstant(place.until(), SEOUL));
    }
}
