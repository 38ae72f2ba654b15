package safecity.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachingFeelEngineTest {

    private static final String INPUT = "cellInput";

    private final FeelEngine real = new ScalaFeelEngineFactory().createInstance();
    private int evaluated;
    private final CachingFeelEngine feel = new CachingFeelEngine(new FeelEngine() {
        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            evaluated++;
            return real.evaluateSimpleExpression(expression, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext variables) {
            evaluated++;
            return real.evaluateSimpleUnaryTests(test, input, variables);
        }
    });

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"lead\"|lead|true",
                "\"lead\"|legal|false",
                "\"small\", \"youth\"|youth|true",
                "not(\"lead\")|lead|false",
                "\"a \\\"b\\\" c\"|a \"b\" c|true"
            })
    void aTestOfConstantsIsEvaluatedOnceForAText(String test, String value, boolean holds) {
        for (int i = 0; i < 3; i++) {
            assertThat(feel.evaluateSimpleUnaryTests(test, INPUT, input(value))).isEqualTo(holds);
        }
        assertThat(evaluated).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(20000000..30000000]|20000000|false", "(20000000..30000000]|20000001|true",
                        "(20000000..30000000]|30000000|true",
                "<= -2|-2|true", "<= -2|-1|false", ">= 1000000000|1000000000|true"
            })
    void aRangeIsEvaluatedOnceForANumberAndKeepsItsEnds(String test, long value, boolean holds) {
        for (int i = 0; i < 3; i++) {
            assertThat(feel.evaluateSimpleUnaryTests(test, INPUT, input(value))).isEqualTo(holds);
        }
        assertThat(evaluated).isEqualTo(1);
    }

    @Test
    void whatLooksAlikeIsNotTheSame() {
        assertThat(feel.evaluateSimpleUnaryTests("1", INPUT, input(1L))).isTrue();
        assertThat(feel.evaluateSimpleUnaryTests("1", INPUT, input("1"))).isFalse();
        assertThat(feel.evaluateSimpleUnaryTests("\"1\"", INPUT, input("1"))).isTrue();
        assertThat(feel.evaluateSimpleUnaryTests("true", INPUT, input("true"))).isFalse();
        assertThat(feel.evaluateSimpleUnaryTests("true", INPUT, input(true))).isTrue();
        assertThat(evaluated).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "< limit", "not(limit)", "? < limit", "limit, 7"})
    void whatNamesAnythingIsEvaluatedAnew(String test) {
        boolean below = feel.evaluateSimpleUnaryTests(
                test, INPUT, variables(5L).putValue("limit", 9L).asVariableContext());
        boolean above = feel.evaluateSimpleUnaryTests(
                test, INPUT, variables(5L).putValue("limit", 5L).asVariableContext());
        assertThat(below).isNotEqualTo(above);
        assertThat(evaluated).isEqualTo(2);
    }

    @Test
    void aConstantIsEvaluatedOnceAndAnExpressionAnew() {
        assertThat(this.<String>value("\"yeonsu-lead\"", "x")).isEqualTo("yeonsu-lead");
        assertThat(this.<String>value("\"yeonsu-lead\"", "y")).isEqualTo("yeonsu-lead");
        assertThat(evaluated).isEqualTo(1);
        assertThat(this.<String>value("municipality + \"-lead\"", "jung")).isEqualTo("jung-lead");
        assertThat(this.<String>value("municipality + \"-lead\"", "yeonsu")).isEqualTo("yeonsu-lead");
        assertThat(this.<String>value("municipality", "jung")).isEqualTo("jung");
        assertThat(evaluated).isEqualTo(4);
    }

    @Test
    void nothingIsEvaluatedAnew() {
        assertThat(feel.evaluateSimpleUnaryTests("\"lead\"", INPUT, input(null)))
                .isFalse();
        assertThat(feel.evaluateSimpleUnaryTests("null", INPUT, input(null))).isTrue();
        assertThat(evaluated).isEqualTo(2);
    }

    private static VariableMap variables(Object value) {
        return Variables.createVariables().putValue(INPUT, value);
    }

    private static VariableContext input(Object value) {
        return variables(value).asVariableContext();
    }

    private <T> T value(String expression, String municipality) {
        return feel.evaluateSimpleExpression(
                expression, Variables.putValue("municipality", municipality).asVariableContext());
    }
}
