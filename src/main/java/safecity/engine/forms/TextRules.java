package safecity.engine.forms;

import java.text.Normalizer;

/** What a text may hold, whoever sends it. */
public final class TextRules {

    private TextRules() {}

    /**
     * Hangul composed (NFC), as keyboards of every system type it; a text from a Mac's file names comes decomposed and
     * would neither be found nor counted alike.
     */
    public static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Control characters, halves of surrogate pairs, non-characters, and marks that turn the reading direction. */
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
        boolean turnsDirection = point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
        return !Character.isISOControl(point) && !halfPair && !nonCharacter && !turnsDirection;
    }
}
