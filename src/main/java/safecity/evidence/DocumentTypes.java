package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Finds what a file really is from its content, whatever it is called, and refuses what may not be filed. */
@Component
class DocumentTypes {

    private static final int TEXT_LOOKED_AT = 1 << 20;
    private static final int BYTES_OF_A_CHARACTER = 4;
    /** What tables are found as; pages and scripts are text as well, and are found as what they are. */
    private static final Set<String> TABLES = Set.of("text/csv", "text/plain", "application/octet-stream");

    /** What is told by its beginning; the others are packages, compound files or tables, each told in its own way. */
    private static final Set<DocumentType> PLAIN = EnumSet.of(
            DocumentType.PDF,
            DocumentType.PNG,
            DocumentType.JPEG,
            DocumentType.GIF,
            DocumentType.WEBP,
            DocumentType.TIFF);

    /** A check may hold a core for a moment and some memory; whoever comes then waits, and is told when it takes long. */
    private static final int AT_ONCE = 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** An HWP document beyond is refused; the larger ones seen have some tens of megabytes. */
    private static final long COMPOUND = 256L << 20;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Tika tika = new Tika();

    /**
     * @param file the bytes, in a place of ours
     * @param name what the person calls it; only its ending counts, and only against the content
     * @throws Refusal {@code evidence.typeRefused}, {@code evidence.extension}; {@code evidence.encrypted} for what nobody
     *                 could open in five years; {@code evidence.macros}, {@code evidence.part}, {@code evidence.outside},
     *                 {@code evidence.attached} for what does more than be read; {@code evidence.damaged},
     *                 {@code evidence.tooComplex}; {@code evidence.busy}
     */
    DocumentType find(Path file, String name) throws IOException {
        String extension = FileNames.extension(name);
        DocumentType type = inTurn(file, extension)
                .orElseThrow(() -> Refusal.of("evidence.typeRefused", name).field("file"));
        if (!type.isCalled(extension)) {
            throw Refusal.of("evidence.extension", name, type.name()).field("fileName");
        }
        return type;
    }

    private Optional<DocumentType> inTurn(Path file, String extension) throws IOException {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.unavailable("evidence.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("evidence.busy");
        }
        try {
            return recognised(file, extension);
        } finally {
            turns.release();
        }
    }

    private Optional<DocumentType> recognised(Path file, String extension) throws IOException {
        String found = tika.detect(file.toFile()).toLowerCase(Locale.ROOT);
        byte[] head = head(file);
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            return packaged(file);
        }
        if (isOle(head)) {
            return Files.size(file) > COMPOUND ? Optional.empty() : CompoundFile.type(Files.readAllBytes(file));
        }
        if (TABLES.contains(found) && extension.equals("csv")) {
            return isText(file) ? Optional.of(DocumentType.CSV) : Optional.empty();
        }
        Optional<DocumentType> type = DocumentType.of(found).filter(PLAIN::contains);
        if (type.equals(Optional.of(DocumentType.PDF))) {
            PdfFile.check(file);
        }
        return type;
    }

    private static Optional<DocumentType> packaged(Path file) throws IOException {
        try (Parts parts = new Parts(file)) {
            return parts.has(OfficePackage.CONTENT_TYPES) ? OfficePackage.type(parts) : TypedPackage.type(parts);
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(8);
        }
    }

    private static boolean isOle(byte[] head) {
        return head.length == 8 && ByteBuffer.wrap(head).getLong() == 0xD0CF11E0A1B11AE1L;
    }

    /** Korean tables come in UTF-8, or in the code page of Korean Windows. */
    private static boolean isText(Path file) throws IOException {
        byte[] begin;
        try (InputStream content = Files.newInputStream(file)) {
            begin = content.readNBytes(TEXT_LOOKED_AT);
        }
        for (byte one : begin) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\r' && one != '\n') {
                return false;
            }
        }
        boolean whole = begin.length < TEXT_LOOKED_AT;
        return decodes(begin, whole, StandardCharsets.UTF_8) || decodes(begin, whole, Charset.forName("x-windows-949"));
    }

    /** @param whole whether the text ends here; else its last character may be cut */
    private static boolean decodes(byte[] bytes, boolean whole, Charset charset) {
        for (int cut = 0; cut < (whole ? 1 : BYTES_OF_A_CHARACTER); cut++) {
            try {
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return true;
            } catch (CharacterCodingException other) {
                // Perhaps the last character is cut, or it is the other charset.
            }
        }
        return false;
    }
}
