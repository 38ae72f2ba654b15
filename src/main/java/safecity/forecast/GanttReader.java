package safecity.forecast;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.project.overview.ProjectView;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;

/** Lays plan, fact and forecast of each milestone side by side, with earlier plans, terms of the law and elections. */
@Component
class GanttReader {

    private final PlanRepository plans;
    private final MessageSource messages;

    GanttReader(PlanRepository plans, MessageSource messages) {
        this.plans = plans;
        this.messages = messages;
    }

    /** Both days included. */
    record Span(LocalDate from, LocalDate to) {}

    /** What an earlier version of the plan said, where it said something else. */
    record Earlier(String version, Span plan) {}

    /** The day by which an open task of the milestone has to be done by law. */
    record Term(LocalDate day, String task, String article) {}

    /**
     * @param fact     from the first step that was come to until it was reached, or until today; null while nothing was
     * @param reached  whether the fact is over
     * @param forecast from the day that half of the trials keep to that which nine of ten keep; null for what is reached
     * @param onTime   percent of the trials that keep the plan; null for what is reached
     */
    record Row(
            String code,
            String name,
            Span plan,
            List<Earlier> earlier,
            @Nullable Span fact,
            boolean reached,
            @Nullable Span forecast,
            @Nullable Integer onTime,
            List<Term> terms) {}

    /** Days on which an election holds events back. */
    record Held(String label, Span days) {}

    /** A day from which another version of the plan held. */
    record Change(LocalDate on, String version) {}

    record Chart(LocalDate today, List<Row> rows, List<Held> elections, List<Change> changes) {

        boolean hasEarlier() {
            return rows.stream().anyMatch(row -> !row.earlier().isEmpty());
        }
    }

    /** @param begun by milestone the day of its first step; others are missing */
    Chart read(Forecast forecast, ProjectView project, Map<String, LocalDate> begun, Locale locale) {
        Map<String, ProjectView.Holdup> holdups = project.holdups().stream()
                .collect(Collectors.toMap(holdup -> holdup.milestone().code(), Function.identity()));
        List<Baseline> earlier = plans.versions(project.key()).stream()
                .filter(version -> version.version() < project.baseline().number())
                .filter(version -> version.adopted() || version.version() == 1)
                .toList();
        Map<Integer, PlanDocument> documents =
                earlier.stream().collect(Collectors.toMap(Baseline::version, plans::document));
        return new Chart(
                forecast.on(),
                forecast.milestones().stream()
                        .map(milestone -> row(
                                milestone,
                                begun.get(milestone.code()),
                                terms(holdups.get(milestone.code())),
                                earlier(milestone, documents, locale),
                                forecast.on()))
                        .toList(),
                project.elections().stream()
                        .map(election -> new Held(
                                message("gantt.election", locale), new Span(election.eventsFrom(), election.heldOn())))
                        .toList(),
                project.baselines().stream()
                        .filter(version -> version.number() > 1)
                        .flatMap(version -> change(version, locale))
                        .toList());
    }

    private Stream<Change> change(ProjectView.Version version, Locale locale) {
        OffsetDateTime adopted = version.adoptedAt();
        return adopted == null
                ? Stream.of()
                : Stream.of(new Change(adopted.toLocalDate(), version(version.number(), locale)));
    }

    private static Row row(
            Forecast.Milestone milestone,
            @Nullable LocalDate begun,
            List<Term> terms,
            List<Earlier> earlier,
            LocalDate today) {
        Expected expected = milestone.expected();
        return new Row(
                milestone.code(),
                milestone.name(),
                new Span(milestone.plannedFrom(), milestone.plannedTo()),
                earlier,
                fact(begun, milestone.reachedOn(), today),
                milestone.reachedOn() != null,
                expected == null ? null : new Span(expected.half(), expected.nineOfTen()),
                expected == null ? null : expected.onTimePercent(),
                terms);
    }

    /** What was entered late was done before the engine knew of it. */
    static @Nullable Span fact(@Nullable LocalDate begun, @Nullable LocalDate reached, LocalDate today) {
        if (reached != null) {
            return new Span(begun == null || begun.isAfter(reached) ? reached : begun, reached);
        }
        return begun == null ? null : new Span(begun, today);
    }

    private static List<Term> terms(ProjectView.@Nullable Holdup holdup) {
        return holdup == null
                ? List.of()
                : holdup.holds().stream()
                        .map(ProjectView.Hold::task)
                        .filter(Objects::nonNull)
                        .filter(task -> task.article() != null && task.due() != null)
                        .map(task -> new Term(
                                Objects.requireNonNull(task.due()).toLocalDate(),
                                task.name(),
                                Objects.requireNonNull(task.article())))
                        .sorted(Comparator.comparing(Term::day))
                        .toList();
    }

    private List<Earlier> earlier(Forecast.Milestone milestone, Map<Integer, PlanDocument> documents, Locale locale) {
        Span now = new Span(milestone.plannedFrom(), milestone.plannedTo());
        return documents.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(version -> version.getValue().milestones().stream()
                        .filter(one -> one.code().equals(milestone.code()))
                        .map(one -> new Earlier(version(version.getKey(), locale), new Span(one.from(), one.to()))))
                .filter(one -> !one.plan().equals(now))
                .toList();
    }

    private String version(int number, Locale locale) {
        return messages.getMessage("project.versionNumber", new Object[] {number}, locale);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
