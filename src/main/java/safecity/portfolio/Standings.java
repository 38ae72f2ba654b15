package safecity.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import safecity.engine.processes.Standstills;
import safecity.engine.processes.Standstills.Standstill;
import safecity.forecast.DeclarationForecasts;
import safecity.forecast.DeclarationForecasts.Declaration;
import safecity.project.Budgets;
import safecity.project.Project;
import safecity.project.ProjectEventRepository;
import safecity.project.overview.MilestoneReader;
import safecity.project.overview.ProjectView.TaskView;
import safecity.project.overview.TaskReader;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.project.progress.Phase;
import safecity.project.progress.Progress;

/** Reads how projects stand: many take as many questions as one. */
@Component
class Standings {

    private static final Standstill GOES_ON = new Standstill(false, 0);

    private final PlanRepository plans;
    private final Progress progress;
    private final ProjectEventRepository events;
    private final Standstills standstills;
    private final TaskReader tasks;
    private final Budgets budgets;
    private final DeclarationForecasts forecasts;

    Standings(
            PlanRepository plans,
            Progress progress,
            ProjectEventRepository events,
            Standstills standstills,
            TaskReader tasks,
            Budgets budgets,
            DeclarationForecasts forecasts) {
        this.plans = plans;
        this.progress = progress;
        this.events = events;
        this.standstills = standstills;
        this.tasks = tasks;
        this.budgets = budgets;
        this.forecasts = forecasts;
    }

    /** In the order of the projects. */
    List<Standing> of(Collection<Project> projects, LocalDate on, Locale locale) {
        List<String> keys = projects.stream().map(Project::key).toList();
        Map<String, Baseline> inForce = plans.inForce(keys);
        Map<Long, PlanDocument> documents = plans.documents(inForce.values());
        Map<String, List<Progress.Part>> parts = progress.parts(inForce.values(), on);
        Map<String, Set<String>> passed = progress.passed(keys, on);
        Set<String> abandoned = events.abandoned(keys, on);
        Map<String, Standstill> still = standstills.of(keys);
        Map<String, List<TaskView>> open = tasks.open(projects, locale);
        Map<String, List<Budgets.Year>> money = budgets.years(inForce.values());
        Map<String, Declaration> declarations = forecasts.newest(keys, on);
        return projects.stream()
                .map(project -> {
                    String key = project.key();
                    boolean givenUp = abandoned.contains(key);
                    return new Standing(
                            project,
                            new MilestoneReader.Known(
                                    key,
                                    Objects.requireNonNull(documents.get(Objects.requireNonNull(inForce.get(key))
                                            .id())),
                                    parts.getOrDefault(key, List.of()),
                                    givenUp),
                            Phase.of(passed.getOrDefault(key, Set.of()), givenUp),
                            still.getOrDefault(key, GOES_ON),
                            open.getOrDefault(key, List.of()),
                            money.getOrDefault(key, List.of()),
                            declarations.get(key),
                            on);
                })
                .toList();
    }
}
