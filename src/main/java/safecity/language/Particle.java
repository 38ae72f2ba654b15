package safecity.language;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A particle (조사) that has one form behind a consonant and another behind a vowel. */
enum Particle {
    TOPIC("은", "는"),
    SUBJECT("이", "가"),
    OBJECT("을", "를"),
    WITH("과", "와"),
    /** Behind ㄹ as behind a vowel: 서울로. */
    TOWARDS("으로", "로"),
    OR("이나", "나"),
    QUOTED("이라", "라"),
    AND("이며", "며");

    private static final Map<String, Particle> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(one -> one.afterConsonant, Function.identity()));

    private final String afterConsonant;
    private final String afterVowel;

    Particle(String afterConsonant, String afterVowel) {
        this.afterConsonant = afterConsonant;
        this.afterVowel = afterVowel;
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Particle named(String afterConsonant) {
        return Objects.requireNonNull(BY_NAME.get(afterConsonant), afterConsonant);
    }

    String after(Sound last) {
        boolean consonant = this == TOWARDS ? last == Sound.CONSONANT : last != Sound.VOWEL;
        return consonant ? afterConsonant : afterVowel;
    }
}
