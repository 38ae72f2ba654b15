package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** A foreign certifier reads the names of all processes and tasks in English. */
class EnglishNamesTest {

    private static final Pattern ARTICLE = Pattern.compile("제(\\d+)조");
    private static final Pattern ARTICLE_EN = Pattern.compile("\\b(\\d+)\\b");

    @Test
    void everyProcessAndEveryTaskHasAnEnglishNameAndNothingElseHas() throws IOException {
        Properties english = english("tasks");
        Set<String> keys = new TreeSet<>();
        for (BpmnModelInstance model : Models.processes().values()) {
            for (Process process : model.getModelElementsByType(Process.class)) {
                keys.add("process." + process.getId());
                model.getModelElementsByType(UserTask.class)
                        .forEach(task -> keys.add("task." + process.getId() + "." + task.getId()));
            }
        }
        Set<String> named = new TreeSet<>(english.stringPropertyNames());
        named.removeIf(key -> key.startsWith("element."));
        assertThat(named).isEqualTo(keys);
    }

    /** Pages say for which moment a project or a procedure waits, what it has called, and what has to come before a milestone. */
    @Test
    void whatAProcedureWaitsForHasAnEnglishName() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (BpmnModelInstance model : Models.processes().values()) {
            String process = model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId();
            model.getModelElementsByType(IntermediateCatchEvent.class)
                    .forEach(event -> keys.add("element." + process + "." + event.getId()));
            model.getModelElementsByType(CallActivity.class)
                    .forEach(call -> keys.add("element." + process + "." + call.getId()));
            model.getModelElementsByType(SubProcess.class)
                    .forEach(part -> keys.add("element." + process + "." + part.getId()));
        }
        assertThat(english("tasks").stringPropertyNames()).containsAll(keys);
    }

    @Test
    void whatToDoInEveryTaskIsSaidInEnglishTooByTheSameArticles() throws IOException {
        Properties english = english("guidance");
        Map<String, String> korean = new TreeMap<>();
        for (BpmnModelInstance model : Models.processes().values()) {
            for (Process process : model.getModelElementsByType(Process.class)) {
                model.getModelElementsByType(UserTask.class)
                        .forEach(task -> korean.put(
                                "guidance." + process.getId() + "." + task.getId(),
                                task.getDocumentations().iterator().next().getTextContent()));
            }
        }
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(korean.keySet());
        assertThat(korean).allSatisfy((key, text) -> {
            String translation = english.getProperty(key);
            assertThat(translation).as(key).doesNotContainPattern("[가-힣]").endsWith(".");
            assertThat(numbers(ARTICLE_EN, translation))
                    .as(key + ": " + translation)
                    .containsAll(numbers(ARTICLE, text));
        });
    }

    private static Set<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties english(String bundle) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(
                new ClassPathResource("messages/" + bundle + "_en.properties"), StandardCharsets.UTF_8));
    }
}
