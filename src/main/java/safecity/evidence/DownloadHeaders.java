package safecity.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** How a stored file leaves: whatever is in it, a browser runs nothing of it and takes it for nothing else. */
final class DownloadHeaders {

    private DownloadHeaders() {}

    static void describe(Evidence.Version file, boolean preview, HttpServletResponse response) {
        boolean shown = preview
                && DocumentType.of(file.mediaType())
                        .filter(DocumentType::hasPreview)
                        .isPresent();
        response.setContentType(file.mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader("Content-Disposition", (shown ? "inline" : "attachment") + names(file));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", policy(file, shown));
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("ETag", "\"" + file.sha256() + "\"");
    }

    /** A browser's own reader of PDF doesn't start in a sandbox; it runs nothing that could reach us. */
    private static String policy(Evidence.Version file, boolean shown) {
        boolean reader = shown && file.mediaType().equals(DocumentType.PDF.mediaType());
        return "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
                + (reader ? "; object-src 'self'" : "; sandbox");
    }

    /** A name in ASCII for whoever reads no other, and the one that was given (RFC 6266). */
    private static String names(Evidence.Version file) {
        String extension = FileNames.extension(file.fileName());
        return "; filename=\"evidence-" + file.evidenceId() + "-v" + file.version() + "." + extension
                + "\"; filename*=UTF-8''" + UriUtils.encode(file.fileName(), StandardCharsets.UTF_8);
    }
}
