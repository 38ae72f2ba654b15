package safecity.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.contract.Entry;
import safecity.refusal.Refusal;

/** A refusal is given with its reason, a consent needs none (행정업무의 운영 및 혁신에 관한 규정 제9조). */
class DecisionRulesTest {

    private final DecisionRules rule = new DecisionRules();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "approve, -, approve",
                "approve, '', approve",
                "return, 사유, approve",
                "defer, -, 'approve, defer'",
                "defer, -, 'approve ,defer'",
                "return, ' 사유 ', approve"
            })
    void aConsentNeedsNoReasonAndARefusalWithOneIsTaken(String decision, String comment, String proceeding) {
        assertThatCode(() -> rule.commentNeeded(entry(decision, comment), proceeding))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "return, -, approve",
                "return, '', approve",
                "return, '  ', approve",
                "approved, -, approve",
                "defer, -, approve"
            })
    void aRefusalWithoutAReasonIsRefusedAndNamesFieldAndRule(String decision, String comment, String proceeding) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> rule.commentNeeded(entry(decision, comment), proceeding));
        assertThat(refusal.code()).isEqualTo("decision.commentMissing");
        assertThat(refusal.field()).contains("comment");
        assertThat(refusal.rule()).contains("행정업무의 운영 및 혁신에 관한 규정 제9조");
    }

    @ParameterizedTest
    @CsvSource({
        "complete, '', '- 2. 손상감시: 통계 없음', true",
        "complete, ' ', '- 2. 손상감시: 통계 없음', true",
        "complete, 사유, '- 2. 손상감시: 통계 없음', false",
        "missing, '', '- 2. 손상감시: 통계 없음', false",
        "complete, '', '', false"
    })
    void aConfirmationAgainstTheFactsNeedsAReason(
            String decision, String comment, String contradiction, boolean refused) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> rule.againstFacts(entry(decision, comment), "complete", contradiction));
        assertThat(refusal != null).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "'', 사유", "' ', 사유"})
    void withoutADecisionNothingIsDecided(String decision, String comment) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> rule.commentNeeded(entry(decision, comment), "approve"));
        assertThat(refusal.code()).isEqualTo("decision.missing");
        assertThat(refusal.field()).contains("decision");
    }

    private static DecisionEntry entry(String decision, String comment) {
        Map<String, Object> values = new HashMap<>();
        values.put("decision", decision);
        values.put("comment", comment);
        return new Entry(values::get).as(DecisionEntry.class);
    }
}
