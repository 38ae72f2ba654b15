package safecity.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
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
        return write(Printable.of(templates.fill("pdf.xml", paper)), false);
    }

    /** For keeping: PDF/A-2a (ISO 19005-2), which needs nothing but itself and says of each colour what it means. */
    byte[] archive(Paper paper) throws IOException {
        return write(Printable.of(templates.fill("pdf.xml", paper)), true);
    }

    private static byte[] write(String html, boolean archive) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.usePdfUaAccessibility(true);
        if (archive) {
            renderer.usePdfAConformance(PdfAConformance.PDFA_2_A);
            renderer.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        }
        Arrays.stream(Typeface.values()).forEach(typeface -> typeface.putInto(renderer));
        // Whatever a text may say, nothing is read from anywhere.
        renderer.useUriResolver((base, address) -> null);
        renderer.withHtmlContent(html, null);
        renderer.toStream(file);
        renderer.run();
        return file.toByteArray();
    }
}
