package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import safecity.refusal.Refusal;

/**
 * The parts of a package. What is looked at is looked at whole: where that would be more than a document ever holds, the
 * file is refused rather than judged by its beginning.
 */
final class Parts implements AutoCloseable {

    private static final int MOST = 20_000;
    private static final long MOST_READ = 256L << 20;
    private static final int HEAD = 16;

    private final ZipFile zip;
    private final List<ZipEntry> files = new ArrayList<>();
    private long left = MOST_READ;

    /**
     * @throws Refusal     {@code evidence.part} for a name that could mean another place, {@code evidence.tooComplex}
     * @throws IOException when it is no package
     */
    Parts(Path file) throws IOException {
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            list();
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private void list() {
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (names.size() >= MOST) {
                throw tooComplex();
            }
            if (!isPlain(entry.getName()) || !names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused(entry.getName());
            }
            if (!entry.isDirectory()) {
                files.add(entry);
            }
        }
    }

    /** No step that is empty or leads elsewhere, no drive, no sign of Windows' paths. */
    private static boolean isPlain(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String step : path.split("/", -1)) {
            if (step.isBlank() || step.startsWith(".") && step.chars().allMatch(sign -> sign == '.')) {
                return false;
            }
        }
        return name.chars().noneMatch(sign -> sign == '\\' || sign == ':' || sign < ' ');
    }

    /** Names of the parts, without those of folders. */
    List<String> names() {
        return files.stream().map(ZipEntry::getName).toList();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** The first bytes of a part, fewer where it is shorter. */
    byte[] head(String name) throws IOException {
        try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
            byte[] head = content.readNBytes(HEAD);
            spend(head.length);
            return head;
        }
    }

    /** @throws Refusal {@code evidence.tooComplex} when it holds more than {@code most} bytes */
    byte[] whole(String name, int most) throws IOException {
        try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
            byte[] whole = content.readNBytes(most + 1);
            spend(whole.length);
            if (whole.length > most) {
                throw tooComplex();
            }
            return whole;
        }
    }

    /**
     * Shows each element of a part that is written in XML, in its order.
     *
     * @throws Refusal {@code evidence.damaged} when it can't be read to its end
     */
    void elements(String name, Consumer<XMLStreamReader> look) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = new Counted(zip.getInputStream(zip.getEntry(name)))) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    look.accept(reader);
                }
            }
        } catch (XMLStreamException broken) {
            throw Refusal.in(broken)
                    .orElseGet(() -> Refusal.of("evidence.damaged").field("file"));
        }
    }

    private void spend(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw tooComplex();
        }
    }

    static Refusal refused(String part) {
        return Refusal.of("evidence.part", part).field("file");
    }

    private static Refusal tooComplex() {
        return Refusal.of("evidence.tooComplex").field("file");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out of the package, however little of it lay inside. */
    private final class Counted extends InputStream {
        private final InputStream content;

        Counted(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return content.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = content.read(into, from, length);
            spend(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
