package safecity.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.refusal.Refusal;

class FirstPasswordsTest {

    private final FirstPasswords passwords = new FirstPasswords();

    @Test
    void aPasswordHasThreePartsOfFiveLettersAndNotTheAccount() {
        assertThat(passwords.next("k")).matches("([a-z2-9]{5}-){2}[a-z2-9]{5}").doesNotContain("k");
    }

    /** Every password contains these: the search for one that doesn't would never end. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-"})
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void forWhatIsNoAccountThereIsNone(String account) {
        assertThatThrownBy(() -> passwords.next(account)).isInstanceOf(Refusal.class);
    }
}
