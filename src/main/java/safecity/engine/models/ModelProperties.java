package safecity.engine.models;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a model says of a step beside what the engine runs: its extension properties, by name. */
public final class ModelProperties {

    private ModelProperties() {}

    public static Map<String, String> of(BaseElement element) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(all -> all.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(
                        CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (first, again) -> again));
    }
}
