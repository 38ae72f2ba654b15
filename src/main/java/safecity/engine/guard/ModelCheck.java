package safecity.engine.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import safecity.refusal.Refusal;

/**
 * Reads a model before it is deployed. It holds the elements of BPMN and of the engine that are listed here, and
 * expressions that {@link ExpressionCheck} lets pass: no script, no class, no command of the machine, no second language.
 */
public final class ModelCheck {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ENGINE = "http://camunda.org/schema/1.0/bpmn";

    /** What draws, and what tools of modelling note for themselves; the engine reads nothing of it. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://camunda.org/schema/modeler/1.0",
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

    private static final Set<String> ELEMENTS = Set.of(
            ("definitions process documentation extensionElements collaboration participant laneSet lane flowNodeRef"
                            + " userTask serviceTask businessRuleTask manualTask receiveTask callActivity subProcess"
                            + " exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway startEvent endEvent"
                            + " boundaryEvent intermediateCatchEvent intermediateThrowEvent timerEventDefinition timeDate"
                            + " timeDuration timeCycle messageEventDefinition message errorEventDefinition error"
                            + " signalEventDefinition signal escalationEventDefinition escalation terminateEventDefinition"
                            + " conditionalEventDefinition condition multiInstanceLoopCharacteristics loopCardinality"
                            + " completionCondition sequenceFlow conditionExpression incoming outgoing textAnnotation text"
                            + " association group category categoryValue dataObject dataObjectReference")
                    .split(" "));
    private static final Set<String> ENGINE_ELEMENTS = Set.of(
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "in",
            "out",
            "taskListener",
            "executionListener",
            "failedJobRetryTimeCycle",
            "properties",
            "property");
    private static final Set<String> ENGINE_ATTRIBUTES = Set.of(
            ("assignee asyncAfter asyncBefore businessKey calledElementBinding candidateGroups candidateStarterGroups"
                            + " candidateUsers collection decisionRef decisionRefBinding dueDate elementVariable errorCodeVariable"
                            + " errorMessageVariable exclusive expression followUpDate formRef formRefBinding historyTimeToLive"
                            + " initiator isStartableInTasklist jobPriority mapDecisionResult priority resultVariable"
                            + " variableEvents variableName versionTag")
                    .split(" "));
    private static final Set<String> ATTRIBUTES_OF_ENGINE_ELEMENTS = Set.of(
            "businessKey",
            "event",
            "expression",
            "id",
            "local",
            "name",
            "source",
            "sourceExpression",
            "target",
            "value",
            "variables");
    /** Each names a language in which something else of the model would be written. */
    private static final Set<String> LANGUAGES = Set.of("language", "expressionLanguage", "scriptFormat");

    private final ExpressionCheck expressions;

    /** @param beans name to class of the model beans */
    public ModelCheck(Map<String, Class<?>> beans) {
        this.expressions = new ExpressionCheck(beans);
    }

    /**
     * @throws Refusal {@code model.element}, {@code model.expression} with what isn't allowed and where;
     *                 {@code model.unreadable}
     */
    public void check(String name, byte[] model) {
        try {
            XMLStreamReader reader = ModelIds.reader(model);
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        checkText(name, text, reader);
                        checkElement(name, reader);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> checkText(name, text, reader);
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refuse("model.element", name, "DTD", reader);
                    default -> {
                        // Remarks and instructions to programs say nothing to the engine.
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw Refusal.of("model.unreadable", name);
        }
    }

    private void checkElement(String model, XMLStreamReader at) {
        String namespace = at.getNamespaceURI();
        boolean known = BPMN.equals(namespace) && ELEMENTS.contains(at.getLocalName())
                || ENGINE.equals(namespace) && ENGINE_ELEMENTS.contains(at.getLocalName())
                || namespace != null && DRAWING.contains(namespace);
        if (!known) {
            throw refuse("model.element", model, at.getLocalName(), at);
        }
        for (int each = 0; each < at.getAttributeCount(); each++) {
            if (!isKnown(at.getAttributeNamespace(each), at.getAttributeLocalName(each), ENGINE.equals(namespace))) {
                throw refuse("model.element", model, at.getAttributeLocalName(each), at);
            }
            checkExpressions(model, at.getAttributeValue(each), at);
        }
    }

    private static boolean isKnown(String namespace, String attribute, boolean ofEngineElement) {
        if (namespace == null || namespace.isEmpty()) {
            return ofEngineElement ? ATTRIBUTES_OF_ENGINE_ELEMENTS.contains(attribute) : !LANGUAGES.contains(attribute);
        }
        return ENGINE.equals(namespace) ? ENGINE_ATTRIBUTES.contains(attribute) : DRAWING.contains(namespace);
    }

    private void checkText(String model, StringBuilder text, XMLStreamReader at) {
        checkExpressions(model, text.toString(), at);
        text.setLength(0);
    }

    private void checkExpressions(String model, String value, XMLStreamReader at) {
        if (value.contains("${") || value.contains("#{")) {
            Optional<String> fault = expressions.fault(value.strip());
            if (fault.isPresent()) {
                throw refuse("model.expression", model, fault.get(), at);
            }
        }
    }

    private static Refusal refuse(String sentence, String model, String what, XMLStreamReader at) {
        return Refusal.of(sentence, model, at.getLocation().getLineNumber(), what);
    }
}
