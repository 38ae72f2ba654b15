package safecity.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** Writes a paper as an OpenDocument Text 1.3: a ZIP whose first entry is the media type, not compressed (part 2, §3.3). */
@Component
class OdtWriter {

    private final PaperTemplates templates;

    OdtWriter(PaperTemplates templates) {
        this.templates = templates;
    }

    byte[] write(Paper paper) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            store(zip, "mimetype", PaperFormat.ODT.mediaType().getBytes(StandardCharsets.US_ASCII));
            add(zip, "META-INF/manifest.xml", resource("odt-manifest.xml"));
            add(zip, "meta.xml", fill("odt-meta.xml", paper));
            add(zip, "styles.xml", fill("odt-styles.xml", paper));
            add(zip, "content.xml", fill("odt-content.xml", paper));
        }
        return file.toByteArray();
    }

    private byte[] fill(String template, Paper paper) {
        return templates.fill(template, paper).getBytes(StandardCharsets.UTF_8);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content = OdtWriter.class.getResourceAsStream("/paper/" + name)) {
            return content.readAllBytes();
        }
    }
}
