package safecity.project.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The head of one version of a plan; amounts in million won. Not adopted yet while {@code adoptedAt} is null. */
public record Baseline(
        long id,
        String projectKey,
        int version,
        String reason,
        LocalDate periodFrom,
        LocalDate periodTo,
        long budgetHeader,
        long budgetOverview,
        Instant draftedAt,
        String draftedBy,
        @Nullable Instant adoptedAt,
        @Nullable String adoptedBy) {

    static final String COLUMNS = """
            SELECT id, project_key, version, reason, period_from, period_to, budget_header, budget_overview,
                drafted_at, drafted_by, adopted_at, adopted_by
            FROM plan_baseline
            """;

    /** As it stood at a moment: an adoption that came later isn't told. */
    public Baseline asOf(Instant at) {
        return adoptedAt == null || adoptedAt.isBefore(at)
                ? this
                : new Baseline(
                        id,
                        projectKey,
                        version,
                        reason,
                        periodFrom,
                        periodTo,
                        budgetHeader,
                        budgetOverview,
                        draftedAt,
                        draftedBy,
                        null,
                        null);
    }

    public boolean adopted() {
        return adoptedAt != null;
    }
}
