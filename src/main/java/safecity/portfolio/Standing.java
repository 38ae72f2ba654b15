package safecity.portfolio;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safecity.engine.processes.Standstills.Standstill;
import safecity.forecast.DeclarationForecasts.Declaration;
import safecity.project.Budgets;
import safecity.project.Project;
import safecity.project.overview.MilestoneReader;
import safecity.project.overview.ProjectView.TaskView;
import safecity.project.plan.PlanDocument;
import safecity.project.progress.Phase;
import safecity.project.progress.Progress;

/**
 * How a project stands on a day: all by which projects are filtered and put in order.
 *
 * @param tasks those due first at the top
 */
record Standing(
        Project project,
        MilestoneReader.Known known,
        Phase phase,
        Standstill standstill,
        List<TaskView> tasks,
        List<Budgets.Year> years,
        @Nullable Declaration declaration,
        LocalDate on) {

    /** A project with what decides where it stands in the list. */
    private record Place(Standing standing, Attention attention, LocalDate next) {

        static final Comparator<Place> ORDER = Comparator.comparing(Place::attention)
                .thenComparing(Place::next)
                .thenComparing(place -> place.standing().project().key());
    }

    /** Those that need attention first; of the same attention those whose next milestone is nearest. */
    static List<Standing> byAttention(Collection<Standing> standings) {
        return standings.stream()
                .map(standing -> new Place(
                        standing,
                        standing.attention(),
                        standing.next().map(PlanDocument.Milestone::to).orElse(LocalDate.MAX)))
                .sorted(Place.ORDER)
                .map(Place::standing)
                .toList();
    }

    ProjectState state() {
        return ProjectState.of(phase, standstill);
    }

    PlanDocument plan() {
        return known.plan();
    }

    int planned() {
        return Progress.planned(plan(), on);
    }

    int reached() {
        return Progress.reached(known.parts(), on);
    }

    long daysAhead() {
        return Progress.daysAhead(plan(), reached(), on);
    }

    /** Milestones that are not reached, by their planned end; none of a project that was given up. */
    private Stream<PlanDocument.Milestone> open() {
        return known.abandoned()
                ? Stream.of()
                : plan().milestones().stream()
                        .filter(milestone -> known.reachedOn(milestone, on) == null)
                        .sorted(Comparator.comparing(PlanDocument.Milestone::to));
    }

    /** Those whose planned end is over, the furthest behind first. */
    List<PlanDocument.Milestone> late() {
        return open().filter(milestone -> milestone.to().isBefore(on)).toList();
    }

    /** Those whose planned end is to come, the nearest first. */
    List<PlanDocument.Milestone> ahead() {
        return open().filter(milestone -> !milestone.to().isBefore(on)).toList();
    }

    Optional<PlanDocument.Milestone> next() {
        return ahead().stream().findFirst();
    }

    /** Tasks whose due date is a period of the law that is over, the oldest first. */
    List<TaskView> overdueTerms() {
        return tasks.stream().filter(task -> task.overdue() && task.legalTerm()).toList();
    }

    Attention attention() {
        return Attention.of(
                state(),
                overdueTerms().stream()
                        .findFirst()
                        .map(task -> ChronoUnit.DAYS.between(dueOn(task), on))
                        .orElse(0L),
                standstill,
                late().stream()
                        .findFirst()
                        .map(milestone -> ChronoUnit.DAYS.between(milestone.to(), on))
                        .orElse(0L),
                years,
                declaration);
    }

    static LocalDate dueOn(TaskView task) {
        return Objects.requireNonNull(task.due()).toLocalDate();
    }
}
