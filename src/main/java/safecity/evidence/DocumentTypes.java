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
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Finds what a file really is from its content, whatever it is called, and refuses what may not be filed. */
@Component
class DocumentTypes {

    private static final int ENTRIES = 20_000;
    private static final int TEXT_LOOKED_AT = 1 << 20;
    private static final int BYTES_OF_A_CHARACTER = 4;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    /** What tables are found as; pages and scripts are text as well, and are found as what they are. */
    private static final Set<String> TABLES = Set.of("text/csv", "text/plain", "application/octet-stream");

    private static final byte[] HWP_SIGNATURE = "HWP Document File".getBytes(StandardCharsets.US_ASCII);
    /** The main part of a package without macros, as its content types name it. */
    private static final Map<String, DocumentType> OOXML = Map.of(
            "wordprocessingml.document.main+xml", DocumentType.DOCX,
            "spreadsheetml.sheet.main+xml", DocumentType.XLSX,
            "presentationml.presentation.main+xml", DocumentType.PPTX);

    private final Tika tika = new Tika();

    /**
     * @param file the bytes, in a place of ours
     * @param name what the person calls it; only its ending counts, and only against the content
     * @throws Refusal {@code evidence.typeRefused}, {@code evidence.macros}, {@code evidence.extension}
     */
    DocumentType find(Path file, String name) throws IOException {
        String extension = FileNames.extension(name);
        DocumentType type = recognised(file, extension)
                .orElseThrow(() -> Refusal.of("evidence.typeRefused", name).field("file"));
        if (!type.isCalled(extension)) {
            throw Refusal.of("evidence.extension", name, type.name()).field("fileName");
        }
        return type;
    }

    private Optional<DocumentType> recognised(Path file, String extension) throws IOException {
        String found = tika.detect(file.toFile()).toLowerCase(Locale.ROOT);
        byte[] head = head(file);
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            return packaged(file);
        }
        if (isOle(head)) {
            return holds(file, HWP_SIGNATURE) ? Optional.of(DocumentType.HWP) : Optional.empty();
        }
        if (TABLES.contains(found) && extension.equals("csv")) {
            return isText(file) ? Optional.of(DocumentType.CSV) : Optional.empty();
        }
        return DocumentType.of(found).filter(type -> type != DocumentType.CSV);
    }

    private static Optional<DocumentType> packaged(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            int seen = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); seen++) {
                ZipEntry entry = entries.nextElement();
                if (runs(zip, entry)) {
                    throw Refusal.of("evidence.macros").field("file");
                }
                if (seen > ENTRIES) {
                    return Optional.empty();
                }
            }
            ZipEntry types = zip.getEntry(CONTENT_TYPES);
            return types != null
                    ? office(text(zip, types))
                    : Optional.ofNullable(zip.getEntry("mimetype"))
                            .flatMap(entry -> DocumentType.of(text(zip, entry).strip()));
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static boolean runs(ZipFile zip, ZipEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith("scripts/") && name.endsWith("scripts.js")) {
            try (InputStream script = zip.getInputStream(entry)) {
                return !HwpxScript.isTheEmptyOne(script.readNBytes(TEXT_LOOKED_AT));
            }
        }
        return name.endsWith("vbaproject.bin")
                || name.startsWith("basic/")
                || name.startsWith("scripts/") && !entry.isDirectory()
                || name.endsWith(".js")
                || name.contains("activex");
    }

    private static Optional<DocumentType> office(String types) {
        if (types.contains("macroEnabled")) {
            throw Refusal.of("evidence.macros").field("file");
        }
        return OOXML.entrySet().stream()
                .filter(main -> types.contains(main.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String text(ZipFile zip, ZipEntry entry) {
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(TEXT_LOOKED_AT), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
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

    private static boolean holds(Path file, byte[] signature) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] window = new byte[1 << 16];
            int kept = 0;
            for (int read = content.read(window, kept, window.length - kept);
                    read > 0;
                    read = content.read(window, kept, window.length - kept)) {
                int filled = kept + read;
                if (indexOf(window, filled, signature) >= 0) {
                    return true;
                }
                kept = Math.min(signature.length - 1, filled);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
            return false;
        }
    }

    private static int indexOf(byte[] window, int filled, byte[] signature) {
        for (int start = 0; start + signature.length <= filled; start++) {
            int same = 0;
            while (same < signature.length && window[start + same] == signature[same]) {
                same++;
            }
            if (same == signature.length) {
                return start;
            }
        }
        return -1;
    }
}
