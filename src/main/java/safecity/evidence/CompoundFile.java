package safecity.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import safecity.refusal.Refusal;

/** A compound file (MS-CFB): an HWP document, or the safe in which an office program locks a document. */
final class CompoundFile {

    private static final byte[] HWP = "HWP Document File".getBytes(StandardCharsets.US_ASCII);
    /** Where in the stream {@code FileHeader} the document's properties stand (한글 문서 파일 형식 5.0). */
    private static final int PROPERTIES = 36;
    /** A password, a right that has to be asked for, a certificate. */
    private static final int LOCKED = 1 << 1 | 1 << 4 | 1 << 8 | 1 << 10;

    private static final List<byte[]> PROGRAMS =
            List.of(wide("\u0001Ole10Native"), wide("Package"), wide("_VBA_PROJECT"), wide("VBA"));
    private static final byte[] SAFE = wide("EncryptedPackage");

    private CompoundFile() {}

    /** @throws Refusal {@code evidence.encrypted} */
    static Optional<DocumentType> type(byte[] file) {
        int header = indexOf(file, HWP);
        if (indexOf(file, SAFE) >= 0) {
            throw encrypted();
        }
        if (header < 0) {
            return Optional.empty();
        }
        boolean whole = header + PROPERTIES + Integer.BYTES <= file.length;
        int properties =
                whole ? ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(header + PROPERTIES) : 0;
        if ((properties & LOCKED) != 0) {
            throw encrypted();
        }
        return Optional.of(DocumentType.HWP);
    }

    /** Whether one of its streams is called like those that hold a file or a macro. */
    static boolean holdsProgram(byte[] file) {
        return PROGRAMS.stream().anyMatch(name -> indexOf(file, name) >= 0);
    }

    static Refusal encrypted() {
        return Refusal.of("evidence.encrypted").field("file");
    }

    /** Names of streams are written so, with an end. */
    private static byte[] wide(String name) {
        return (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    }

    /** Looks at each byte once, but for the few that begin like the signature. */
    private static int indexOf(byte[] file, byte[] signature) {
        for (int start = 0; start + signature.length <= file.length; start++) {
            int same = 0;
            while (same < signature.length && file[start + same] == signature[same]) {
                same++;
            }
            if (same == signature.length) {
                return start;
            }
        }
        return -1;
    }
}
