package safecity.project.overview;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.processes.ElementCourse.Holder;
import safecity.engine.tasks.TaskCourse;
import safecity.engine.time.DueDay;
import safecity.language.TaskNames;
import safecity.project.overview.MilestoneReader.Standing;
import safecity.project.overview.ProjectView.State;

/**
 * Tells what is late and why: from each milestone that is late or running down to the open step that holds it, and who waits
 * behind it. What holds a milestone that cannot begin is told with the milestone that it belongs to.
 */
@Component
class HoldupReader {

    /** Models know rare ways too; more than these no reader needs. */
    private static final int MOST_NEXT = 3;

    private final MilestoneReader milestones;
    private final TaskCourse courses;
    private final MessageSource messages;

    HoldupReader(MilestoneReader milestones, TaskCourse courses, MessageSource messages) {
        this.milestones = milestones;
        this.courses = courses;
        this.messages = messages;
    }

    /** @param open the open tasks at that time */
    List<ProjectView.Holdup> read(List<Standing> standings, List<ProjectView.TaskView> open, Locale locale) {
        Holds holds = new Holds(
                open.stream().collect(Collectors.toMap(ProjectView.TaskView::id, Function.identity())),
                new HashMap<>(),
                locale);
        return standings.stream()
                .filter(HoldupReader::isShown)
                .sorted(Comparator.comparing(
                                (Standing one) -> one.milestone().behind(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.milestone().daysBehind(), Comparator.reverseOrder()))
                .map(one -> holdup(one, standings, holds))
                .toList();
    }

    private static boolean isShown(Standing standing) {
        State state = standing.milestone().state();
        return standing.milestone().daysBehind() > 0 || state == State.RUNNING || state == State.WAITING;
    }

    private ProjectView.Holdup holdup(Standing standing, List<Standing> all, Holds holds) {
        List<Standing> after =
                all.stream().filter(other -> waitsFor(standing, other)).toList();
        return new ProjectView.Holdup(
                coded(standing),
                standing.milestone().state(),
                standing.milestone().daysBehind(),
                standing.milestone().behind(),
                standing.holders().stream()
                        .filter(holder -> after.stream().noneMatch(other -> holds(other, holder)))
                        .map(holder -> hold(holder, holds))
                        .toList(),
                after.stream().map(HoldupReader::coded).toList(),
                all.stream()
                        .filter(other -> waitsFor(other, standing))
                        .map(HoldupReader::coded)
                        .toList());
    }

    /** Whether something of another milestone is on that has to end before anything of this one begins. */
    private static boolean waitsFor(Standing standing, Standing other) {
        return !standing.on() && other.on() && standing.holders().stream().anyMatch(holder -> holds(other, holder));
    }

    private static boolean holds(Standing standing, Holder holder) {
        return standing.holders().stream()
                .anyMatch(one ->
                        one.instance().equals(holder.instance()) && one.place().equals(holder.place()));
    }

    /**
     * What the rows of one page share.
     *
     * @param next what comes after a step, by the step: the same of each instance
     */
    private record Holds(
            Map<String, ProjectView.TaskView> open, Map<String, List<ProjectView.NextStep>> next, Locale locale) {}

    private ProjectView.Hold hold(Holder holder, Holds holds) {
        ProjectView.Wait place = milestones.wait(holder.place(), holds.locale());
        return new ProjectView.Hold(
                place,
                DueDay.of(holder.since()),
                holder.failed(),
                holder.through().stream()
                        .map(step -> milestones.wait(step, holds.locale()).name())
                        .toList(),
                holder.task() == null ? null : holds.open().get(holder.task()),
                next(holder.task(), place, holds));
    }

    private List<ProjectView.NextStep> next(@Nullable String task, ProjectView.Wait place, Holds holds) {
        return task == null
                ? List.of()
                : holds.next()
                        .computeIfAbsent(
                                place.process() + "/" + place.element(),
                                step -> courses.next(task).stream()
                                        .limit(MOST_NEXT)
                                        .map(next -> next(next, holds))
                                        .toList());
    }

    private ProjectView.NextStep next(TaskCourse.Next next, Holds holds) {
        return new ProjectView.NextStep(
                TaskNames.of(messages, next.process(), next.element(), next.name(), holds.locale()),
                duty(next, holds.locale()),
                next.when());
    }

    /** Which department does a duty is decided when the step is come to; what it will be then nobody knows yet. */
    private @Nullable String duty(TaskCourse.Next next, Locale locale) {
        if (next.duty() == null) {
            return null;
        }
        String name = messages.getMessage("duty.name." + next.duty(), null, next.duty(), locale);
        return next.ofHead() ? messages.getMessage("project.head", new Object[] {name}, locale) : name;
    }

    private static ProjectView.Coded coded(Standing standing) {
        return new ProjectView.Coded(
                standing.milestone().code(), standing.milestone().name());
    }
}
