package safecity.committee;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/** The candidates for a committee, before anybody is appointed: recommended, examined, asked. Figures only. */
@ModelBean("candidates")
@Transactional
public class Candidates {

    private static final String ELIGIBLE = "eligible";
    private static final String PROVINCE = "province";

    private final CandidateRepository table;

    Candidates(CandidateRepository table) {
        this.table = table;
    }

    /** Duties of the bodies that are asked, comma-separated; may be empty. */
    public String recommenders(RecommendersEntry entry) {
        return Stream.of(
                        entry.askPolice() ? "police" : "",
                        entry.askFire() ? "fire" : "",
                        entry.askEducation() ? "education" : "")
                .filter(duty -> !duty.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** Half of the seats, rounded down and at least two: what a balanced committee starts from. */
    public int half(int seats) {
        return Math.max(2, seats / 2);
    }

    public void recommended(String projectKey, String body, RecommendationEntry entry, String actor) {
        boolean none = entry.decision().equals("none");
        table.insertRecommendation(
                projectKey,
                body,
                entry.decision(),
                none ? 0 : entry.recommendedMale(),
                none ? 0 : entry.recommendedFemale(),
                actor);
    }

    /** Records that the bodies which haven't answered were reminded. */
    public void urged(String projectKey) {
        table.insertRecommendation(projectKey, "all", "urged", 0, 0, "system");
    }

    /**
     * Records an examination. Eligible means that nobody is disqualified, sits on too many committees or has served too
     * often, and that a measure answers every conflict of interest.
     *
     * @throws Refusal {@code committee.noAppointed}, {@code committee.disqualified}, {@code committee.overCommitted}, {@code committee.termExceeded},
     *                 {@code committee.conflictUnanswered}, {@code committee.moreThanPlanned}
     */
    public void reviewed(String projectKey, CandidateReviewEntry entry, String actor) {
        if (entry.decision().equals(ELIGIBLE)) {
            if (entry.appointedMale() + entry.appointedFemale() == 0) {
                throw Refusal.of("committee.noAppointed").field("appointedMale");
            }
            none("committee.disqualified", "disqualified", entry.disqualified());
            none("committee.overCommitted", "overCommitted", entry.overCommitted());
            none("committee.termExceeded", "termExceeded", entry.termExceeded());
            if (entry.conflicted() > 0 && entry.conflictMeasures().isBlank()) {
                throw Refusal.of("committee.conflictUnanswered", entry.conflicted())
                        .field("conflictMeasures")
                        .rule("공직자의 이해충돌 방지법 제5조");
            }
            withinPlan(projectKey, entry.appointedMale(), entry.appointedFemale(), entry.officialCount());
        }
        table.insertReview(
                projectKey,
                "review",
                entry.decision(),
                new CandidateRepository.Figures(
                        entry.appointedMale(),
                        entry.appointedFemale(),
                        entry.officialCount(),
                        entry.disqualified(),
                        entry.overCommitted(),
                        entry.termExceeded(),
                        entry.conflicted()),
                entry.conflictMeasures(),
                actor);
    }

    /** Those next in rank take the places of candidates who declined. @throws Refusal {@code committee.moreThanPlanned} */
    public void replaced(String projectKey, ReplacementEntry entry, int officials, String actor) {
        withinPlan(projectKey, entry.appointedMale(), entry.appointedFemale(), officials);
        table.insertReview(
                projectKey,
                "next-in-rank",
                ELIGIBLE,
                new CandidateRepository.Figures(entry.appointedMale(), entry.appointedFemale(), officials, 0, 0, 0, 0),
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
     * @throws Refusal {@code committee.wrongBody} for a resolution of the district's own committee
     */
    public void exceptionResolved(String projectKey, RatioExceptionEntry entry, int men, int women, String actor) {
        if (!entry.resolvedBy().equals(PROVINCE)) {
            throw Refusal.of("committee.wrongBody").field("resolvedBy").rule(SexRatio.RULE + " 제2항");
        }
        table.insertException(projectKey, entry.resolutionNumber(), entry.decision(), men, women, actor);
    }

    /**
     * Records whether the candidates agreed to serve.
     *
     * @throws Refusal {@code committee.consentContradiction} when all agreed and some declined
     */
    public void consented(String projectKey, ConsentEntry entry, String actor) {
        if (entry.decision().equals("all") && entry.declinedCount() != null && entry.declinedCount() > 0) {
            throw Refusal.of("committee.consentContradiction", entry.declinedCount())
                    .field("declinedCount");
        }
        table.insertConsent(projectKey, entry.decision(), entry.declinedCount(), actor);
    }

    private void withinPlan(String projectKey, int men, int women, int officials) {
        CommitteeComposition plan = table.planned(projectKey);
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
