package safecity.engine.submission;

import java.util.regex.Pattern;

/**
 * A value as a form's own text shows it. The form's renderer reads the text, with the values in it, as Markdown: bold
 * letters, headings, links and pictures would be whoever typed the value's, and look like the form's own words.
 */
public final class ShownText {

    private static final String MEANING = "\\`*_{}[]()#+=!<>&~|\"'@";
    /** What the renderer makes a link of without being asked. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=\\bwww)\\.|:(?=//)");

    private static final Pattern RULE = Pattern.compile("(?m)^([ \\t]{0,3})-(?=[-\\t ]*$)");

    private ShownText() {}

    /**
     * The same letters, each with a meaning in Markdown written as a character reference; lines stay lines, and no empty
     * one among them begins a paragraph that could pass for the form's.
     */
    public static String of(String value) {
        StringBuilder shown = new StringBuilder(value.length());
        boolean lineIsEmpty = false;
        for (int at = 0; at < value.length(); at++) {
            char sign = value.charAt(at);
            if (sign == '\r') {
                continue;
            }
            if (sign == '\n') {
                if (!lineIsEmpty) {
                    shown.append(sign);
                }
                lineIsEmpty = true;
            } else if (lineIsEmpty && (sign == ' ' || sign == '\t')) {
                continue;
            } else {
                lineIsEmpty = false;
                append(sign, shown);
            }
        }
        String plain =
                ADDRESS.matcher(shown).replaceAll(part -> reference(part.group().charAt(0)));
        return RULE.matcher(plain).replaceAll("$1" + reference('-'));
    }

    private static void append(char sign, StringBuilder shown) {
        if (MEANING.indexOf(sign) >= 0) {
            shown.append(reference(sign));
        } else {
            shown.append(sign);
        }
    }

    private static String reference(char sign) {
        return "&#" + (int) sign + ";";
    }
}
