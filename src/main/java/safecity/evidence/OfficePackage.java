package safecity.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import safecity.refusal.Refusal;

/**
 * A package of Office Open XML (ISO/IEC 29500-2). Every part has a content type that is listed here and begins like one of
 * that type; nothing is fetched from elsewhere when somebody opens it.
 */
final class OfficePackage {

    static final String CONTENT_TYPES = "[Content_Types].xml";

    private static final int EMBEDDED = 32 << 20;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    /** The main part of a package without macros, as its content types name it. */
    private static final Map<String, DocumentType> MAIN = Map.of(
            OFFICE + "wordprocessingml.document.main+xml", DocumentType.DOCX,
            OFFICE + "spreadsheetml.sheet.main+xml", DocumentType.XLSX,
            OFFICE + "presentationml.presentation.main+xml", DocumentType.PPTX);

    private static final Set<String> DATA = Set.of(
            OFFICE + "wordprocessingml.document",
            OFFICE + "spreadsheetml.sheet",
            OFFICE + "presentationml.presentation");
    private static final Set<String> PRINTERS = Set.of(
            OFFICE + "spreadsheetml.printersettings",
            OFFICE + "wordprocessingml.printersettings",
            OFFICE + "presentationml.printersettings");
    /** Relationships that bring a program along, by the last step of their type. */
    private static final Set<String> RUNNING = Set.of(
            "vbaproject",
            "wordvbadata",
            "activexcontrol",
            "activexcontrolbinary",
            "control",
            "oleobject",
            "attachedtoolbars",
            "keymapcustomizations",
            "extensibility",
            "xlmacrosheet",
            "xlintlmacrosheet",
            "dialogsheet");

    private final Parts parts;
    private final Map<String, String> byEnding = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    private OfficePackage(Parts parts) {
        this.parts = parts;
    }

    /** @throws Refusal {@code evidence.macros}, {@code evidence.part}, {@code evidence.outside} */
    static Optional<DocumentType> type(Parts parts) throws IOException {
        return new OfficePackage(parts).checked(true);
    }

    private Optional<DocumentType> checked(boolean outermost) throws IOException {
        parts.elements(CONTENT_TYPES, element -> {
            String type = lower(element.getAttributeValue(null, "ContentType"));
            if (element.getLocalName().equals("Default")) {
                byEnding.put(lower(element.getAttributeValue(null, "Extension")), type);
            } else if (element.getLocalName().equals("Override")) {
                byName.put(lower(element.getAttributeValue(null, "PartName")), type);
            }
        });
        Set<DocumentType> found = new HashSet<>();
        for (String name : parts.names()) {
            String type = name.equals(CONTENT_TYPES) ? "application/xml" : contentType(name);
            check(name, type, outermost);
            if (MAIN.containsKey(type)) {
                found.add(MAIN.get(type));
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private String contentType(String name) {
        String type = byName.getOrDefault("/" + lower(name), byEnding.get(PartKind.ending(name)));
        if (type == null) {
            throw Parts.refused(name);
        }
        return type;
    }

    private void check(String name, String type, boolean outermost) throws IOException {
        if (type.contains("macroenabled") || type.contains("vba") || type.contains("activex")) {
            throw Refusal.of("evidence.macros").field("file");
        }
        PartKind kind = PartKind.of(parts, name);
        boolean fits =
                switch (kind) {
                    case XML -> isXml(type);
                    case IMAGE -> type.startsWith("image/");
                    case SOUND -> type.startsWith("audio/") || type.startsWith("video/");
                    case PACKAGE -> outermost && DATA.contains(type);
                    case COMPOUND -> false;
                    case FONT, OTHER -> isOther(type);
                };
        if (!fits) {
            throw Parts.refused(name);
        }
        if (kind == PartKind.PACKAGE) {
            checkEmbedded(name);
        } else if (PartKind.ending(name).equals("rels")) {
            parts.elements(
                    name,
                    element -> checkRelationship(
                            lower(element.getAttributeValue(null, "Type")),
                            lower(element.getAttributeValue(null, "TargetMode")).equals("external"),
                            lower(element.getAttributeValue(null, "Target"))));
        }
    }

    private static boolean isXml(String type) {
        return type.endsWith("+xml") && !type.contains("oleobject")
                || type.equals("application/xml")
                || type.equals("text/xml")
                || type.equals(OFFICE + "vmldrawing");
    }

    /** Fonts are stored garbled, settings of a printer as the printer likes, pictures of old programs without a sign. */
    private static boolean isOther(String type) {
        return type.equals(OFFICE + "obfuscatedfont")
                || type.equals("application/x-fontdata")
                || PRINTERS.contains(type)
                || Set.of("image/x-emf", "image/x-wmf", "image/emf", "image/wmf", "image/x-pict", "image/jp2")
                        .contains(type)
                || type.startsWith("audio/")
                || type.startsWith("video/");
    }

    private static void checkRelationship(String type, boolean external, String target) {
        String last = type.substring(type.lastIndexOf('/') + 1);
        if (RUNNING.contains(last)) {
            throw Refusal.of("evidence.macros").field("file");
        }
        boolean linkForReaders = last.equals("hyperlink");
        boolean otherWorkbook = last.startsWith("externallink") && !leadsAway(target);
        if (external && !linkForReaders && !otherWorkbook) {
            throw Refusal.of("evidence.outside").field("file");
        }
    }

    /** Whether opening it would ask another machine. */
    static boolean leadsAway(String target) {
        String path = target.startsWith("file:///") ? target.substring("file:///".length()) : target;
        return path.startsWith("//") || path.startsWith("\\\\") || path.contains("://");
    }

    /** The figures behind a chart are a workbook of their own, which holds no further package. */
    private void checkEmbedded(String name) throws IOException {
        Path inner = Files.createTempFile("embedded-", ".part");
        try {
            Files.write(inner, parts.whole(name, EMBEDDED));
            try (Parts embedded = new Parts(inner)) {
                if (!embedded.has(CONTENT_TYPES)
                        || new OfficePackage(embedded).checked(false).isEmpty()) {
                    throw Parts.refused(name);
                }
            }
        } finally {
            Files.deleteIfExists(inner);
        }
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
