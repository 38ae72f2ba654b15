package safecity.committee;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.ModelBean;
import safecity.refusal.Refusal;

/** The candidates for a committee, before anybody is appointed: recommended, examined, asked. Figures only. */
@ModelBean("candidates")
@Transactional
public class Candidates {

    private static final String ELIGIBLE = "eligible";
    private static final String PROVINCE = "province";

    private final CandidateTable table;

    Candidates(CandidateTable table) {
        this.table = table;
    }

    /** Roles of the bodies that are asked, comma-separated; may be empty. */
    public String recommenders(boolean police, boolean fire, boolean education) {
        return Stream.of(police ? "police" : "", fire ? "fire" : "", education ? "education" : "")
                .filter(role -> !role.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** Half of the seats, rounded down and at least two: what a balanced committee starts from. */
    public int half(int seats) {
        return Math.max(2, seats / 2);
    }

    public void recommended(String projectKey, String body, String outcome, int men, int women, String actor) {
        boolean none = outcome.equals("none");
        table.insertRecommendation(projectKey, body, outcome, none ? 0 : men, none ? 0 : women, actor);
    }

    /** Records that the bodies which haven't answered were reminded. */
    public void urged(String projectKey) {
        table.insertRecommendation(projectKey, "all", "urged", 0, 0, "system");
    }

    /**
     * Records an examination. Eligible means that nobody is disqualified, sits on too many committees or has served too
     * often, and that a measure answers every conflict of interest.
     *
     * @throws Refusal {@code committee.disqualified}, {@code committee.overCommitted}, {@code committee.termExceeded},
     *                 {@code committee.conflictUnanswered}, {@code committee.moreThanPlanned}
     */
    public void reviewed(
            String projectKey,
            String outcome,
            int men,
            int women,
            int officials,
            int disqualified,
            int overCommitted,
            int termExceeded,
            int conflicted,
            String conflictMeasures,
            String actor) {
        if (outcome.equals(ELIGIBLE)) {
            none("committee.disqualified", "disqualified", disqualified);
            none("committee.overCommitted", "overCommitted", overCommitted);
            none("committee.termExceeded", "termExceeded", termExceeded);
            if (conflicted > 0 && conflictMeasures.isBlank()) {
                throw Refusal.of("committee.conflictUnanswered", conflicted)
                        .field("conflictMeasures")
                        .rule("공직자의 이해충돌 방지법 제5조");
            }
            withinPlan(projectKey, men, women, officials);
        }
        table.insertReview(
                projectKey,
                "review",
                outcome,
                new CandidateTable.Figures(
                        men, women, officials, disqualified, overCommitted, termExceeded, conflicted),
                conflictMeasures,
                actor);
    }

    /** Those next in rank take the places of candidates who declined. @throws Refusal {@code committee.moreThanPlanned} */
    public void replaced(String projectKey, int men, int women, int officials, String actor) {
        withinPlan(projectKey, men, women, officials);
        table.insertReview(
                projectKey,
                "next-in-rank",
                ELIGIBLE,
                new CandidateTable.Figures(men, women, officials, 0, 0, 0, 0),
                "",
                actor);
    }

    /** Whether neither sex has more than six tenths of the appointed seats, see {@link SexRatio}. */
    public boolean sexRatioKept(int men, int women) {
        return SexRatio.kept(men, women);
    }

    /**
     * Records what the province's gender equality committee resolved about an unbalanced composition.
     *
     * @param resolvedBy {@code province} or {@code district}
     * @throws Refusal {@code committee.wrongBody} for a resolution of the district's own committee
     */
    public void exceptionResolved(
            String projectKey, String resolvedBy, String resolution, String outcome, int men, int women, String actor) {
        if (!resolvedBy.equals(PROVINCE)) {
            throw Refusal.of("committee.wrongBody").field("resolvedBy").rule(SexRatio.RULE + " 제2항");
        }
        table.insertException(projectKey, resolution, outcome, men, women, actor);
    }

    /**
     * Records whether the candidates agreed to serve.
     *
     * @param declined how many declined, null when it isn't said
     * @throws Refusal {@code committee.consentContradiction} when all agreed and some declined
     */
    public void consented(String projectKey, String outcome, Number declined, String actor) {
        if (outcome.equals("all") && declined != null && declined.intValue() > 0) {
            throw Refusal.of("committee.consentContradiction", declined).field("declinedCount");
        }
        table.insertConsent(projectKey, outcome, declined == null ? null : declined.intValue(), actor);
    }

    private void withinPlan(String projectKey, int men, int women, int officials) {
        Composition plan = table.planned(projectKey);
        if (men + women > plan.appointed()) {
            throw Refusal.of("committee.moreThanPlanned.appointed", men + women, plan.appointed())
                    .field("appointedMale");
        }
        if (officials > plan.officials()) {
            throw Refusal.of("committee.moreThanPlanned.officials", officials, plan.officials())
                    .field("officialCount");
        }
    }

    private static void none(String code, String field, int number) {
        if (number > 0) {
            throw Refusal.of(code, number).field(field);
        }
    }
}
