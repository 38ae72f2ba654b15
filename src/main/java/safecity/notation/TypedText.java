package safecity.notation;

import java.text.Normalizer;
import safecity.refusal.Refusal;

/** What somebody typed or pasted, in plain letters: full-width ones narrow, each kind of blank a blank, nothing unseen. */
final class TypedText {

    /** Longer than any day or number is written. */
    private static final int LONGEST = 60;

    private static final String DASHES = "‐‑‒–—―−";

    private TypedText() {}

    /** @throws Refusal {@code notation.tooLong} */
    static String plain(String typed) {
        if (typed.length() > 4 * LONGEST) {
            throw Refusal.of("notation.tooLong", LONGEST);
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .map(TypedText::narrow)
                .forEach(plain::appendCodePoint);
        String text = plain.toString().strip();
        if (text.length() > LONGEST) {
            throw Refusal.of("notation.tooLong", LONGEST);
        }
        return text;
    }

    private static int narrow(int point) {
        if (point >= '！' && point <= '～') {
            return point - '！' + '!';
        }
        if (Character.isSpaceChar(point) || Character.isWhitespace(point)) {
            return ' ';
        }
        return DASHES.indexOf(point) >= 0 ? '-' : point;
    }
}
