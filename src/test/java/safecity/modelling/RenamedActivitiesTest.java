package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;

/** {@code processes/renamed-activities.yaml} leads from activities that are gone to activities that there are. */
class RenamedActivitiesTest {

    @Test
    void everyLineLeadsFromWhatIsGoneToWhatThereIs() throws IOException {
        JsonNode renamed = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("processes", "renamed-activities.yaml").toFile());
        renamed.properties().forEach(process -> {
            BpmnModelInstance model = Models.processes().get(process.getKey() + ".bpmn");
            assertThat(model).as(process.getKey()).isNotNull();
            Set<String> present = model.getModelElementsByType(FlowElement.class).stream()
                    .map(FlowElement::getId)
                    .collect(Collectors.toSet());
            Set<String> gone = process.getValue().properties().stream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(present).as("%s: still there", process.getKey()).doesNotContainAnyElementsOf(gone);
            assertThat(process.getValue().properties())
                    .as(process.getKey())
                    .allSatisfy(line -> assertThat(line.getValue().asText())
                            .satisfiesAnyOf(
                                    place -> assertThat(present).contains(place),
                                    place -> assertThat(gone).contains(place)));
        });
    }
}
