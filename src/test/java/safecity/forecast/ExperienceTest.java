package safecity.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.plan.TestProjects;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** What is learnt from projects: their real days, and those only. */
@ProcessStory
class ExperienceTest {

    private static final String PLAN = "project-preparation/adopt-plan";
    private static final String DECLARED = "declaration/declared";

    @Autowired
    Story story;

    @Autowired
    TestProjects projects;

    @Autowired
    Experience experience;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFinishedPartTellsItsDaysToEveryProjectButItsOwn() {
        String key = "yeonsu-experience-days";
        story.on(LocalDate.of(2022, 9, 1), key);
        // 1 September 2022 to 6 January 2025: no other project takes so long for a plan.
        projects.pass(key, "project-preparation", "adopt-plan", "", "2025-01-06T10:00");
        assertThat(experience.without("yeonsu-none").get(PLAN)).contains(858L);
        assertThat(experience.without(key).getOrDefault(PLAN, List.of())).doesNotContain(858L);
    }

    @Test
    void aCorrectedDayCountsAndNotTheOneThatWasEntered() {
        String key = "yeonsu-experience-corrected";
        story.on(LocalDate.of(2022, 9, 1), key);
        projects.pass(key, "project-preparation", "adopt-plan", "", "2025-02-05T10:00");
        long correction = jdbc.sql("""
                INSERT INTO fact_correction (project_key, fact_kind, fact_id, item, label, label_args, field_type, value_before,
                    value_after, reason, effects, requested_at, requested_by)
                VALUES (?, 'preparations', 'preparation', 'act', 'act', '{}', 'DAY', '2025-02-05', '2025-02-06', '오기', '{}',
                    now(), 'yeonsu-lead') RETURNING id
                """).param(key).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO corrected_value (correction_id, project_key, item, value, entered_at)
                VALUES (?, ?, 'reached/project-preparation/adopt-plan/', '2025-02-06', now())
                """).params(correction, key).update();
        assertThat(experience.without("yeonsu-none").get(PLAN)).contains(889L).doesNotContain(888L);
    }

    @Test
    void whatHasNothingBeforeItReachedTellsNothing() {
        String key = "yeonsu-experience-alone";
        story.on(LocalDate.of(2022, 9, 1), key);
        projects.pass(key, "declaration", "declared", "", "2031-03-03T10:00");
        assertThat(experience.without("yeonsu-none").getOrDefault(DECLARED, List.of()))
                .allSatisfy(days -> assertThat(days).isLessThan(1_000));
    }
}
