package safecity.notation;

/**
 * A text that a person wrote, within a line of ours: a sentence of a mail, an entry of a calendar, a line of a record. What it
 * holds can neither end that line nor turn how it is read, whatever reads it: programs differ in what they take for a line's end.
 */
public final class OneLine {

    private OneLine() {}

    /** Each run of blanks, control characters and ends of lines of any script is one blank; marks that turn the reading direction are gone. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean blank = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isBlank(point)) {
                blank = true;
            } else if (!turnsDirection(point)) {
                if (blank && !line.isEmpty()) {
                    line.append(' ');
                }
                blank = false;
                line.appendCodePoint(point);
            }
        }
        return line.toString();
    }

    /** The same, with a sign in the place of each that would end or turn the line: a record keeps what was tried. */
    public static String marked(String text, char sign) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || isSeparator(point) || turnsDirection(point) ? sign : point)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /** Without the marks that turn the reading direction; lines stay lines. */
    public static String inReadingOrder(String text) {
        return text.codePoints()
                .filter(point -> !turnsDirection(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Ends of lines and paragraphs outside of ASCII, which no control character is: U+2028 and U+2029. */
    public static boolean isSeparator(int point) {
        return point == 0x2028 || point == 0x2029;
    }

    /** Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9, 2). */
    public static boolean turnsDirection(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }

    private static boolean isBlank(int point) {
        return Character.isISOControl(point) || Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
