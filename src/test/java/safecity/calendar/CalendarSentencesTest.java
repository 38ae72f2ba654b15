package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CalendarSentencesTest {

    private static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Test
    void everyRefusalIsSaidInBothLanguages() {
        ResourceBundle korean = ResourceBundle.getBundle("messages.calendar", Locale.ROOT, AS_ASKED);
        ResourceBundle english = ResourceBundle.getBundle("messages.calendar", Locale.ENGLISH, AS_ASKED);
        assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(korean.keySet()));
        korean.keySet().forEach(key -> {
            assertThat(korean.getString(key)).containsPattern("[가-힣]");
            assertThat(english.getString(key)).doesNotContainPattern("[가-힣]");
        });
    }
}
