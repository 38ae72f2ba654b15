package safecity.administration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import safecity.notation.DelimitedText;
import safecity.refusal.Refusal;

/** A table as spreadsheets hand it over: separated by commas, semicolons or, from the clipboard, tabs (RFC 4180). */
final class Delimited {

    /** What Windows calls EUC-KR: the same letters, and the others of Korean. */
    private static final Charset KOREAN_WINDOWS = Charset.forName("x-windows-949");

    private Delimited() {}

    /**
     * UTF-8, with or without a mark at its beginning, or else EUC-KR.
     *
     * @throws Refusal {@code table.encoding} where it is neither
     */
    static String decoded(byte[] file) {
        try {
            return strictly(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            try {
                return strictly(file, KOREAN_WINDOWS);
            } catch (CharacterCodingException neither) {
                throw Refusal.of("table.encoding").field("table");
            }
        }
    }

    private static String strictly(byte[] file, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
    }

    /** @throws Refusal {@code table.quote} where a quotation mark is never closed */
    static List<DelimitedText.Row> rows(String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return DelimitedText.rows(
                table, separator(table), line -> Refusal.of("table.quote", line).field("table"));
    }

    /** The one of which the first line has most. */
    private static char separator(String table) {
        String first = table.lines().findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {'\t', ';'}) {
            best = count(first, one) > count(first, best) ? one : best;
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }
}
