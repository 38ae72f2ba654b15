package safecity.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"‘부서장’", "“부서장”", "「부서장」", "『부서장』", "'부서장'", " 부서장 ", "‘ 부서장 ’"})
    void quotationMarksOfALetterAreNoPartOfACell(String post) {
        AccountTable.Entry entry =
                AccountTable.read("계정\t성명\t부서\t직위\nkim\t김하나\t안전관리과\t" + post).get(0);
        assertThat(entry.isHead()).isTrue();
        assertThat(entry.name()).isEqualTo("김하나");
    }

    @ParameterizedTest
    @ValueSource(strings = {"‘부서장", "부서장”", "’부서장‘", "“부서장’"})
    void aMarkThatStandsAloneStays(String post) {
        assertThat(AccountTable.read("계정\t성명\t부서\t직위\nkim\t김하나\t안전관리과\t" + post)
                        .get(0)
                        .hasKnownPost())
                .isFalse();
    }
}
