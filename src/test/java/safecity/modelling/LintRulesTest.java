package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What bpmnlint would say of the models. */
class LintRulesTest {

    private static final String START = "<startEvent id='start' name='s'/>";
    private static final String END = "<endEvent id='end' name='e'/>";

    @ParameterizedTest
    @EnumSource
    void noModelBreaksARule(LintRule rule) {
        Set<String> broken = new TreeSet<>();
        Models.processes()
                .forEach((file, model) -> rule.broken(model).forEach(element -> broken.add(file + ": " + element)));
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aRuleFindsWhatItIsAbout(LintRule rule, String elements, List<String> found) {
        assertThat(rule.broken(model(elements))).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void everyRuleIsTried() {
        assertThat(broken().map(example -> (LintRule) example.get()[0])).contains(LintRule.values());
    }

    static Stream<Arguments> broken() {
        String split = START + task("a") + task("b") + task("c") + flow("f1", "start", "a");
        String fork = START + task("a") + task("b") + END;
        return Stream.of(
                example(
                        LintRule.AD_HOC_SUB_PROCESS,
                        "<adHocSubProcess id='any'><task id='t'/></adHocSubProcess>",
                        "any"),
                example(
                        LintRule.CONDITIONAL_FLOWS,
                        fork + "<exclusiveGateway id='g'/>" + when("f1", "g", "a") + flow("f2", "g", "b"),
                        "f2"),
                example(
                        LintRule.CONDITIONAL_FLOWS,
                        fork + "<exclusiveGateway id='g' default='f2'/>" + when("f1", "g", "a") + flow("f2", "g", "b")),
                example(LintRule.END_EVENT_REQUIRED, START, "p"),
                example(LintRule.EVENT_BASED_GATEWAY, fork + "<eventBasedGateway id='g'/>" + flow("f1", "g", "a"), "g"),
                example(
                        LintRule.EVENT_SUB_PROCESS_TYPED_START_EVENT,
                        "<subProcess id='sub' triggeredByEvent='true'>" + START + END + "</subProcess>",
                        "start"),
                example(LintRule.LABEL_REQUIRED, "<task id='t'/><parallelGateway id='g'/>", "t"),
                example(LintRule.LABEL_REQUIRED, fork + when("f1", "a", "b"), "f1"),
                example(
                        LintRule.LINK_EVENT,
                        "<intermediateThrowEvent id='out'><linkEventDefinition id='l' name='x'/></intermediateThrowEvent>",
                        "out"),
                example(LintRule.NO_COMPLEX_GATEWAY, "<complexGateway id='g'/>", "g"),
                example(
                        LintRule.NO_DUPLICATE_SEQUENCE_FLOWS,
                        fork + flow("f1", "a", "b") + flow("f2", "a", "b") + when("f3", "a", "b"),
                        "f2"),
                example(
                        LintRule.NO_GATEWAY_JOIN_FORK,
                        fork
                                + "<parallelGateway id='g'/>"
                                + flow("f1", "start", "g")
                                + flow("f2", "a", "g")
                                + flow("f3", "g", "a")
                                + flow("f4", "g", "b"),
                        "g"),
                example(LintRule.NO_IMPLICIT_SPLIT, split + flow("f2", "a", "b") + flow("f3", "a", "c"), "a"),
                example(LintRule.NO_IMPLICIT_SPLIT, split + flow("f2", "a", "b") + when("f3", "a", "c")),
                example(LintRule.NO_IMPLICIT_END, START + task("a") + flow("f1", "start", "a"), "a"),
                example(LintRule.NO_IMPLICIT_START, task("a") + END + flow("f1", "a", "end"), "a"),
                example(LintRule.NO_INCLUSIVE_GATEWAY, "<inclusiveGateway id='g'/>", "g"),
                example(LintRule.SINGLE_BLANK_START_EVENT, START + "<startEvent id='other'/>", "p"),
                example(
                        LintRule.SINGLE_EVENT_DEFINITION,
                        "<startEvent id='s'><timerEventDefinition id='t'/><signalEventDefinition id='g'/></startEvent>",
                        "s"),
                example(LintRule.START_EVENT_REQUIRED, END, "p"),
                example(
                        LintRule.SUB_PROCESS_BLANK_START_EVENT,
                        "<subProcess id='sub'><startEvent id='s'><timerEventDefinition id='t'/></startEvent></subProcess>",
                        "s"),
                example(
                        LintRule.SUPERFLUOUS_GATEWAY,
                        START + END + "<exclusiveGateway id='g'/>" + flow("f1", "start", "g") + flow("f2", "g", "end"),
                        "g"),
                example(
                        LintRule.SUPERFLUOUS_LABEL,
                        START + END + "<sequenceFlow id='f1' name='x' sourceRef='start' targetRef='end'/>",
                        "f1"),
                example(
                        LintRule.SUPERFLUOUS_TERMINATION,
                        START
                                + "<endEvent id='e'><terminateEventDefinition id='t'/></endEvent>"
                                + flow("f1", "start", "e"),
                        "e"),
                Arguments.of(
                        LintRule.GLOBAL, "</process><message id='m' name='unused'/><process id='q'>", List.of("m")),
                Arguments.of(LintRule.HISTORY_TIME_TO_LIVE, START, List.of("p")));
    }

    private static Arguments example(LintRule rule, String elements, String... found) {
        return Arguments.of(rule, elements, List.of(found));
    }

    private static String task(String id) {
        return "<task id='%s' name='t'/>".formatted(id);
    }

    private static String flow(String id, String from, String to) {
        return "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'/>".formatted(id, from, to);
    }

    private static String when(String id, String from, String to) {
        return "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'><conditionExpression>x</conditionExpression></sequenceFlow>"
                .formatted(id, from, to);
    }

    private static BpmnModelInstance model(String elements) {
        String xml = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d' targetNamespace='test'>"
                + "<process id='p' isExecutable='true'>" + elements + "</process></definitions>";
        return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
