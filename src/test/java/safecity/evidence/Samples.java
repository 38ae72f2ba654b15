package safecity.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of each kind, as small as they can be, and no two alike unless asked. */
final class Samples {

    private Samples() {}

    static byte[] pdf(String text) {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n% "
                        + text + "\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One of exactly this size, with a remark that fills it. */
    static byte[] pdf(int size) {
        String end = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n";
        String trailer = "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
                + "trailer<</Size 3/Root 1 0 R>>\nstartxref\n%010d\n%%%%EOF\n";
        int first = size - end.length() - trailer.formatted(0, 0, 0).length();
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        String tail = end + trailer.formatted(first, first + end.indexOf("2 0 obj"), first + end.length());
        place("%PDF-1.4\n%", bytes, 0);
        place("\n" + tail, bytes, first - 1);
        return bytes;
    }

    private static void place(String text, byte[] bytes, int at) {
        byte[] written = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(written, 0, bytes, at, written.length);
    }

    /** One whose catalogue holds this besides its pages. */
    static byte[] pdfWith(String entry) {
        return ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R " + entry
                        + ">>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
                        + "3 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj\n"
                        + "4 0 obj<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>endobj\n"
                        + "5 0 obj<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] docx(String... more) {
        return office(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "word/document.xml",
                more);
    }

    static byte[] xlsx(String... more) {
        return office(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml", more);
    }

    /** A document with a part of this content type, which its document names by this relationship. */
    static byte[] docxWith(String part, String contentType, String content, String relationship) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml",
                types("<Override PartName=\"/word/document.xml\" ContentType=\""
                        + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                        + "<Override PartName=\"/" + part + "\" ContentType=\"" + contentType + "\"/>"));
        entries.put("_rels/.rels", "<Relationships/>");
        entries.put("word/document.xml", "<x/>");
        entries.put("word/_rels/document.xml.rels", "<Relationships>" + relationship + "</Relationships>");
        entries.put(part, content);
        return zip(entries);
    }

    private static String types(String overrides) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + overrides + "</Types>";
    }

    static byte[] macroWorkbook() {
        return office("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml");
    }

    private static byte[] office(String type, String part, String... more) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml", types("<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>"));
        entries.put("_rels/.rels", "<Relationships/>");
        entries.put(part, "<x/>");
        for (String entry : more) {
            entries.put(entry, "x");
        }
        return zip(entries);
    }

    /** A package whose first entry names its type, as ODF and HWPX have it. */
    static byte[] typed(String mediaType, String... more) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("mimetype", mediaType);
        entries.put("content.xml", "<x/>");
        for (String entry : more) {
            entries.put(entry, "x");
        }
        return zip(entries);
    }

    /** A document of Hancom's editor with this script. */
    static byte[] scripted(String script) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("mimetype", "application/hwp+zip");
        entries.put("Scripts/headerScripts.js", script);
        return zip(entries);
    }

    static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] ole(String signature) {
        byte[] bytes = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        byte[] name = signature.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, 2048, name.length);
        return bytes;
    }

    static byte[] image(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
