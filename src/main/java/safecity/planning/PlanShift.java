package safecity.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelContract;
import safecity.planning.ScheduleMove.Standing;
import safecity.project.Budgets;
import safecity.project.overview.ProjectReader;
import safecity.project.overview.ProjectView;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/** Moves a plan that is being written, by what was done of it so far: the result stands in the editor, to be looked at. */
@Component
class PlanShift {

    private static final int MOST = 60;

    private final PlanDrafts drafts;
    private final Budgets budgets;
    private final ProjectReader projects;
    private final Clock clock;

    PlanShift(PlanDrafts drafts, Budgets budgets, ProjectReader projects, Clock clock) {
        this.drafts = drafts;
        this.budgets = budgets;
        this.projects = projects;
        this.clock = clock;
    }

    /** @throws Refusal {@code planDraft.incomplete}, {@code planDraft.shiftMonths} */
    PlanSheet shifted(
            PlanEditing.Subject subject, PlanSheet typed, LocalDate from, @Nullable String months, Account person) {
        if (months == null || !months.matches("-?[0-9]{1,2}") || Math.abs(Integer.parseInt(months)) > MOST) {
            throw Refusal.of("planDraft.shiftMonths", MOST).field("shiftMonths");
        }
        String key = subject.project().key();
        PlanDrafts.Read read = drafts.read(key, typed);
        PlanDocument plan = read.plan();
        if (plan == null) {
            throw Refusal.of("planDraft.incomplete", read.problems().size());
        }
        Map<Integer, Long> committed = new HashMap<>();
        budgets.years(key).forEach(year -> committed.put(year.year(), year.committed()));
        List<ProjectView.Milestone> stages =
                subject.change() ? projects.milestones(key, person, Locale.KOREAN) : List.of();
        Map<String, Standing> standing = new HashMap<>();
        stages.forEach(stage -> standing.put(stage.code(), standing(stage)));
        plan.contracts().forEach(one -> standing.put(one.code(), standing(key, one, stages)));
        ScheduleMove move = new ScheduleMove(from, Integer.parseInt(months), LocalDate.now(clock), standing, committed);
        return PlanWriter.sheet(move.of(plan)).with(PlanSection.PROGRAMMES, typed.rows(PlanSection.PROGRAMMES));
    }

    private static Standing standing(ProjectView.Milestone stage) {
        return switch (stage.state()) {
            case REACHED -> Standing.FINISHED;
            case RUNNING -> Standing.RUNNING;
            default -> Standing.NOT_BEGUN;
        };
    }

    /** A contract is finished when all that it delivers was delivered, and has begun when its money is committed. */
    private Standing standing(String key, PlannedContract contract, List<ProjectView.Milestone> stages) {
        List<ProjectView.Part> delivered = stages.stream()
                .flatMap(stage -> stage.parts().stream())
                .filter(part -> part.process().equals(ModelContract.Processes.RESEARCH_CONTRACT)
                        && contract.deliverables().contains(part.stage()))
                .toList();
        if (!delivered.isEmpty() && delivered.stream().allMatch(part -> part.reachedOn() != null)) {
            return Standing.FINISHED;
        }
        return budgets.yearOf(key, contract.code()).isPresent() ? Standing.RUNNING : Standing.NOT_BEGUN;
    }
}
