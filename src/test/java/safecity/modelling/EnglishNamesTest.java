package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** A foreign certifier reads the names of all processes and tasks in English. */
class EnglishNamesTest {

    @Test
    void everyProcessAndEveryTaskHasAnEnglishNameAndNothingElseHas() throws IOException {
        Properties english = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages/tasks_en.properties"), StandardCharsets.UTF_8));
        Set<String> keys = new TreeSet<>();
        for (BpmnModelInstance model : Models.processes().values()) {
            for (Process process : model.getModelElementsByType(Process.class)) {
                keys.add("process." + process.getId());
                model.getModelElementsByType(UserTask.class)
                        .forEach(task -> keys.add("task." + process.getId() + "." + task.getId()));
            }
        }
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(keys);
    }
}
