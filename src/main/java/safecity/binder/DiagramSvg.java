package safecity.binder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import safecity.notation.OneLine;

/**
 * Draws a model from its diagram (BPMN DI) with what a run came to marked, and how often. Any browser shows it, without a library
 * and without the network.
 */
final class DiagramSvg {

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DD = "http://www.omg.org/spec/DD/20100524/DI";
    private static final double MARGIN = 20;

    private final Map<String, Integer> times;
    private final Map<String, Element> elements = new HashMap<>();
    private final StringBuilder edges = new StringBuilder();
    private final StringBuilder shapes = new StringBuilder();
    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right;
    private double bottom;

    private record Box(double x, double y, double width, double height) {}

    private DiagramSvg(Map<String, Integer> times) {
        this.times = times;
    }

    /** @param times how often the run came to an element, by its id */
    static String of(byte[] model, Map<String, Integer> times) {
        return new DiagramSvg(times).draw(parsed(model));
    }

    private String draw(Document model) {
        each(model.getElementsByTagName("*"), element -> {
            if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), element);
            }
        });
        each(model.getElementsByTagNameNS(DI, "BPMNEdge"), this::edge);
        each(model.getElementsByTagNameNS(DI, "BPMNShape"), this::shape);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" font-family="sans-serif" font-size="11">
                <style>.s{fill:#fff;stroke:#444}.t{fill:#d7ecd9;stroke:#1b6b2c;stroke-width:2.5}.e{fill:none;stroke:#777}\
                .w{fill:none;stroke:#1b6b2c;stroke-width:3}.n{font-weight:bold;fill:#1b6b2c}</style>
                %s%s</svg>
                """.formatted(
                        written(left - MARGIN),
                        written(top - MARGIN),
                        written(right - left + 2 * MARGIN),
                        written(bottom - top + 2 * MARGIN),
                        edges,
                        shapes);
    }

    private void edge(Element edge) {
        Element flow = elements.get(edge.getAttribute("bpmnElement"));
        StringBuilder points = new StringBuilder();
        each(edge.getElementsByTagNameNS(DD, "waypoint"), point -> {
            extend(number(point, "x"), number(point, "y"));
            points.append(points.isEmpty() ? "" : " ")
                    .append(point.getAttribute("x"))
                    .append(',')
                    .append(point.getAttribute("y"));
        });
        boolean walked = flow != null
                && times.containsKey(flow.getAttribute("sourceRef"))
                && times.containsKey(flow.getAttribute("targetRef"));
        edges.append("<polyline class=\"%s\" points=\"%s\"/>\n".formatted(walked ? "w" : "e", points));
    }

    private void shape(Element shape) {
        String id = shape.getAttribute("bpmnElement");
        Element element = elements.get(id);
        Element bounds = (Element) shape.getElementsByTagNameNS(DC, "Bounds").item(0);
        Box box = new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        extend(box.x(), box.y());
        extend(box.x() + box.width(), box.y() + box.height());
        String kind = element == null ? "" : element.getLocalName();
        String style = times.containsKey(id) ? "t" : "s";
        double middle = box.x() + box.width() / 2;
        shapes.append(outline(kind, box, style));
        String name = element == null ? "" : OneLine.of(element.getAttribute("name"));
        boolean inside = !kind.endsWith("Event") && !kind.endsWith("Gateway");
        text(name, middle, inside ? box.y() + box.height() / 2 : box.y() + box.height() + 12, box, inside);
        if (times.getOrDefault(id, 0) > 1) {
            shapes.append("<text class=\"n\" x=\"%s\" y=\"%s\">%d×</text>\n"
                    .formatted(written(box.x() + box.width() - 8), written(box.y() - 4), times.get(id)));
        }
    }

    private static String outline(String kind, Box box, String style) {
        double middle = box.x() + box.width() / 2;
        double centre = box.y() + box.height() / 2;
        if (kind.endsWith("Event")) {
            return "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                    .formatted(style, written(middle), written(centre), written(box.width() / 2));
        }
        if (kind.endsWith("Gateway")) {
            return "<polygon class=\"%s\" points=\"%s,%s %s,%s %s,%s %s,%s\"/>\n"
                    .formatted(
                            style,
                            written(middle),
                            written(box.y()),
                            written(box.x() + box.width()),
                            written(centre),
                            written(middle),
                            written(box.y() + box.height()),
                            written(box.x()),
                            written(centre));
        }
        return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"%s/>\n"
                .formatted(
                        style,
                        written(box.x()),
                        written(box.y()),
                        written(box.width()),
                        written(box.height()),
                        kind.equals("subProcess") || kind.equals("participant") ? " fill-opacity=\"0.15\"" : "");
    }

    /** Some letters to a line, at most five lines; the whole name as a hint. */
    private void text(String name, double middle, double centre, Box box, boolean inside) {
        if (name.isEmpty()) {
            return;
        }
        int letters = inside ? (int) Math.max(6, box.width() / 11) : 9;
        int lines = Math.min(5, (name.length() + letters - 1) / letters);
        double from = inside ? centre - (lines - 1) * 6.5 + 4 : centre;
        shapes.append("<text text-anchor=\"middle\"><title>")
                .append(escaped(name))
                .append("</title>");
        for (int at = 0; at < lines; at++) {
            String line = name.substring(at * letters, Math.min(name.length(), (at + 1) * letters));
            shapes.append("<tspan x=\"%s\" y=\"%s\">%s</tspan>"
                    .formatted(written(middle), written(from + at * 13), escaped(line)));
        }
        shapes.append("</text>\n");
    }

    private void extend(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static String written(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private interface Visitor {
        void visit(Element element);
    }

    private static void each(NodeList nodes, Visitor visitor) {
        for (int at = 0; at < nodes.getLength(); at++) {
            if (nodes.item(at) instanceof Element element) {
                visitor.visit(element);
            }
        }
    }

    private static Document parsed(byte[] model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(model));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException("a deployed model is XML", unreadable);
        }
    }
}
