package safecity.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.correction.FactCorrections;
import safecity.correction.FactCorrections.Fact;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A finding that was given to the wrong department, or whose kind was entered wrongly: the open work follows. */
@ProcessStory
class FindingCorrectionStoryTest {

    private static final LocalDate WINTER = LocalDate.of(2025, 12, 1);

    @Autowired
    Story story;

    @Autowired
    AuditCast cast;

    @Autowired
    FactCorrections corrections;

    @Test
    void theOpenCorrectionMovesToTheRightDepartment() {
        audited("finding-owner");
        Fact fact = finding("finding-owner");
        assertThat(story.candidates(story.task("correct-finding"))).contains("yeonsu-health");
        adopt(fact, "/owner_role", "traffic");
        assertThat(story.candidates(story.task("correct-finding")))
                .contains("yeonsu-traffic")
                .doesNotContain("yeonsu-health");
    }

    @Test
    void whatTurnsOutToBeARecommendationBlocksNothing() {
        ProcessInstance audit = audited("finding-kind");
        adopt(finding("finding-kind"), "/kind", "recommendation");
        assertThat(story.tasks("correct-finding")).isEmpty();
        assertThat(story.ended(audit)).isTrue();
    }

    private ProcessInstance audited(String project) {
        cast.stage(story, WINTER, project);
        ProcessInstance audit = cast.opens("domestic");
        cast.preparesAndHolds().records("domestic", "corrections").finds("낙상 통계 출처 누락", "must-fix", "health", "done");
        return audit;
    }

    private Fact finding(String project) {
        String id = cast.facts(String.class, "SELECT id::text FROM finding WHERE project_key = ?", project)
                .get(0);
        return new Fact(project, "yeonsu", "findings", id);
    }

    private void adopt(Fact fact, String item, String value) {
        corrections.request(fact, "finding/" + fact.id() + item, value, "통보서와 다르게 적음", "yeonsu-lead");
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
    }
}
