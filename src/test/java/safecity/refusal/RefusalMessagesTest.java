package safecity.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

/** A sentence is for people: it cites the article and no code. */
class RefusalMessagesTest {

    @ParameterizedTest
    @CsvSource({
        "행정절차법 제43조, 너무 짧습니다. (행정절차법 제43조)",
        "지방계약법 시행령 §53, 너무 짧습니다. (지방계약법 시행령 §53)",
        "form.required, 너무 짧습니다.",
        "accreditation.application.open-section, 너무 짧습니다."
    })
    void theArticleIsSaidAndTheCodeIsNot(String rule, String sentence) {
        StaticMessageSource texts = new StaticMessageSource();
        texts.addMessage("too.short", Locale.KOREAN, "너무 짧습니다.");
        RefusalMessages messages = new RefusalMessages(texts);
        Refusal refusal = Refusal.of("too.short").field("name").rule(rule);
        assertThat(messages.sentence(refusal, Locale.KOREAN)).isEqualTo(sentence);
        assertThat(messages.violations(refusal, Locale.KOREAN).get(0).rule()).isEqualTo(rule);
    }
}
