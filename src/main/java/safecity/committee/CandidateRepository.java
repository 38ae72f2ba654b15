package safecity.committee;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows about the choice of a committee's members. */
@Repository
class CandidateRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CandidateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an examination found, in numbers of persons. */
    record Figures(
            int men, int women, int officials, int disqualified, int overCommitted, int termExceeded, int conflicted) {}

    /** The seats of the newest plan; appointed seats are counted as men. */
    CommitteeComposition planned(String projectKey) {
        return jdbc.sql("""
                SELECT appointed_seats AS men, 0 AS women, official_seats AS officials, subcommittees
                FROM committee_plan_as_corrected WHERE project_key = ? ORDER BY version DESC LIMIT 1
                """).param(projectKey).query(CommitteeComposition.class).single();
    }

    void insertRecommendation(String projectKey, String body, String outcome, int men, int women, String actor) {
        jdbc.sql("""
                INSERT INTO committee_recommendation (project_key, body_role, outcome, men, women, recorded_by,
                    recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, body, outcome, men, women, actor, now())
                .update();
    }

    void insertReview(
            String projectKey, String occasion, String outcome, Figures figures, String measures, String actor) {
        jdbc.sql("""
                INSERT INTO committee_review (project_key, occasion, outcome, men, women, officials, disqualified,
                    over_committed, term_exceeded, conflicted, conflict_measures, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(trim(?), ''), ?, ?)
                """)
                .params(
                        projectKey,
                        occasion,
                        outcome,
                        figures.men(),
                        figures.women(),
                        figures.officials(),
                        figures.disqualified(),
                        figures.overCommitted(),
                        figures.termExceeded(),
                        figures.conflicted(),
                        measures,
                        actor,
                        now())
                .update();
    }

    void insertException(String projectKey, String resolution, String outcome, int men, int women, String actor) {
        jdbc.sql("""
                INSERT INTO committee_ratio_exception (project_key, resolved_by, resolution, outcome, men, women,
                    recorded_by, recorded_at) VALUES (?, 'province', ?, ?, ?, ?, ?, ?)
                """)
                .params(projectKey, resolution, outcome, men, women, actor, now())
                .update();
    }

    void insertConsent(String projectKey, String outcome, @Nullable Integer declined, String actor) {
        jdbc.sql("""
                INSERT INTO committee_consent (project_key, outcome, declined, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?)
                """).params(projectKey, outcome, declined, actor, now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
