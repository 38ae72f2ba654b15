package safecity.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.Schemes;
import safecity.programme.PlannedProgramme;
import safecity.programme.Programmes;
import safecity.project.DraftedPlans;
import safecity.project.PlanAdopted;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.refusal.Refusal;

/** Plans while they are written: what was typed, what can be read of it, and what becomes of it. */
@Component
class PlanDrafts implements DraftedPlans {

    private static final String PROGRAMMES = "추진계획의 안전증진사업";

    private final PlanDraftRepository table;
    private final PlanRepository plans;
    private final Projects projects;
    private final Programmes programmes;
    private final Schemes schemes;

    PlanDrafts(
            PlanDraftRepository table,
            PlanRepository plans,
            Projects projects,
            Programmes programmes,
            Schemes schemes) {
        this.table = table;
        this.plans = plans;
        this.projects = projects;
        this.programmes = programmes;
        this.schemes = schemes;
    }

    /**
     * What could be read of a draft.
     *
     * @param plan     null where something of it could not be read
     * @param problems one for each entry that can't be read or doesn't fit, with its field
     */
    record Read(@Nullable PlanDocument plan, List<PlannedProgramme> programmes, List<Refusal> problems) {}

    /** What was saved and still counts, else the plan in force as it would be typed. */
    PlanDraft current(String projectKey) {
        Baseline base = base(projectKey);
        Optional<PlanDraft> saved = table.of(projectKey);
        return saved.filter(draft -> counts(draft, base))
                .orElseGet(() -> new PlanDraft(
                        PlanWriter.sheet(plans.document(base)),
                        saved.map(PlanDraft::version).orElse(0L),
                        base.version(),
                        null,
                        null,
                        null));
    }

    /** A draft that became the plan in force, or one before it, is done with; one that was returned is written on. */
    private static boolean counts(PlanDraft draft, Baseline base) {
        return draft.became() == null || !base.adopted() || draft.became() > base.version();
    }

    /** The plan with which a draft begins: that in force, or the newest draft of the first one. */
    Baseline base(String projectKey) {
        return plans.inForce(projectKey).orElseThrow(() -> Refusal.notFound("project.unknown", projectKey));
    }

    PlanDocument baseDocument(String projectKey) {
        return plans.document(base(projectKey));
    }

    Read read(String projectKey, PlanSheet sheet) {
        Baseline base = base(projectKey);
        List<Refusal> problems = new ArrayList<>();
        PlanDocument plan = new PlanReader(sheet, plans.document(base), problems).read();
        List<PlannedProgramme> planned =
                base.adopted() ? List.of() : new ProgrammeReader(sheet, criteria(projectKey), problems).read();
        return new Read(plan, planned, problems);
    }

    /** Codes of the criteria that a programme of the project can serve. */
    private List<String> criteria(String projectKey) {
        return criteriaOf(projects.get(projectKey)).stream()
                .map(Criterion::code)
                .toList();
    }

    List<Criterion> criteriaOf(Project project) {
        return schemes.criteria(project.scheme());
    }

    /** @throws Refusal {@code planDraft.faster} when it isn't what its author saw any more; {@code planDraft.full} */
    @Transactional
    long save(String projectKey, PlanSheet sheet, long seen, String actor) {
        PlanDraft before = current(projectKey);
        if (before.version() == seen && before.sheet().equals(sheet)) {
            return seen;
        }
        Baseline base = base(projectKey);
        int began = before.savedBy() == null || !base.adopted() ? base.version() : before.baseVersion();
        if (!table.save(projectKey, sheet, seen, began, actor)) {
            throw Refusal.conflict("planDraft.faster");
        }
        return table.of(projectKey).orElseThrow().version();
    }

    @Transactional
    void discard(String projectKey, long seen) {
        if (seen != 0 && !table.discard(projectKey, seen)) {
            throw Refusal.conflict("planDraft.faster");
        }
    }

    @Override
    public Optional<PlanDocument> of(String projectKey) {
        Baseline base = base(projectKey);
        Optional<PlanDraft> draft = table.of(projectKey).filter(one -> counts(one, base));
        if (draft.isEmpty() || draft.get().became() != null && !base.adopted()) {
            return Optional.empty();
        }
        if (base.adopted() && draft.get().baseVersion() != base.version()) {
            throw Refusal.conflict("planDraft.overtaken", base.version());
        }
        Read read = read(projectKey, draft.get().sheet());
        if (!read.problems().isEmpty()) {
            throw Refusal.of("planDraft.incomplete", read.problems().size());
        }
        return Optional.of(Objects.requireNonNull(read.plan()));
    }

    @Override
    public List<String> programmes(String projectKey) {
        Baseline base = base(projectKey);
        if (base.adopted()) {
            return List.of();
        }
        return table.of(projectKey)
                .map(draft -> new ProgrammeReader(draft.sheet(), criteria(projectKey), new ArrayList<>())
                        .read().stream()
                                .map(one -> one.title() + " (" + one.fromYear() + "~" + one.toYear() + ")")
                                .toList())
                .orElse(List.of());
    }

    @Override
    public void begun(String projectKey) {
        table.forget(projectKey);
    }

    @Override
    public void became(String projectKey, int version) {
        table.became(projectKey, version);
    }

    /** The programmes of a first plan begin with its adoption. */
    @EventListener
    void adopted(PlanAdopted adopted) {
        String key = adopted.projectKey();
        table.of(key)
                .filter(draft -> Integer.valueOf(adopted.version()).equals(draft.became()))
                .ifPresent(draft -> {
                    List<PlannedProgramme> planned =
                            new ProgrammeReader(draft.sheet(), criteria(key), new ArrayList<>()).read();
                    programmes.registerPlanned(key, planned, PROGRAMMES, Objects.requireNonNull(draft.savedBy()));
                });
    }
}
