package safecity.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The types that may be filed; everything else is refused. */
enum DocumentType {
    PDF("application/pdf", true, "pdf"),
    HWPX("application/hwp+zip", false, "hwpx"),
    HWP("application/x-hwp", false, "hwp"),
    ODT("application/vnd.oasis.opendocument.text", false, "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", false, "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", false, "odp"),
    ODG("application/vnd.oasis.opendocument.graphics", false, "odg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "pptx"),
    PNG("image/png", true, "png"),
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    GIF("image/gif", true, "gif"),
    WEBP("image/webp", true, "webp"),
    TIFF("image/tiff", false, "tif", "tiff"),
    CSV("text/csv", false, "csv");

    private final String mediaType;
    private final boolean preview;
    private final Set<String> extensions;

    DocumentType(String mediaType, boolean preview, String... extensions) {
        this.mediaType = mediaType;
        this.preview = preview;
        this.extensions = Set.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a browser shows it by itself. */
    boolean hasPreview() {
        return preview;
    }

    boolean isCalled(String extension) {
        return extensions.contains(extension);
    }

    static Optional<DocumentType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
