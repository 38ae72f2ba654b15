package safecity.project.plan;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Knows on which line of a YAML file something stands. */
final class YamlLines {

    private final Node root;

    private YamlLines(Node root) {
        this.root = root;
    }

    static YamlLines of(String text) {
        return new YamlLines(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    }

    /**
     * The line, counted from 1, of what a path leads to, or of the last step that is there.
     *
     * @param path names of keys and, in lists, positions from 0
     */
    int of(Object... path) {
        Node node = root;
        int line = 1;
        for (Object step : path) {
            if (node instanceof MappingNode mapping) {
                Optional<NodeTuple> found = entry(mapping, step.toString());
                if (found.isEmpty()) {
                    return line;
                }
                line = lineOf(found.get().getKeyNode());
                node = found.get().getValueNode();
            } else if (node instanceof SequenceNode sequence && step instanceof Integer position) {
                List<Node> items = sequence.getValue();
                node = items.get(position);
                line = lineOf(node);
            }
        }
        return line;
    }

    private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
