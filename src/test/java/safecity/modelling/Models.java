package safecity.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import safecity.FormFiles;

/** All models and forms of the product, as they stand in {@code processes/} and {@code forms/}. */
final class Models {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    private static final Map<String, BpmnModelInstance> READ_PROCESSES = readProcesses();
    private static final Map<String, JsonNode> READ_FORMS = readForms();
    private static final Map<String, JsonNode> FORMS_BY_ID = READ_FORMS.values().stream()
            .collect(Collectors.toMap(form -> form.path("id").asText(), Function.identity()));

    private Models() {}

    /** File name to model. */
    static Map<String, BpmnModelInstance> processes() {
        return READ_PROCESSES;
    }

    /** Path below {@code forms/} to form. */
    static Map<String, JsonNode> forms() {
        return READ_FORMS;
    }

    /** The id of the form that a step shows. */
    static Optional<String> formOf(FlowNode step) {
        return Optional.ofNullable(
                step instanceof UserTask task
                        ? task.getCamundaFormRef()
                        : step instanceof StartEvent start ? start.getCamundaFormRef() : null);
    }

    static Optional<JsonNode> form(String id) {
        return Optional.ofNullable(FORMS_BY_ID.get(id));
    }

    private static Map<String, BpmnModelInstance> readProcesses() {
        Map<String, BpmnModelInstance> models = new TreeMap<>();
        files(PROCESSES, ".bpmn")
                .forEach(file -> models.put(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile())));
        return models;
    }

    private static Map<String, JsonNode> readForms() {
        Map<String, JsonNode> forms = new TreeMap<>();
        files(FORMS, ".form").forEach(file -> forms.put(FORMS.relativize(file).toString(), json(file)));
        return forms;
    }

    static List<Path> decisionTables() {
        return files(PROCESSES, ".dmn");
    }

    /** The components of a form, those inside groups included. */
    static List<JsonNode> components(JsonNode form) {
        List<JsonNode> all = new ArrayList<>();
        form.path("components").forEach(component -> {
            all.add(component);
            all.addAll(components(component));
        });
        return all;
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode json(Path file) {
        return FormFiles.read(file);
    }
}
