package safecity.binder;

import safecity.engine.processes.InstancePaths.Edge;
import safecity.engine.processes.InstancePaths.Node;
import safecity.engine.processes.InstancePaths.Path;
import safecity.engine.processes.InstancePaths.Shape;

/**
 * The diagram of a model with the way that an instance took through it, as an SVG that any browser shows: what it came to is
 * green, with the number of times where it came more than once.
 */
final class DiagramSvg {

    private DiagramSvg() {}

    static String of(Path way) {
        StringBuilder edges = new StringBuilder();
        way.edges().forEach(edge -> edges.append(line(edge)));
        StringBuilder shapes = new StringBuilder();
        way.nodes().forEach(node -> shapes.append(shape(node)));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <style>.s{fill:#fff;stroke:#444}.t{fill:#d7ecd9;stroke:#1b6b2c;stroke-width:2.5}.e{fill:none;stroke:#777}\
                .w{fill:none;stroke:#1b6b2c;stroke-width:3}.n{font-weight:bold;fill:#1b6b2c}</style>
                %s%s</svg>
                """.formatted(way.width(), way.height(), edges, shapes);
    }

    private static String line(Edge edge) {
        return "<polyline class=\"%s\" points=\"%s\"/>\n".formatted(edge.taken() ? "w" : "e", edge.points());
    }

    private static String shape(Node node) {
        String times = node.times() > 1
                ? "<text class=\"n\" x=\"%d\" y=\"%d\">%d×</text>\n"
                        .formatted(node.x() + node.width() - 8, node.y() - 4, node.times())
                : "";
        return outline(node) + name(node) + times;
    }

    private static String outline(Node node) {
        String style = node.times() > 0 ? "t" : "s";
        int middle = node.x() + node.width() / 2;
        int centre = node.y() + node.height() / 2;
        return switch (node.shape()) {
            case EVENT ->
                "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n"
                        .formatted(style, middle, centre, node.width() / 2);
            case GATEWAY ->
                "<polygon class=\"%s\" points=\"%d,%d %d,%d %d,%d %d,%d\"/>\n"
                        .formatted(
                                style,
                                middle,
                                node.y(),
                                node.x() + node.width(),
                                centre,
                                middle,
                                node.y() + node.height(),
                                node.x(),
                                centre);
            case TASK, CALL, FRAME ->
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"%s/>\n"
                        .formatted(
                                style,
                                node.x(),
                                node.y(),
                                node.width(),
                                node.height(),
                                node.shape() == Shape.FRAME ? " fill-opacity=\"0.15\"" : "");
        };
    }

    /** Some letters to a line, at most five lines; the whole name as a hint. */
    private static String name(Node node) {
        String name = node.name();
        if (name.isEmpty()) {
            return "";
        }
        boolean inside = node.shape() != Shape.EVENT && node.shape() != Shape.GATEWAY;
        int letters = inside ? Math.max(6, node.width() / 11) : 9;
        int lines = Math.min(5, (name.length() + letters - 1) / letters);
        int from = inside
                ? (int) Math.round(node.y() + node.height() / 2 - (lines - 1) * 6.5 + 4)
                : node.y() + node.height() + 12;
        StringBuilder text = new StringBuilder("<text text-anchor=\"middle\"><title>" + escaped(name) + "</title>");
        for (int at = 0; at < lines; at++) {
            String line = name.substring(at * letters, Math.min(name.length(), (at + 1) * letters));
            text.append("<tspan x=\"%d\" y=\"%d\">%s</tspan>"
                    .formatted(node.x() + node.width() / 2, from + at * 13, escaped(line)));
        }
        return text.append("</text>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
