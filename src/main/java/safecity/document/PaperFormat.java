package safecity.document;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which a paper leaves. */
public enum PaperFormat {
    PDF("application/pdf"),
    /** OpenDocument Text (ISO/IEC 26300), which 한글 and LibreOffice open. */
    ODT("application/vnd.oasis.opendocument.text");

    private final String mediaType;

    PaperFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Also the end of a file's name. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<PaperFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }
}
