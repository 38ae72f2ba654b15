package safecity.forecast;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.language.TaskNames;
import safecity.project.Project;
import safecity.project.ProjectEventRepository;
import safecity.project.Projects;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.project.progress.Progress;

/** Computes what is to be expected of a project today. */
@Component
class Forecasts {

    static final int TRIALS = 2_000;
    private static final int DELAY = 5;
    private static final int MOST_CAUSES = 3;

    private final Projects projects;
    private final ProjectEventRepository events;
    private final PlanRepository plans;
    private final Progress progress;
    private final Experience experience;
    private final OpenTasks open;
    private final ForecastRepository kept;
    private final MessageSource messages;
    private final Clock clock;
    private final ActivityNetwork network;

    Forecasts(
            Projects projects,
            ProjectEventRepository events,
            PlanRepository plans,
            Progress progress,
            Experience experience,
            OpenTasks open,
            ForecastRepository kept,
            ActivityNetwork network,
            MessageSource messages,
            Clock clock) {
        this.projects = projects;
        this.events = events;
        this.plans = plans;
        this.progress = progress;
        this.experience = experience;
        this.open = open;
        this.kept = kept;
        this.network = network;
        this.messages = messages;
        this.clock = clock;
    }

    /** All that one computation needs. */
    private record Case(
            Project project, LocalDate today, PlanDocument plan, List<Work> works, Pace pace, Simulation simulation) {

        Set<String> reached() {
            return works.stream()
                    .filter(work -> work.reachedOn() != null)
                    .map(Work::part)
                    .collect(Collectors.toSet());
        }
    }

    /** @throws safecity.refusal.Refusal {@code project.unknown} */
    @Transactional(readOnly = true)
    public Forecast of(String key, Locale locale) {
        Case now = now(key);
        Forecast.State state = state(now);
        Outcome outcome = state == Forecast.State.RUNNING ? now.simulation().run() : null;
        List<Forecast.Cause> causes = outcome == null ? List.of() : causes(now, outcome, locale);
        return new Forecast(
                key,
                now.today(),
                state,
                now.simulation().goal().plannedTo(),
                outcome == null ? null : outcome.goal(),
                now.plan().milestones().stream()
                        .map(milestone -> milestone(milestone, now, outcome, locale))
                        .toList(),
                causes,
                outcome == null ? null : delay(outcome, causes),
                outcome == null ? List.of() : tasks(now, outcome, locale),
                kept.history(key),
                (int) Math.round(100 * Math.exp(now.pace().mean())),
                now.reached().size(),
                TRIALS);
    }

    /** Keeps today's figures of a project that runs. */
    @Transactional
    public void keep(String key) {
        Case now = now(key);
        if (state(now) == Forecast.State.RUNNING) {
            Outcome outcome = now.simulation().run();
            kept.keep(
                    key,
                    now.today(),
                    now.simulation().goal().plannedTo(),
                    outcome.goal(),
                    TRIALS,
                    seed(key, now.today()));
        }
    }

    private Case now(String key) {
        Project project = projects.get(key);
        LocalDate today = LocalDate.now(clock);
        PlanDocument plan = plans.document(plans.inForce(key).orElseThrow());
        List<Work> works =
                Parts.of(network, experience.without(key), project.domesticFirst(), plan, progress.parts(key));
        Pace pace = Pace.of(works, plan.from());
        return new Case(
                project,
                today,
                plan,
                works,
                pace,
                new Simulation(works, plan.from(), today, pace, TRIALS, seed(key, today)));
    }

    private Forecast.State state(Case now) {
        if (events.abandoned(now.project().key(), now.today())) {
            return Forecast.State.ABANDONED;
        }
        return now.simulation().goal().reachedOn() == null ? Forecast.State.RUNNING : Forecast.State.DECLARED;
    }

    private static Forecast.Milestone milestone(
            PlanDocument.Milestone milestone, Case now, @Nullable Outcome outcome, Locale locale) {
        List<Work> parts = now.works().stream()
                .filter(work -> work.milestone().equals(milestone.code()))
                .toList();
        boolean reached = parts.stream().allMatch(work -> work.reachedOn() != null);
        return new Forecast.Milestone(
                milestone.code(),
                milestone.name(locale),
                milestone.from(),
                milestone.to(),
                reached
                        ? parts.stream()
                                .map(Work::reachedOn)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                reached || outcome == null
                        ? null
                        : outcome.of(parts.stream().map(Work::part).toList(), milestone.to()));
    }

    /** By milestone: what its parts make together. */
    private static List<Forecast.Cause> causes(Case now, Outcome outcome, Locale locale) {
        return now.plan().milestones().stream()
                .map(milestone -> cause(milestone, now, outcome, locale))
                .filter(cause -> cause.days() > 0)
                .sorted(Comparator.comparingLong(Forecast.Cause::days).reversed())
                .limit(MOST_CAUSES)
                .toList();
    }

    private static Forecast.Cause cause(PlanDocument.Milestone milestone, Case now, Outcome outcome, Locale locale) {
        List<Work> parts = now.works().stream()
                .filter(work -> work.milestone().equals(milestone.code()))
                .toList();
        return new Forecast.Cause(
                milestone.code(),
                milestone.name(locale),
                Math.round(parts.stream()
                        .mapToDouble(work -> outcome.cause(work.part()))
                        .sum()),
                parts.stream().allMatch(work -> work.reachedOn() != null));
    }

    private static Forecast.Delay delay(Outcome outcome, List<Forecast.Cause> causes) {
        long days = Math.round(outcome.delay());
        return new Forecast.Delay(
                days, days - causes.stream().mapToLong(Forecast.Cause::days).sum());
    }

    /** The tasks that hold a part which isn't reached. Others, such as those of yearly reports, move nothing. */
    private List<Forecast.Task> tasks(Case now, Outcome outcome, Locale locale) {
        Set<String> reached = now.reached();
        Map<String, Long> effects = new HashMap<>();
        List<OpenTask> waiting = open.of(now.project().key(), now.project().municipality());
        Map<String, String> titles =
                open.titles(waiting.stream().map(OpenTask::id).toList());
        return waiting.stream()
                .flatMap(task -> holds(task, now, reached)
                        .map(work -> new Forecast.Task(
                                task.id(),
                                TaskNames.of(messages, task.process(), task.element(), task.name(), locale),
                                titles.get(task.id()),
                                milestone(now, work).name(locale),
                                effects.computeIfAbsent(work.part(), part -> effect(now, outcome, part))))
                        .stream())
                .sorted(Comparator.comparingLong(Forecast.Task::days).reversed())
                .toList();
    }

    /** By how many days the goal moves at the median when a part takes so many more. */
    private static long effect(Case now, Outcome outcome, String part) {
        return Math.round(now.simulation().run(part, DELAY).median() - outcome.median());
    }

    private Optional<Work> holds(OpenTask task, Case now, Set<String> reached) {
        return now.works().stream()
                .filter(work -> work.reachedOn() == null && reached.containsAll(work.before()))
                .filter(work -> network.find(work.part())
                        .map(activity -> activity.processes().contains(task.process()))
                        .orElse(false))
                .findFirst();
    }

    private static PlanDocument.Milestone milestone(Case now, Work work) {
        return Objects.requireNonNull(now.plan().milestone(work.milestone()));
    }

    /** The same project has the same figures all day. */
    private static long seed(String key, LocalDate today) {
        return 31L * key.hashCode() + today.toEpochDay();
    }
}
