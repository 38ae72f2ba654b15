package safecity.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a part of a document can be, told by how it begins. */
enum PartKind {
    XML,
    IMAGE,
    SOUND,
    FONT,
    PACKAGE,
    COMPOUND,
    OTHER;

    private static final List<String> PROGRAMS = List.of(
            "MZ",
            "\u007fELF",
            "#!",
            "\u00ca\u00fe\u00ba\u00be",
            "\u00ce\u00fa\u00ed\u00fe",
            "\u00cf\u00fa\u00ed\u00fe");
    private static final List<String> IMAGES = List.of(
            "\u0089PNG\r\n",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "BM",
            "II*\0",
            "MM\0*",
            "\u00d7\u00cd\u00c6\u009a",
            "\1\0\0\0",
            "\1\0\t\0",
            "VCLMTF");
    private static final List<String> SOUNDS =
            List.of("ID3", "RIFF", "OggS", "\u00ff\u00fb", "\u00ff\u00f3", "\u001aE\u00df\u00a3", "0&\u00b2u");
    private static final List<String> FONTS = List.of("\0\1\0\0", "OTTO", "true", "ttcf", "wOFF", "wOF2");
    private static final List<String> WRITTEN = List.of("\u00ff\u00fe<\0", "\u00fe\u00ff\0<");

    /** @return null for a program or a script of a machine */
    static @Nullable PartKind of(byte[] head) {
        String begin = new String(head, StandardCharsets.ISO_8859_1);
        if (begins(begin, PROGRAMS) && !begins(begin, IMAGES)) {
            return null;
        }
        if (begins(begin, WRITTEN)
                || begin.replace("\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<")) {
            return XML;
        }
        if (begin.startsWith("RIFF") && begin.startsWith("WEBP", 8) || begins(begin, IMAGES)) {
            return IMAGE;
        }
        if (begin.startsWith("PK\3\4")) {
            return PACKAGE;
        }
        if (begin.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return COMPOUND;
        }
        if (begins(begin, SOUNDS) || begin.startsWith("ftyp", 4)) {
            return SOUND;
        }
        return begins(begin, FONTS) ? FONT : OTHER;
    }

    private static boolean begins(String text, List<String> beginnings) {
        return beginnings.stream().anyMatch(text::startsWith);
    }

    /** The kind of a part. @throws safecity.refusal.Refusal {@code evidence.part} for a program */
    static PartKind of(Parts parts, String name) throws IOException {
        PartKind kind = of(parts.head(name));
        if (kind == null) {
            throw Parts.refused(name);
        }
        return kind;
    }

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
