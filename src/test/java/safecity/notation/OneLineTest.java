package safecity.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person wrote stays within the line that it stands in. */
class OneLineTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {'\n', '\r', '\t', 0x0B, 0x0C, 0x85, 0xA0, 0x2028, 0x2029, 0x3000, 0x1680, 0, 0x7F})
    void whatEndsALineSomewhereIsABlank(int point) {
        String end = Character.toString(point);
        assertThat(OneLine.of(end + "첫째" + end + " " + end + "둘째" + end)).isEqualTo("첫째 둘째");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            ints = {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
    void whatTurnsTheReadingDirectionIsGone(int point) {
        String mark = Character.toString(point);
        assertThat(OneLine.of("승인" + mark + " 안" + mark + "함")).isEqualTo("승인 안함");
        assertThat(OneLine.inReadingOrder("가" + mark + "\n나")).isEqualTo("가\n나");
        assertThat(OneLine.marked("a" + mark + "b", '?')).isEqualTo("a?b");
    }

    @Test
    void everyOtherLetterStaysAsItIs() {
        String text = "조례 제1234호 漢字 😀 é ㈜ 10㎡ <b> \u200D";
        assertThat(OneLine.of(text)).isEqualTo(text);
        assertThat(OneLine.marked(text, '?')).isEqualTo(text);
        assertThat(IntStream.rangeClosed('가', '힣')
                        .filter(letter -> OneLine.of(Character.toString(letter)).isEmpty()))
                .isEmpty();
    }
}
