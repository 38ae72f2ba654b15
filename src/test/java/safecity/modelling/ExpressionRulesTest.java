package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.engine.guard.ModelCheck;
import safecity.refusal.Refusal;

/**
 * Our own models pass the check that every deployed model passes: what they call exists on a bean that is handed to the
 * models, and they hold nothing but what is listed. A typing error shows here and not in the year 2025.
 */
class ExpressionRulesTest {

    private static final ModelCheck CHECK = new ModelCheck(modelBeans());

    @ParameterizedTest
    @MethodSource("models")
    void everyModelHoldsOnlyWhatAnExpressionMayReach(Path model) throws IOException {
        byte[] content = Files.readAllBytes(model);
        assertThatCode(() -> CHECK.check(model.getFileName().toString(), content))
                .as("%s", model)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${deadlins.today()}",
                "${deadlines.todays()}",
                "${actor.getClass()}",
                "${actor.class}",
                "${actor.id().getClass()}",
                "${deadlines.today().getClass()}",
                "${deadlines.today().getChronology()}",
                "${(actor).getClass()}",
                "${true ? actor.getClass() : null}",
                "${not actor.wait(1)}",
                "${decision == ''.getClass()}",
                "${decision.format('%s', 1)}",
                "${''['class']}",
                "${execution['processBusinessKey']}",
                "${execution.processEngine}",
                "${execution.getProcessEngineServices()}",
                "${execution.processInstance.processEngine}",
                "${execution.setVariable('x', ''.getClass())}",
                "${task.setVariable('x', 1)}",
                "${JSON('{}')}",
                "${routing.group(municipality, actor.getClass())}",
                "text and ${actor.class} and text",
                "#{actor.class}",
                "${unreadable",
            })
    void whatReachesFurtherIsRefused(String expression) {
        String model = model(expression);
        assertThatThrownBy(() -> CHECK.check("x.bpmn", model.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessage("model.expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${null}",
                "${decision == 'adopt' && years > 3 ? 'a' : remark}",
                "#{execution.processBusinessKey}",
                "${execution.processInstance.setVariable('reason', reason)}",
                "${routing.group(municipality, stage == 'international' ? 'certifier' : 'support-centre')}",
                "${decisionResult.getSingleResult().get('review').replace('drafter', drafterRole)}",
                "${deadlines.today().toString()}",
                "no expression at all",
                "costs $ 5 {net}",
            })
    void whatModelsNeedIsTaken(String expression) {
        String model = model(expression);
        assertThatCode(() -> CHECK.check("x.bpmn", model.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void anExpressionIsFoundWhereverTextCanStand() {
        for (String place : List.of(
                "<bpmn:documentation>%s</bpmn:documentation>",
                "<bpmn:documentation><![CDATA[%s]]></bpmn:documentation>",
                "<bpmn:extensionElements><camunda:in source=\"a\" target=\"%s\" /></bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>")) {
            String model = model("${null}").replace("<bpmn:startEvent id=\"s\" />", place.formatted("${actor.class}"));
            assertThatThrownBy(() -> CHECK.check("x.bpmn", model.getBytes(StandardCharsets.UTF_8)))
                    .as(place)
                    .hasMessage("model.expression");
        }
    }

    static Stream<Path> models() throws IOException {
        return Stream.of(Path.of("processes"), Path.of("src/test/resources"))
                .flatMap(ExpressionRulesTest::below)
                .filter(file -> file.toString().endsWith(".bpmn"));
    }

    private static Stream<Path> below(Path directory) {
        try {
            return Files.walk(directory);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String model(String expression) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s" />
                    <bpmn:serviceTask id="t" camunda:expression="%s" /></bpmn:process>
                </bpmn:definitions>
                """.formatted(expression.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static Map<String, Class<?>> modelBeans() {
        Map<String, Class<?>> beans = ModelBeans.types();
        assertThat(beans).hasSizeGreaterThan(30);
        return beans;
    }
}
