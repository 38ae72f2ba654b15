package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What starts an event sub-process is evaluated when its scope begins, before the first step in it: a timer that asks
 * about a project there makes the start fail wherever that step would have opened the project.
 */
class EventSubProcessRulesTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");

    /** A name that is neither a property of another nor called, nor the bean whose method is called. */
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.])([a-zA-Z]\\w*)(?![\\w(]|\\.)");

    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");

    static Stream<Process> processes() {
        return ProcessRulesTest.processes();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatStartsAnEventSubProcessNeedsNothingThatTheProcessHasYetToFind(Process process) {
        assertThat(unknownAtStart(process, handedOver(process)))
                .as(process.getId())
                .isEmpty();
    }

    @Test
    void theRuleFindsWhatItIsAbout() {
        BpmnModelInstance model =
                Bpmn.createExecutableProcess("probe").startEvent().endEvent().done();
        Process process = model.getModelElementById("probe");
        process.builder()
                .eventSubProcess("season")
                .startEvent("season-begins")
                .timerWithCycle("${reports.schedule(projectKey, 'x', other.day)}")
                .endEvent();
        assertThat(unknownAtStart(process, Set.of())).containsExactly("season-begins: projectKey");
        assertThat(unknownAtStart(process, Set.of("projectKey"))).isEmpty();
    }

    private static List<String> unknownAtStart(Process process, Set<String> known) {
        return ((BpmnModelInstance) process.getModelInstance())
                .getModelElementsByType(SubProcess.class).stream()
                        .filter(SubProcess::triggeredByEvent)
                        .filter(sub -> sub.getParentElement().equals(process))
                        .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
                        .flatMap(start -> variables(start).stream()
                                .filter(name -> !known.contains(name))
                                .map(name -> start.getId() + ": " + name))
                        .toList();
    }

    private static Set<String> variables(StartEvent start) {
        Set<String> names = new TreeSet<>();
        for (EventDefinition definition : start.getEventDefinitions()) {
            Matcher expression = EXPRESSION.matcher(definition.getRawTextContent());
            while (expression.find()) {
                Matcher name =
                        VARIABLE.matcher(LITERAL.matcher(expression.group(1)).replaceAll("''"));
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        names.removeAll(WORDS);
        return names;
    }

    /** Variables that every caller of a process hands over; none where a person starts it. */
    private static Set<String> handedOver(Process process) {
        boolean byPerson = process.getFlowElements().stream()
                .anyMatch(element -> element instanceof StartEvent start && start.getCamundaFormRef() != null);
        List<Set<String>> calls = processes()
                .flatMap(caller -> ((BpmnModelInstance) caller.getModelInstance())
                        .getModelElementsByType(CallActivity.class).stream())
                .filter(call -> process.getId().equals(call.getCalledElement()))
                .map(EventSubProcessRulesTest::targets)
                .toList();
        if (byPerson || calls.isEmpty()) {
            return Set.of();
        }
        Set<String> all = new HashSet<>(calls.get(0));
        calls.forEach(all::retainAll);
        return all;
    }

    private static Set<String> targets(CallActivity call) {
        return Stream.ofNullable(call.getExtensionElements())
                .map(extensions -> extensions
                        .getElementsQuery()
                        .filterByType(CamundaIn.class)
                        .list())
                .flatMap(Collection::stream)
                .map(CamundaIn::getCamundaTarget)
                .collect(Collectors.toSet());
    }
}
