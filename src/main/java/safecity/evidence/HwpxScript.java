package safecity.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The script of an HWPX document. Hancom's editor writes one into every document: two variables and handlers that do
 * nothing. Anything more is a macro.
 */
final class HwpxScript {

    private static final String COMMENT = "(?s)//[^\\r\\n]*|/\\*.*?\\*/";
    private static final String VARIABLE =
            "var Documents?\\s*=\\s*(XHwpDocuments|Documents\\.Active_XHwpDocument)\\s*;";
    private static final String EMPTY_HANDLER = "function OnDocument_\\w+\\s*\\(\\s*\\)\\s*\\{\\s*\\}";

    private HwpxScript() {}

    static boolean isTheEmptyOne(byte[] script) {
        Charset charset = script.length > 1 && script[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        return new String(script, charset)
                .replace("\uFEFF", "")
                .replaceAll(COMMENT, "")
                .replaceAll(VARIABLE, "")
                .replaceAll(EMPTY_HANDLER, "")
                .isBlank();
    }
}
