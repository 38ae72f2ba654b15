package safecity.language;

import java.util.Locale;

/** The sound with which a word ends when it is read aloud in Korean. */
enum Sound {
    VOWEL,
    /** ㄹ, which some particles treat as a vowel. */
    L,
    CONSONANT;

    private static final char FIRST_SYLLABLE = '가';
    private static final char LAST_SYLLABLE = '힣';
    /** How many finals a syllable can have, none included, and which of them is ㄹ. */
    private static final int FINALS = 28;

    private static final int FINAL_L = 8;
    /** 영 일 이 삼 사 오 육 칠 팔 구. */
    private static final Sound[] DIGITS = {CONSONANT, L, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, L, L, VOWEL};
    /** 조: the one power of ten thousand that ends in a vowel, from 10^12 to 10^15. */
    private static final int ZEROS_OF_TRILLIONS = 12;

    private static final int ZEROS_BEYOND_TRILLIONS = 16;

    /** The sound of the last word of a text; {@link #VOWEL} where nothing in it is read aloud. */
    static Sound of(CharSequence text) {
        int end = lastRead(text, text.length());
        return end < 0 ? VOWEL : at(text, end);
    }

    private static Sound at(CharSequence text, int end) {
        char last = text.charAt(end);
        if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
            int tail = (last - FIRST_SYLLABLE) % FINALS;
            return tail == 0 ? VOWEL : tail == FINAL_L ? L : CONSONANT;
        }
        if (Character.isDigit(last)) {
            return ofNumber(text, end);
        }
        if (isLatin(last)) {
            return ofLatin(text, end);
        }
        if (last >= 'ㄱ' && last <= 'ㅎ') {
            return last == 'ㄹ' ? L : CONSONANT;
        }
        // ㎝ ㎏ ㎡ % and the like end in 미터, 그램, 퍼센트.
        return "㎎㎏g".indexOf(last) >= 0 ? CONSONANT : VOWEL;
    }

    /** Behind quotation marks and blanks; what stands in brackets is skipped unless nothing stands before it. */
    private static int lastRead(CharSequence text, int before) {
        int at = before - 1;
        while (at >= 0) {
            char one = text.charAt(at);
            if (one == ')') {
                int open = opening(text, at);
                int outside = open <= 0 ? -1 : lastRead(text, open);
                if (outside >= 0) {
                    return outside;
                }
            } else if (Character.isLetterOrDigit(one) || "%㎝㎜㎞㎡㎥㎎㎏℃".indexOf(one) >= 0) {
                return at;
            }
            at--;
        }
        return -1;
    }

    private static int opening(CharSequence text, int close) {
        int depth = 0;
        for (int at = close; at >= 0; at--) {
            char one = text.charAt(at);
            depth += one == ')' ? 1 : one == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static Sound ofNumber(CharSequence text, int end) {
        int zeros = 0;
        int at = end;
        while (at >= 0 && (isZero(text.charAt(at)) || zeros > 0 && text.charAt(at) == ',')) {
            zeros += isZero(text.charAt(at)) ? 1 : 0;
            at--;
        }
        if (zeros == 0) {
            return DIGITS[Character.digit(text.charAt(end), 10)];
        }
        boolean whole = at >= 0 && Character.isDigit(text.charAt(at));
        return whole && zeros >= ZEROS_OF_TRILLIONS && zeros < ZEROS_BEYOND_TRILLIONS ? VOWEL : CONSONANT;
    }

    private static boolean isZero(char one) {
        return Character.digit(one, 10) == 0;
    }

    /** Capitals and single letters are spelled, other words are read as Korean writes them down: 웹, 네트워크. */
    private static Sound ofLatin(CharSequence text, int end) {
        int begin = end;
        while (begin > 0 && isLatin(text.charAt(begin - 1))) {
            begin--;
        }
        String word = text.subSequence(begin, end + 1).toString();
        boolean spelled = word.length() == 1 || word.equals(word.toUpperCase(Locale.ROOT));
        char last = Character.toLowerCase(word.charAt(word.length() - 1));
        if (last == 'l' || spelled && last == 'r') {
            return L;
        }
        if (last == 'm' || last == 'n') {
            return CONSONANT;
        }
        return !spelled && closesSyllable(word.toLowerCase(Locale.ROOT), last) ? CONSONANT : VOWEL;
    }

    /** 셋, 웹, 북, 팩, 링: a stop behind one vowel, or ng. */
    private static boolean closesSyllable(String word, char last) {
        if (word.endsWith("ng") || word.endsWith("ck")) {
            return true;
        }
        return "bckpt".indexOf(last) >= 0 && "aeiou".indexOf(word.charAt(word.length() - 2)) >= 0;
    }

    private static boolean isLatin(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
    }
}
