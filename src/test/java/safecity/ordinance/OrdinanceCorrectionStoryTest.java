package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.correction.Correctable;
import safecity.correction.FactCorrections;
import safecity.correction.FactCorrections.Fact;
import safecity.project.progress.Progress;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** The gazette's day, number and a vote's figures, put right; what was computed from them is computed anew. */
@ProcessStory
class OrdinanceCorrectionStoryTest {

    private static final LocalDate TRANSMITTED = LocalDate.of(2023, 3, 6);

    @Autowired
    Story story;

    @Autowired
    FactCorrections corrections;

    @Autowired
    OrdinanceRepository register;

    @Autowired
    Progress progress;

    @Test
    void aGazettesDayMovesTheDayOfEffectAndTheProgress() {
        OrdinanceCourse course = inForce("correct-gazette");
        Fact fact = new Fact("correct-gazette", "yeonsu", "ordinances", "1");
        Ordinance before = register.current("correct-gazette");
        LocalDate wrong = before.promulgatedOn();
        LocalDate right = wrong.minusDays(2);
        String item = "act/PROMULGATION/";
        refused("act.beforeAnother", () -> corrections.preview(fact, item, "2023-03-05", Locale.KOREAN));
        assertThat(corrections.preview(fact, item, right.toString(), Locale.KOREAN))
                .anyMatch(line -> line.contains("조례 시행일: " + wrong + " → " + right));
        for (String forged : List.of("\u202e음적 못잘", "착오\u0000", "착오\u200f")) {
            refused("text.illegible", () -> corrections.request(fact, item, right.toString(), forged, "yeonsu-legal"));
        }
        long asked =
                corrections.request(fact, item, right.toString(), "잘못 적음\n- 검토: 감사관 확인\u2028- 사유: 없음", "yeonsu-legal");
        // What was typed is within the line of the reason: no line of the form is anybody's but ours.
        assertThat(corrections.asked(Long.toString(asked)).lines())
                .hasSize(2)
                .last()
                .isEqualTo("- 사유: 잘못 적음 - 검토: 감사관 확인 - 사유: 없음");
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));

        Ordinance after = register.current("correct-gazette");
        assertThat(after.promulgatedOn()).isEqualTo(right);
        assertThat(after.effectiveOn()).isEqualTo(right);
        assertThat(progress.parts("correct-gazette"))
                .filteredOn(part -> part.element().equals("ordinance-in-force"))
                .extracting(Progress.Part::on)
                .containsExactly(right);
        assertThat(course.ended()).isTrue();
    }

    @Test
    void aNumberIsGivenOnceInAMunicipality() {
        inForce("correct-number-one");
        int taken = number("correct-number-one");
        inForce("correct-number-two");
        Fact fact = new Fact("correct-number-two", "yeonsu", "ordinances", "1");
        refused(
                "ordinance.numberTaken",
                () -> corrections.preview(fact, "ordinance/number/1", Integer.toString(taken), Locale.KOREAN));
        corrections.request(fact, "ordinance/number/1", "987654", "번호를 잘못 적음", "yeonsu-legal");
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
        assertThat(number("correct-number-two")).isEqualTo(987_654);
    }

    @Test
    void aVoteIsPutRightAsLongAsItsOutcomeStands() {
        inForce("correct-vote");
        Fact fact = new Fact("correct-vote", "yeonsu", "ordinances", "1");
        Correctable against = corrections.correctable(fact).stream()
                .filter(item -> item.labelArgs().contains("fact.code.VOTED")
                        && item.item().endsWith("/against"))
                .findFirst()
                .orElseThrow();
        Correctable present = corrections.item(fact, against.item().replace("/against", "/present"));
        refused(
                "ordinance.voteTurns",
                () -> corrections.preview(
                        fact,
                        against.item(),
                        Integer.toString((Integer.parseInt(present.value()) + 1) / 2),
                        Locale.KOREAN));
        refused(
                "ordinance.ballot.votesExceedPresent",
                () -> corrections.preview(fact, against.item(), present.value() + "0", Locale.KOREAN));
        String right = against.value().equals("0") ? "1" : "0";
        corrections.request(fact, against.item(), right, "집계 착오", "yeonsu-council-office");
        story.complete("yeonsu-lead-head", "check-correction", Map.of("decision", "adopt"));
        assertThat(corrections.item(fact, against.item()).value()).isEqualTo(right);
    }

    private int number(String project) {
        return corrections.correctable(new Fact(project, "yeonsu", "ordinances", "1")).stream()
                .filter(item -> item.item().equals("ordinance/number/1"))
                .mapToInt(item -> Integer.parseInt(item.value()))
                .findFirst()
                .orElseThrow();
    }

    private OrdinanceCourse inForce(String project) {
        OrdinanceCourse course = OrdinanceCourse.on(story, LocalDate.of(2023, 1, 2), project)
                .toTransmission("passed", TRANSMITTED)
                .reportToCity()
                .mayor("promulgate", null);
        story.until(TRANSMITTED.plusDays(4));
        course.promulgate();
        story.days(1);
        return course.register();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(thrown -> assertThat(
                                Refusal.in(thrown).map(Refusal::code).orElse("none"))
                        .isEqualTo(code));
    }
}
