package safecity.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Writes papers. */
@Component
public class Papers {

    private final PdfWriter pdf;
    private final OdtWriter odt;

    Papers(PdfWriter pdf, OdtWriter odt) {
        this.pdf = pdf;
        this.odt = odt;
    }

    /** The whole file; the same paper gives the same text in every format. */
    public byte[] write(Paper paper, PaperFormat format) {
        try {
            return switch (format) {
                case PDF -> pdf.write(paper);
                case ODT -> odt.write(paper);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The whole file as PDF/A-2a, for what is kept. */
    public byte[] archive(Paper paper) {
        try {
            return pdf.archive(paper);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The file as an answer to a browser, which keeps and shows none of it in our origin.
     *
     * @param ascii name of the file without its end, for whoever reads no other letters
     * @param name  name of the file without its end, in any letters
     */
    public ResponseEntity<byte[]> download(Paper paper, PaperFormat format, String ascii, String name) {
        String end = "." + format.extension();
        return ResponseEntity.ok()
                .header("Content-Type", format.mediaType())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(ascii + end).build() + "; filename*=UTF-8''"
                                + UriUtils.encode(name + end, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store")
                .body(write(paper, format));
    }
}
