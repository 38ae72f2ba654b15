package safecity.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    @Test
    void plainKoreanStaysAsItIs() {
        String plain = "2026. 3. 4. 안전과 – 어린이보호구역 12곳, 93.5%; 가-나/다: ‘라’ ";
        assertThat(ShownText.of(plain)).isEqualTo(plain);
    }

    @Test
    void linesStayAndNoParagraphBeginsAmongThem() {
        assertThat(ShownText.of("가\r\n\r\n \t\n나\n- 다\n")).isEqualTo("가\n나\n- 다\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**검토 결과: 적정**",
                "__x__",
                "*x*",
                "_x_",
                "~~x~~",
                "[여기](https://evil.example)",
                "![그림](/a.png)",
                "<a href='x'>x</a>",
                "<https://evil.example>",
                "# 제목",
                "> 인용",
                "`code`",
                "|a|b|",
                "a\n===",
                "{{goal}}",
                "\\*x",
                "&lt;b&gt;",
                "kim@evil.example",
            })
    void whatMarkdownWouldReadIsWrittenAsACharacter(String text) {
        String shown = ShownText.of(text);
        assertThat(shown.replaceAll("&#\\d+;", "")).doesNotContainPattern("[\\\\`*_{}\\[\\]#=!<>|~@&]");
        assertThat(decoded(shown)).isEqualTo(text);
    }

    @Test
    void addressesAndRulesAreNoLinksAndNoRules() {
        assertThat(ShownText.of("https://a.example")).isEqualTo("https&#58;//a.example");
        assertThat(ShownText.of("WWW.a.example")).isEqualTo("WWW&#46;a.example");
        assertThat(ShownText.of("가\n---\n나")).isEqualTo("가\n&#45;--\n나");
        assertThat(ShownText.of("- - -")).isEqualTo("&#45; - -");
        assertThat(ShownText.of("2026-03-04")).isEqualTo("2026-03-04");
    }

    private static String decoded(String shown) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < shown.length(); at++) {
            if (shown.startsWith("&#", at)) {
                int end = shown.indexOf(';', at);
                text.append((char) Integer.parseInt(shown.substring(at + 2, end)));
                at = end;
            } else {
                text.append(shown.charAt(at));
            }
        }
        return text.toString();
    }
}
