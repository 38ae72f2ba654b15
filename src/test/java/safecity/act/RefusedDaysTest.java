package safecity.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

class RefusedDaysTest {

    private final LegalActs acts = new LegalActs(
            Mockito.mock(JdbcClient.class),
            Clock.fixed(Instant.parse("2023-03-02T00:00:00Z"), ZoneId.of("Asia/Seoul")));

    /** The certifier of another country enters days too. */
    @Test
    void theNameOfTheActIsSaidInTheReadersLanguage() {
        Refusal refused = catchThrowableOfType(
                Refusal.class,
                () -> acts.done("any", "promulgation", "", new DayOfAct(LocalDate.of(2023, 3, 3), null), "somebody"));

        RefusalMessages messages = new RefusalMessages(bundles());
        assertThat(messages.sentence(refused, Locale.ENGLISH)).doesNotContainPattern("[가-힣]");
        assertThat(messages.sentence(refused, Locale.KOREAN)).containsPattern("^[가-힣]");
    }

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages/act");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }
}
