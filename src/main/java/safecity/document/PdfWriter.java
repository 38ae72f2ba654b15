package safecity.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.logging.Level;
import org.springframework.stereotype.Component;

/** Writes a paper as PDF: A4, with the parts of the typefaces that it uses, marked up for whoever has it read aloud. */
@Component
class PdfWriter {

    private final PaperTemplates templates;

    PdfWriter(PaperTemplates templates) {
        this.templates = templates;
        // It tells how long each step took.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    byte[] write(Paper paper) throws IOException {
        return write(Printable.of(templates.fill("pdf.xml", paper)));
    }

    private static byte[] write(String html) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.usePdfUaAccessibility(true);
        Arrays.stream(Typeface.values()).forEach(typeface -> typeface.putInto(renderer));
        // Whatever a text may say, nothing is read from anywhere.
        renderer.useUriResolver((base, address) -> null);
        renderer.withHtmlContent(html, null);
        renderer.toStream(file);
        renderer.run();
        return file.toByteArray();
    }
}
