package safecity.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The script of an HWPX document. Hancom's editor writes one into every document: two variables and handlers that do
 * nothing. Anything more is a macro. Read sign by sign and each sign once.
 */
final class HwpxScriptDetector {

    private static final List<List<String>> VARIABLES = List.of(
            List.of("var", "Documents", "=", "XHwpDocuments", ";"),
            List.of("var", "Document", "=", "XHwpDocuments", ";"),
            List.of("var", "Documents", "=", "Documents", ".", "Active_XHwpDocument", ";"),
            List.of("var", "Document", "=", "Documents", ".", "Active_XHwpDocument", ";"));
    private static final String HANDLER = "OnDocument_";

    private HwpxScriptDetector() {}

    static boolean isTheEmptyOne(byte[] script) {
        Charset charset = script.length > 1 && script[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        List<String> words = words(new String(script, charset));
        int at = 0;
        while (at < words.size()) {
            int after = afterVariable(words, at);
            if (after < 0) {
                after = afterHandler(words, at);
            }
            if (after < 0) {
                return false;
            }
            at = after;
        }
        return true;
    }

    private static int afterVariable(List<String> words, int at) {
        return VARIABLES.stream()
                .filter(variable -> at + variable.size() <= words.size()
                        && words.subList(at, at + variable.size()).equals(variable))
                .map(variable -> at + variable.size())
                .findFirst()
                .orElse(-1);
    }

    /** {@code function OnDocument_New() {}}. */
    private static int afterHandler(List<String> words, int at) {
        int end = at + 6;
        boolean handler = end <= words.size()
                && words.get(at).equals("function")
                && words.get(at + 1).startsWith(HANDLER)
                && words.subList(at + 2, end).equals(List.of("(", ")", "{", "}"));
        return handler ? end : -1;
    }

    /** Words and single signs, without blanks and remarks; a remark without an end is a word that nothing expects. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (text.startsWith("//", at)) {
                at = lineEnd(text, at);
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    words.add("/*");
                    return words;
                }
                at = end + 2;
            } else if (Character.isWhitespace(sign) || sign == '\uFEFF') {
                at++;
            } else {
                int end = wordEnd(text, at);
                words.add(text.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return Math.max(at, from + 1);
    }
}
