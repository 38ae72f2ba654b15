package safecity.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safecity.project.plan.PlanDocument;
import safecity.project.progress.Progress;

/** Makes of a plan and of what is reached the parts of a simulation, each behind those that come before it. */
final class Parts {

    /** How much a typical duration of our own weighs against durations that were seen: as much as so many of them. */
    private static final int PRIOR = 3;
    /** Spread of a part that we know from its plan only. */
    private static final double PLANNED_SCALE = 0.2;

    private final ActivityNetwork network;
    private final Map<String, List<Long>> seen;
    private final boolean domesticFirst;
    private final Map<String, PlanDocument.Milestone> planned = new LinkedHashMap<>();
    private final Map<String, LocalDate> reached;

    private Parts(
            ActivityNetwork network,
            Map<String, List<Long>> seen,
            boolean domesticFirst,
            PlanDocument plan,
            Map<String, LocalDate> reached) {
        this.network = network;
        this.seen = seen;
        this.domesticFirst = domesticFirst;
        this.reached = reached;
        plan.milestones()
                .forEach(milestone -> milestone
                        .parts()
                        .forEach(part -> planned.put(name(part.process(), part.element(), part.stage()), milestone)));
    }

    /**
     * @param seen durations in days by part, from other projects
     * @param parts what is reached, as {@link Progress#parts(String)} tells it
     */
    static List<Work> of(
            ActivityNetwork network,
            Map<String, List<Long>> seen,
            boolean domesticFirst,
            PlanDocument plan,
            List<Progress.Part> parts) {
        Map<String, LocalDate> reached = new LinkedHashMap<>();
        parts.forEach(part ->
                part.reachedOn().ifPresent(on -> reached.put(name(part.process(), part.element(), part.stage()), on)));
        return new Parts(network, seen, domesticFirst, plan, reached).ordered();
    }

    static String name(String process, String element, String stage) {
        return process + "/" + element + (stage.isEmpty() ? "" : ":" + stage);
    }

    private List<Work> ordered() {
        Map<String, Work> done = new LinkedHashMap<>();
        planned.keySet().forEach(part -> add(part, done));
        return List.copyOf(done.values());
    }

    private void add(String part, Map<String, Work> done) {
        if (done.containsKey(part)) {
            return;
        }
        Work work = work(part);
        work.before().forEach(before -> add(before, done));
        done.put(part, work);
    }

    private Work work(String part) {
        PlanDocument.Milestone milestone = milestone(part);
        Activity activity = network.find(part).orElse(null);
        return activity == null ? ofPlan(part, milestone) : ofNetwork(activity, milestone);
    }

    private Work ofNetwork(Activity activity, PlanDocument.Milestone milestone) {
        List<Long> durations = seen.getOrDefault(activity.part(), List.of());
        double sum = durations.stream().mapToDouble(Math::log).sum();
        return new Work(
                activity.part(),
                milestone.code(),
                network.before(activity, domesticFirst, planned),
                activity.notBefore(milestone.from()),
                activity.twoYearsAfter(),
                (PRIOR * activity.location() + sum) / (PRIOR + durations.size()),
                activity.scale(),
                milestone.to(),
                reached.get(activity.part()));
    }

    /** A part that the usual certification doesn't know takes its planned time, after what the plan has before it. */
    private Work ofPlan(String part, PlanDocument.Milestone milestone) {
        long days = Math.max(1, milestone.from().until(milestone.to(), ChronoUnit.DAYS) + 1);
        return new Work(
                part,
                milestone.code(),
                before(part),
                milestone.from(),
                null,
                Math.log(days),
                PLANNED_SCALE,
                milestone.to(),
                reached.get(part));
    }

    private PlanDocument.Milestone milestone(String part) {
        return Objects.requireNonNull(planned.get(part));
    }

    private List<String> before(String part) {
        List<String> parts = new ArrayList<>(planned.keySet());
        @Nullable String before = null;
        for (String other : parts.subList(0, parts.indexOf(part))) {
            if (milestone(other).to().isBefore(milestone(part).from())) {
                before = other;
            }
        }
        return before == null ? List.of() : List.of(before);
    }
}
