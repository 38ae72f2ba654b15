package safecity.engine.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import safecity.refusal.Refusal;

/** Under which ids the engine keeps what a deployed file holds: whoever deploys an id again replaces what ran under it. */
public final class ModelIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DEPLOYED = Set.of("process", "decision", "definitions");

    private ModelIds() {}

    /**
     * Each with the kind of its file before it, such as {@code bpmn:approval}.
     *
     * @throws Refusal {@code model.unreadable}, {@code model.kind}
     */
    public static Set<String> of(String name, byte[] file) {
        try {
            if (name.endsWith(".form")) {
                JsonNode form = JSON.readTree(file);
                return Set.of("form:" + form.path("id").asText());
            }
            if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
                return ofXml(name.substring(name.lastIndexOf('.') + 1), file);
            }
        } catch (IOException | XMLStreamException unreadable) {
            throw Refusal.of("model.unreadable", name);
        }
        throw Refusal.of("model.kind", name);
    }

    private static Set<String> ofXml(String kind, byte[] file) throws XMLStreamException {
        Set<String> ids = new TreeSet<>();
        XMLStreamReader reader = reader(file);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && DEPLOYED.contains(reader.getLocalName())) {
                String id = reader.getAttributeValue(null, "id");
                boolean empty = id == null || reader.getLocalName().equals("definitions") && kind.equals("bpmn");
                if (!empty) {
                    ids.add(kind + ":" + id);
                }
            }
        }
        return ids;
    }

    /** Reads no more than the file itself. */
    static XMLStreamReader reader(byte[] file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(file));
    }
}
