package safecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No pattern of the product takes more than a few looks at each sign of a text, whatever the text is. Counted in looks, so
 * that a slow machine says the same as a quick one.
 */
class PatternCostTest {

    private static final Pattern USED = Pattern.compile(
            "(Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*)?)+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*=\\s*$");
    private static final int SHORT = 300;
    /** Twice as long a text may cost twice as much and a little. */
    private static final double GROWTH = 3;

    private static final int LOOKS_AT_A_SIGN = 24;

    /** @param begun whether the pattern has to fit the whole text, so that it starts once */
    record Used(String place, String pattern, boolean begun) {
        @Override
        public String toString() {
            return place + " " + pattern;
        }
    }

    @ParameterizedTest
    @MethodSource("used")
    void aTextTwiceAsLongCostsTwiceAsMuch(Used used) throws InterruptedException {
        // A pattern with a choice that repeats takes stack for every sign; where texts can be long, its user bounds
        // them.
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread roomy = new Thread(null, () -> attack(used), "patterns", 1L << 30);
        roomy.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        roomy.start();
        roomy.join();
        assertThat(failure.get()).isNull();
    }

    private static void attack(Used used) {
        Pattern pattern = Pattern.compile(used.pattern());
        for (String[] attack : attacks(used.pattern())) {
            long once = looks(pattern, used.begun(), attack[0] + attack[1].repeat(SHORT) + attack[2]);
            String longer = attack[0] + attack[1].repeat(2 * SHORT) + attack[2];
            long twice = looks(pattern, used.begun(), longer);
            if (twice > (long) LOOKS_AT_A_SIGN * longer.length() && twice > GROWTH * once) {
                fail("%s looks %d times at %d signs of «%s» «%s»… «%s»"
                        .formatted(used, twice, longer.length(), attack[0], attack[1], attack[2]));
            }
        }
    }

    @Test
    void thePatternThatHeldACoreWouldBeFound() {
        Pattern comment = Pattern.compile("(?s)//[^\\r\\n]*|/\\*.*?\\*/");
        assertThat(looks(comment, false, "/*x".repeat(2 * SHORT)))
                .isGreaterThan(3 * looks(comment, false, "/*x".repeat(SHORT)));
    }

    static List<Used> used() throws IOException {
        List<Used> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String source = Files.readString(file);
                Matcher use = USED.matcher(source);
                while (use.find()) {
                    if (!use.group(2).strip().endsWith("+")) {
                        all.add(new Used(file.getFileName().toString(), text(use.group(2)), isBegun(use, source)));
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".form"))::iterator) {
                for (JsonNode pattern :
                        new ObjectMapper().readTree(file.toFile()).findValues("pattern")) {
                    all.add(new Used(file.getFileName().toString(), pattern.asText(), false));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(50);
        return all.stream().distinct().toList();
    }

    /** Whether it is only ever asked to fit a whole text, as far as the source tells. */
    private static boolean isBegun(Matcher use, String source) {
        if (!use.group(1).equals("Pattern.compile")) {
            return use.group(1).equals(".matches");
        }
        Matcher name = NAME.matcher(source.substring(0, use.start()));
        if (!name.find() || source.contains(".find()")) {
            return false;
        }
        return Pattern.compile(Pattern.quote(name.group(1)) + "\\s*\\.matcher\\(")
                .matcher(source)
                .results()
                .noneMatch(asked -> source.substring(asked.end(), Math.min(asked.end() + 60, source.length()))
                        .contains(".replace"));
    }

    private static String text(String literals) {
        StringBuilder text = new StringBuilder();
        Matcher literal = LITERAL.matcher(literals);
        while (literal.find()) {
            text.append(literal.group(1).translateEscapes());
        }
        return text.toString();
    }

    /** What comes before, what is repeated, what spoils it in the end; made of what the pattern itself is made of. */
    private static List<String[]> attacks(String pattern) {
        Set<String> pieces = new LinkedHashSet<>(List.of(" ", "a", "1", "\n", "-", "."));
        Matcher word = Pattern.compile("[A-Za-z가-힣]{2,}|[^\\\\\\sA-Za-z0-9]").matcher(pattern);
        while (word.find() && pieces.size() < 18) {
            pieces.add(word.group());
        }
        Matcher pair = Pattern.compile("[/<*\"'@$#{]{2}").matcher(pattern.replace("\\", ""));
        while (pair.find()) {
            pieces.add(pair.group());
        }
        List<String[]> all = new ArrayList<>();
        for (String one : pieces) {
            for (String other : pieces) {
                for (String before : List.of("", one)) {
                    String pump = one.equals(other) ? one : one + other;
                    all.add(new String[] {before, pump, ""});
                    all.add(new String[] {before, pump, "\u0000!"});
                }
            }
        }
        return all;
    }

    private static long looks(Pattern pattern, boolean begun, String text) {
        Counted counted = new Counted(text, new long[1]);
        Matcher matcher = pattern.matcher(counted);
        if (begun) {
            matcher.matches();
        } else {
            while (matcher.find()) {
                assertThat(counted.looks()[0]).isNotNegative();
            }
        }
        return counted.looks()[0];
    }

    record Counted(String text, long[] looks) implements CharSequence {
        @Override
        public char charAt(int at) {
            looks[0]++;
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
