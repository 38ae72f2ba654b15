package safecity.accreditation.application;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows about a project's readiness to apply. */
@Component
class ApplicationAssessmentRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ApplicationAssessmentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String projectKey, ApplicationAssessment assessment, String outcome) {
        jdbc.sql("""
                INSERT INTO application_assessment (project_key, letter_of_intent_on, earliest_on, reports_accepted,
                    reports_needed, evaluation_delivered, activity_years, activity_years_needed, committee_formed, outcome, assessed_at)
                VALUES (:project, :letter, :earliest, :accepted, :needed, :evaluation, :years, :yearsNeeded, :committee, :outcome, :now)
                """)
                .param("project", projectKey)
                .param("letter", assessment.letterOfIntentOn(), Types.DATE)
                .param("earliest", assessment.earliestOn(), Types.DATE)
                .param("accepted", assessment.reportsAccepted())
                .param("needed", assessment.reportsNeeded())
                .param("evaluation", assessment.evaluationDelivered())
                .param("years", assessment.activityYears())
                .param("yearsNeeded", assessment.activityYearsNeeded())
                .param("committee", assessment.committeeFormed())
                .param("outcome", outcome)
                .param("now", now())
                .update();
    }

    ApplicationAssessment latest(String projectKey) {
        return jdbc.sql("""
                SELECT letter_of_intent_on, earliest_on, reports_accepted, reports_needed, evaluation_delivered,
                    coalesce(activity_years, 0) AS activity_years, coalesce(activity_years_needed, 0) AS activity_years_needed,
                    coalesce(committee_formed, true) AS committee_formed
                FROM application_assessment WHERE project_key = ? ORDER BY id DESC LIMIT 1
                """)
                .param(projectKey)
                .query(ApplicationAssessment.class)
                .single();
    }

    void remedy(String projectKey, String decision, String remark, String actor) {
        jdbc.sql("""
                INSERT INTO application_remedy (project_key, decision, remark, decided_at, decided_by)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(projectKey, decision, remark == null ? "" : remark, now(), actor)
                .update();
    }

    void activity(String projectKey, int years, String reference, String actor) {
        jdbc.sql("""
                INSERT INTO application_activity (project_key, years, reference, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)
                """).params(projectKey, years, reference, now(), actor).update();
    }

    /** Years of activity from before this product. */
    int activityBefore(String projectKey) {
        return jdbc.sql("SELECT years FROM application_activity WHERE project_key = ? ORDER BY id DESC LIMIT 1")
                .param(projectKey)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    boolean evaluationDelivered(String projectKey) {
        return jdbc.sql("SELECT count(*) FROM application_evaluation WHERE project_key = ?")
                        .param(projectKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The first delivery counts. */
    void evaluation(String projectKey, String source, String reference, String actor) {
        jdbc.sql("""
                INSERT INTO application_evaluation (project_key, source, reference, recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (project_key) DO NOTHING
                """).params(projectKey, source, reference, now(), actor).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
