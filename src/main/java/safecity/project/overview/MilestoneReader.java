package safecity.project.overview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import safecity.project.plan.PlanDocument;
import safecity.project.progress.Progress;

/** Tells the milestones of a plan as of a day. */
final class MilestoneReader {

    private MilestoneReader() {}

    static List<ProjectView.Milestone> milestones(
            PlanDocument plan, List<Progress.Part> parts, LocalDate on, Locale locale) {
        return plan.milestones().stream()
                .map(milestone -> milestone(
                        milestone,
                        parts.stream()
                                .filter(part -> part.milestone().equals(milestone.code()))
                                .toList(),
                        on,
                        locale))
                .toList();
    }

    private static ProjectView.Milestone milestone(
            PlanDocument.Milestone milestone, List<Progress.Part> parts, LocalDate on, Locale locale) {
        LocalDate reachedOn = reachedOn(parts, on);
        return new ProjectView.Milestone(
                milestone.code(),
                ProjectReader.english(locale) ? milestone.nameEn() : milestone.nameKo(),
                milestone.nameKo(),
                milestone.nameEn(),
                milestone.from(),
                milestone.to(),
                parts.stream().mapToInt(Progress.Part::weight).sum(),
                reachedOn,
                state(milestone, reachedOn, on),
                parts.stream()
                        .map(part -> new ProjectView.Part(
                                part.process(),
                                part.element(),
                                part.stage(),
                                part.weight(),
                                part.reachedBy(on) ? part.reachedOn().orElseThrow() : null))
                        .toList());
    }

    /** The day on which its last part was reached; null while one is open, or a milestone has no part. */
    private static LocalDate reachedOn(List<Progress.Part> parts, LocalDate on) {
        if (parts.isEmpty() || !parts.stream().allMatch(part -> part.reachedBy(on))) {
            return null;
        }
        return parts.stream()
                .map(part -> part.reachedOn().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static ProjectView.State state(PlanDocument.Milestone milestone, LocalDate reachedOn, LocalDate on) {
        if (reachedOn != null) {
            return ProjectView.State.REACHED;
        }
        if (on.isAfter(milestone.to())) {
            return ProjectView.State.LATE;
        }
        return on.isBefore(milestone.from()) ? ProjectView.State.PLANNED : ProjectView.State.DUE;
    }
}
