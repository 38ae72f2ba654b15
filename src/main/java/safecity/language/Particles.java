package safecity.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Particles by the last sound of the word before them. A text of ours writes the form behind a consonant in square
 * brackets, {@code 프로젝트 {0}[을] 찾을 수 없습니다}; what comes in for {@code {0}} is read aloud: 2022를, ISCCC를,
 * 「조례」를, 10을.
 *
 * <p>A text is marked before anything is filled in, and settled afterwards, so that nothing a person wrote is taken for
 * a particle.
 */
public final class Particles {

    /** Noncharacters of Unicode: no text that is exchanged contains them. */
    private static final char BEGIN = '\uFDD0';

    private static final char END = '\uFDD1';
    private static final String NAMES = Particle.names().stream().sorted().collect(Collectors.joining("|"));
    private static final Pattern WRITTEN = Pattern.compile("\\[(" + NAMES + ")]");
    private static final Pattern MARKED = Pattern.compile(BEGIN + "(" + NAMES + ")" + END);

    private Particles() {}

    /** Marks the particles of a text of ours, before words are filled into it. */
    public static String mark(String text) {
        return text.indexOf('[') < 0 ? text : WRITTEN.matcher(text).replaceAll(BEGIN + "$1" + END);
    }

    /** Gives the marked particles of a text the form that the words before them ask for. */
    public static String settle(String text) {
        if (text.indexOf(BEGIN) < 0) {
            return text;
        }
        StringBuilder settled = new StringBuilder(text.length());
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            settled.append(text, from, marked.start());
            settled.append(Particle.named(marked.group(1)).after(Sound.of(settled)));
            from = marked.end();
        }
        return settled.append(text, from, text.length()).toString();
    }
}
