package safecity.engine.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * What everybody tries first: words of published leaks ({@code security/known-passwords.txt}) with whatever signs and
 * digits stand around them, one sign or a short run over and over, and runs along the keyboard or the alphabet.
 */
final class KnownPasswords {

    private static final List<String> RUNS = List.of(
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "12345678901234567890",
            "abcdefghijklmnopqrstuvwxyz",
            "1qaz2wsx3edc4rfv");
    private static final int DIFFERENT = 5;
    private static final int LONGEST_UNIT = 4;

    private final Set<String> known = new HashSet<>();

    KnownPasswords() {
        try {
            new ClassPathResource("security/known-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(known::add);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    boolean contains(String password) {
        String plain = only(password.toLowerCase(Locale.ROOT), Character::isLetterOrDigit);
        String word = strip(plain);
        return plain.chars().distinct().count() < DIFFERENT
                || repeats(plain)
                || known.contains(plain)
                || known.contains(word)
                || known.contains(spelt(plain))
                || known.contains(strip(spelt(plain)))
                || RUNS.stream().anyMatch(run -> isRun(plain, run) || !word.isEmpty() && isRun(word, run));
    }

    /** {@code abc1abc1abc1} is no longer than its first four signs. */
    private static boolean repeats(String text) {
        for (int unit = 1; unit <= LONGEST_UNIT && unit * 2 <= text.length(); unit++) {
            boolean same = true;
            for (int at = unit; at < text.length() && same; at++) {
                same = text.charAt(at) == text.charAt(at - unit);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRun(String text, String run) {
        String twice = run + run;
        return text.length() > LONGEST_UNIT
                && (twice.contains(text)
                        || new StringBuilder(twice).reverse().toString().contains(text));
    }

    /** Digits that stand for letters. */
    private static String spelt(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isDigit(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String only(String text, java.util.function.IntPredicate kept) {
        return text.codePoints()
                .filter(kept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
