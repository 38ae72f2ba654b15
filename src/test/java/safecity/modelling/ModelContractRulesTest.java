package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import safecity.engine.models.ModelContract;

/** What Java names of the models is in the models, and is named in one place only. */
class ModelContractRulesTest {

    private static final Path SOURCES = Path.of("src/main/java/safecity");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[.-][a-z]+)+)\"");

    @Test
    void everyProcessIsThere() {
        assertThat(processes())
                .containsAll(constants(ModelContract.Processes.class).values());
    }

    @Test
    void everyMessageIsThere() {
        assertThat(messages())
                .containsAll(constants(ModelContract.Messages.class).values());
    }

    @Test
    void everyDecisionIsThere() {
        assertThat(decisions())
                .containsAll(constants(ModelContract.Decisions.class).values());
    }

    /** The constant begins with the constant of its process. */
    @Test
    void everyElementIsInItsProcess() {
        Map<String, String> processes = constants(ModelContract.Processes.class);
        constants(ModelContract.Elements.class).forEach((name, id) -> {
            String process = processes.get(processes.keySet().stream()
                    .filter(known -> name.startsWith(known + "_"))
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow(() -> new AssertionError(name + " names no process")));
            assertThat(Models.processes().get(process + ".bpmn").getModelElementsByType(FlowElement.class))
                    .as("elements of %s", process)
                    .extracting(FlowElement::getId)
                    .contains(id);
        });
    }

    @Test
    void everyVariableIsNamedByAModelOrAForm() {
        Set<String> written = new TreeSet<>();
        Stream.concat(files(Path.of("processes")), files(Path.of("forms"))).forEach(file -> {
            Matcher word = Pattern.compile("\\w+").matcher(read(file));
            while (word.find()) {
                written.add(word.group());
            }
        });
        assertThat(written).containsAll(constants(ModelContract.Variables.class).values());
    }

    /** Ids of one word are words of other things, too. */
    @Test
    void noOtherClassSpellsOneOut() {
        Set<String> known = new TreeSet<>(processes());
        known.addAll(messages());
        known.addAll(decisions());
        List<String> spelt = files(SOURCES)
                .filter(file -> !file.endsWith("ModelContract.java"))
                .flatMap(file -> LITERAL.matcher(read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(known::contains)
                        .map(id -> SOURCES.relativize(file) + ": " + id))
                .toList();
        assertThat(spelt).isEmpty();
    }

    private static Set<String> processes() {
        return ids(Process.class, Process::getId);
    }

    private static Set<String> messages() {
        return ids(Message.class, Message::getName);
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Set<String> ids(
            Class<T> type, java.util.function.Function<T, String> id) {
        return Models.processes().values().stream()
                .map(model -> model.getModelElementsByType(type))
                .flatMap(Collection::stream)
                .map(id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> decisions() {
        Set<String> ids = new TreeSet<>();
        Pattern decision = Pattern.compile("<decision id=\"([^\"]+)\"");
        Models.decisionTables()
                .forEach(table -> decision.matcher(read(table)).results().forEach(found -> ids.add(found.group(1))));
        return ids;
    }

    private static Map<String, String> constants(Class<?> group) {
        Map<String, String> constants = new TreeMap<>();
        try {
            for (Field field : group.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    constants.put(field.getName(), (String) field.get(null));
                }
            }
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
        return constants;
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
