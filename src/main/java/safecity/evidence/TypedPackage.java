package safecity.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import safecity.refusal.Refusal;

/** A package that names its type in a part {@code mimetype}: OpenDocument (ISO/IEC 26300-3) and HWPX (KS X 6101). */
final class TypedPackage {

    private static final String MIMETYPE = "mimetype";
    private static final int LONGEST_TYPE = 100;
    /** The editor's own script has some 500 bytes. */
    private static final int LONGEST_SCRIPT = 1 << 16;

    private static final int SCRIPTS = 4;

    private static final Set<DocumentType> OPEN_DOCUMENTS =
            Set.of(DocumentType.ODT, DocumentType.ODS, DocumentType.ODP, DocumentType.ODG);
    private static final Set<String> OF_OPEN_DOCUMENT =
            Set.of("content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf");
    private static final Set<String> OF_HWPX = Set.of("contents", "chart", "docoptions", "dochistory");
    /** What is fetched when the document is opened. */
    private static final Set<String> FETCHED = Set.of(
            "image", "object", "object-ole", "plugin", "applet", "floating-frame", "section-source", "fill-image");

    private TypedPackage() {}

    /** @throws Refusal {@code evidence.macros}, {@code evidence.part}, {@code evidence.outside}, {@code evidence.encrypted} */
    static Optional<DocumentType> type(Parts parts) throws IOException {
        if (!parts.has(MIMETYPE)) {
            return Optional.empty();
        }
        String named = new String(parts.whole(MIMETYPE, LONGEST_TYPE), StandardCharsets.UTF_8).strip();
        Optional<DocumentType> type =
                DocumentType.of(named).filter(known -> known == DocumentType.HWPX || OPEN_DOCUMENTS.contains(known));
        if (type.isPresent()) {
            checkEncryption(parts);
            int scripts = 0;
            for (String name : parts.names()) {
                if (type.get() == DocumentType.HWPX) {
                    scripts += checkHwpx(parts, name) ? 1 : 0;
                } else {
                    checkOpenDocument(parts, name);
                }
            }
            if (scripts > SCRIPTS) {
                throw macros();
            }
        }
        return type;
    }

    private static void checkEncryption(Parts parts) throws IOException {
        String manifest = "META-INF/manifest.xml";
        if (parts.has(manifest) && PartKind.of(parts, manifest) == PartKind.XML) {
            parts.elements(manifest, element -> {
                if (element.getLocalName().equals("encryption-data")) {
                    throw Refusal.of("evidence.encrypted").field("file");
                }
            });
        }
    }

    private static void checkOpenDocument(Parts parts, String name) throws IOException {
        String folder = folder(name);
        String file = name.substring(name.lastIndexOf('/') + 1);
        if (folder.equals("basic") || folder.equals("scripts") || folder.equals("dialogs")) {
            throw macros();
        }
        PartKind kind = PartKind.of(parts, name);
        boolean object = folder.startsWith("object ") && OF_OPEN_DOCUMENT.contains(file);
        boolean fits =
                switch (folder) {
                    case "" ->
                        name.equals(MIMETYPE)
                                || name.equals("layout-cache")
                                || OF_OPEN_DOCUMENT.contains(name) && kind == PartKind.XML;
                    case "meta-inf" -> kind == PartKind.XML;
                    case "thumbnails" -> kind == PartKind.IMAGE;
                    case "pictures" ->
                        kind == PartKind.IMAGE
                                || kind == PartKind.XML && PartKind.ending(name).equals("svg");
                    case "media" -> kind == PartKind.SOUND;
                    case "fonts" -> kind == PartKind.FONT;
                    case "configurations2" -> kind == PartKind.XML || kind == PartKind.IMAGE || isEmpty(parts, name);
                    case "objectreplacements" -> kind == PartKind.IMAGE || kind == PartKind.OTHER;
                    default -> object && kind == PartKind.XML;
                };
        if (!fits) {
            throw Parts.refused(name);
        }
        if (kind == PartKind.XML && (OF_OPEN_DOCUMENT.contains(file) || folder.equals("configurations2"))) {
            parts.elements(name, TypedPackage::checkElement);
        }
    }

    private static void checkElement(XMLStreamReader element) {
        String space = String.valueOf(element.getNamespaceURI());
        boolean script =
                space.contains(":script:") || element.getLocalName().equals("script") && space.contains(":office:");
        for (int each = 0; each < element.getAttributeCount(); each++) {
            String value = element.getAttributeValue(each);
            script |= value.startsWith("vnd.sun.star.script:") || value.startsWith("macro:");
            if (element.getAttributeLocalName(each).equals("href")
                    && FETCHED.contains(element.getLocalName())
                    && OfficePackage.leadsAway(value)) {
                throw Refusal.of("evidence.outside").field("file");
            }
        }
        if (script) {
            throw macros();
        }
    }

    /** @return whether it is a script, the empty one that the editor writes */
    private static boolean checkHwpx(Parts parts, String name) throws IOException {
        String folder = folder(name);
        if (folder.equals("scripts")) {
            if (!HwpxScriptDetector.isTheEmptyOne(parts.whole(name, LONGEST_SCRIPT))) {
                throw macros();
            }
            return true;
        }
        PartKind kind = PartKind.of(parts, name);
        boolean written = kind == PartKind.XML || isEmpty(parts, name);
        boolean fits =
                switch (folder) {
                    case "" ->
                        name.equals(MIMETYPE)
                                || written && PartKind.ending(name).equals("xml");
                    case "meta-inf" -> written;
                    case "preview" ->
                        kind == PartKind.IMAGE || PartKind.ending(name).equals("txt");
                    case "bindata" -> kind == PartKind.IMAGE || kind == PartKind.SOUND || isChart(parts, name, kind);
                    default -> OF_HWPX.contains(folder) && written;
                };
        if (!fits) {
            throw Parts.refused(name);
        }
        return false;
    }

    /** The editor keeps a chart as an object of its own; one that holds a file or a macro is none. */
    private static boolean isChart(Parts parts, String name, PartKind kind) throws IOException {
        return kind == PartKind.COMPOUND
                && PartKind.ending(name).equals("ole")
                && !CompoundFile.holdsProgram(parts.whole(name, 32 << 20));
    }

    private static boolean isEmpty(Parts parts, String name) throws IOException {
        return parts.head(name).length == 0;
    }

    private static String folder(String name) {
        int end = name.indexOf('/');
        return end < 0 ? "" : name.substring(0, end).toLowerCase(java.util.Locale.ROOT);
    }

    private static Refusal macros() {
        return Refusal.of("evidence.macros").field("file");
    }
}
