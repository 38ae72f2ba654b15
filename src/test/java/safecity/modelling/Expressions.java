package safecity.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The expressions of a model, read as the engine reads them. */
final class Expressions {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private Expressions() {}

    /** An expression and the step at which it stands; of a flow that leaves a step, that step. */
    record Placed(String process, Optional<FlowNode> step, String text) {}

    /** A call of a bean's method. @param arguments each as an expression of its own */
    record Call(String bean, String method, List<Node> arguments) {

        boolean isNamed(int argument, String name) {
            return arguments.get(argument) instanceof AstIdentifier identifier
                    && identifier.getName().equals(name);
        }
    }

    static List<Placed> of(String process, BpmnModelInstance model) {
        List<Placed> found = new ArrayList<>();
        collect(process, model.getDocument().getRootElement(), null, model, found);
        return found;
    }

    private static void collect(
            String process, DomElement element, FlowNode step, BpmnModelInstance model, List<Placed> found) {
        // A listener has no id, and an element is wrapped only when somebody asks for it.
        ModelElementInstance instance =
                element.hasAttribute("id") ? model.getModelElementById(element.getAttribute("id")) : null;
        FlowNode here = instance instanceof FlowNode node ? node : step;
        Stream.concat(
                        attributes(element),
                        Stream.of(element.getChildElements().isEmpty() ? element.getTextContent() : null))
                .filter(text -> text != null && (text.contains("${") || text.contains("#{")))
                .forEach(text -> found.add(new Placed(process, Optional.ofNullable(here), text.strip())));
        element.getChildElements().forEach(child -> collect(process, child, here, model, found));
    }

    private static Stream<String> attributes(DomElement element) {
        return Stream.of(
                        "expression",
                        "sourceExpression",
                        "collection",
                        "candidateGroups",
                        "dueDate",
                        "value",
                        "elementVariable")
                .flatMap(name -> Stream.of(
                        element.getAttribute(name), element.getAttribute("http://camunda.org/schema/1.0/bpmn", name)));
    }

    static List<Call> calls(String expression) {
        List<Call> calls = new ArrayList<>();
        collect(PARSER.build(expression).getRoot(), calls);
        return calls;
    }

    private static void collect(Node node, List<Call> calls) {
        if (node instanceof AstMethod method
                && method.getChild(0) instanceof AstDot property
                && property.getChild(0) instanceof AstIdentifier bean) {
            List<Node> arguments = new ArrayList<>();
            for (int each = 0; each < method.getChild(1).getCardinality(); each++) {
                arguments.add(method.getChild(1).getChild(each));
            }
            calls.add(new Call(bean.getName(), property.toString().substring(1).strip(), arguments));
        }
        for (int each = 0; each < node.getCardinality(); each++) {
            collect(node.getChild(each), calls);
        }
    }

    /** The variables that an expression names. */
    static List<String> names(Node node) {
        List<String> names = new ArrayList<>();
        if (node instanceof AstIdentifier identifier) {
            names.add(identifier.getName());
        }
        for (int each = 0; each < node.getCardinality(); each++) {
            names.addAll(names(node.getChild(each)));
        }
        return names;
    }

    static Node parsed(String expression) {
        return PARSER.build(expression).getRoot();
    }
}
