package safecity.engine.models;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnModelExecutionContext;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * The facts that a model states about a step as extension properties. An expression of the step names them like variables, so
 * that a fact stands in the model once: {@code ${routing.group(municipality, duty)}} with {@code duty} = {@code lead}.
 */
public final class StepProperties {

    /** The duty whose department does the step. */
    public static final String DUTY = "duty";
    /** The variable that holds the duty, where a step is done by another department each time. */
    public static final String DUTY_FROM = "dutyFrom";
    /** Which post of the department does it; only {@link #HEAD} is stated. */
    public static final String POST = "post";
    /** The post of the department's head. */
    public static final String HEAD = "head";
    /** The key of the period of the law within which the step has to be done. */
    public static final String LEGAL_PERIOD = "legalPeriod";

    /** The key of the act whose day the period runs from. */
    public static final String LEGAL_PERIOD_FROM = "legalPeriodFrom";
    /** The key of the act of legal weight whose day the step records. */
    public static final String ACT = "act";

    /** On a call activity: which of the stages of a plan its process serves, such as {@code baseline}. */
    public static final String STAGE = "stage";

    /** Inputs of the step, comma-separated, that tell the present: computed whenever the form opens and when it is sent. */
    public static final String CURRENT = "current";

    private static final Set<String> NAMED_IN_EXPRESSIONS = Set.of(DUTY, LEGAL_PERIOD, LEGAL_PERIOD_FROM, ACT);

    private StepProperties() {}

    /** Whether an expression means a property of its step with this name. */
    public static boolean names(Object name) {
        return name instanceof String text && NAMED_IN_EXPRESSIONS.contains(text);
    }

    /**
     * @param scope of the expression: an execution or a task; null where there is none
     * @throws IllegalStateException for a step that doesn't state it: a mistake in the model, not of its user
     */
    public static String of(VariableScope scope, String name) {
        return Optional.ofNullable(scope)
                .filter(BpmnModelExecutionContext.class::isInstance)
                .map(BpmnModelExecutionContext.class::cast)
                .map(BpmnModelExecutionContext::getBpmnModelElementInstance)
                .flatMap(step -> of(step, name))
                .orElseThrow(() -> new IllegalStateException("the step states no " + name));
    }

    /** Empty for a step that doesn't state it. */
    public static Optional<String> of(FlowElement step, String name) {
        return PathConstraints.extensions(step, CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }
}
