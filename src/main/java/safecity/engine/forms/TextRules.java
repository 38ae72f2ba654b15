package safecity.engine.forms;

import java.text.Normalizer;
import safecity.notation.OneLine;

/** What a text may hold, whoever sends it. */
public final class TextRules {

    private TextRules() {}

    /**
     * Hangul composed (NFC), as keyboards of every system type it; a text from a Mac's file names comes decomposed and
     * would neither be found nor counted alike. What ends a line in word processors only, ends it for everybody.
     */
    public static String composed(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.replace('\u2028', '\n').replace('\u2029', '\n');
    }

    /**
     * No control characters, halves of surrogate pairs, non-characters, ends of lines that only some programs know, hidden
     * letters, and marks that turn the reading direction.
     */
    public static boolean isLegible(String text, boolean lines) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isLegible(point, lines)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    private static boolean isLegible(int point, boolean lines) {
        if (point == '\n' || point == '\r' || point == '\t') {
            return lines;
        }
        boolean halfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean nonCharacter = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return !Character.isISOControl(point)
                && !OneLine.isSeparator(point)
                && !OneLine.turnsDirection(point)
                && !isHidden(point)
                && !halfPair
                && !nonCharacter;
    }

    /** Letters that no program shows and some read: tags, and the marks of annotations between lines. */
    private static boolean isHidden(int point) {
        return point >= 0xE0000 && point <= 0xE007F || point >= 0xFFF9 && point <= 0xFFFB;
    }
}
