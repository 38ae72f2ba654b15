package safecity.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be printed of a text. A character that no typeface of ours has is written as its plain equivalent where there
 * is one, and else as 〓, by which Korean printing says that a character is missing here; one that only steers other
 * characters, such as a joiner, leaves nothing.
 */
final class Printable {

    private static final String MISSING = "〓";
    private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});");
    private static final int LAST_OF_ASCII = 0x7e;

    private Printable() {}

    /** @param xml as the templates write it: with references to characters beyond ASCII */
    static String of(String xml) {
        return decoded(xml).codePoints().mapToObj(Printable::written).collect(Collectors.joining());
    }

    private static String decoded(String xml) {
        return REFERENCE.matcher(xml).replaceAll(found -> {
            String number = found.group(1);
            int codePoint =
                    number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Matcher.quoteReplacement(codePoint <= LAST_OF_ASCII ? found.group() : Character.toString(codePoint));
        });
    }

    private static String written(int codePoint) {
        String character = Character.toString(codePoint);
        if (steers(codePoint)) {
            return "";
        }
        if (codePoint <= LAST_OF_ASCII || known(codePoint)) {
            return character;
        }
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
        return !plain.equals(character) && plain.codePoints().allMatch(Printable::known) ? plain : MISSING;
    }

    private static boolean known(int codePoint) {
        return Arrays.stream(Typeface.values()).anyMatch(typeface -> typeface.has(codePoint));
    }

    private static boolean steers(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || Character.UnicodeBlock.of(codePoint) == Character.UnicodeBlock.VARIATION_SELECTORS;
    }
}
