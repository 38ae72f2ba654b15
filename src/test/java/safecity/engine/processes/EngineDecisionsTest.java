package safecity.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;

/** Our own questions to the decision tables: asked and recorded once for each version. */
@ProcessStory
class EngineDecisionsTest {

    private final String key = "asked-" + UUID.randomUUID();

    @Autowired
    EngineDecisions decisions;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @AfterEach
    void undeploy() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void whatIsAskedTwiceIsRecordedOnce() {
        deploy("\"first\"");
        assertThat(ask("lead")).isEqualTo(List.of(Map.of("department", "first")));
        assertThat(ask("lead")).isEqualTo(List.of(Map.of("department", "first")));
        assertThat(recorded()).isEqualTo(1);
        assertThat(ask("legal")).isEmpty();
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void anotherVersionIsAskedAnew() {
        deploy("\"first\"");
        assertThat(ask("lead")).isEqualTo(List.of(Map.of("department", "first")));
        deploy("\"second\"");
        assertThat(ask("lead")).isEqualTo(List.of(Map.of("department", "second")));
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ask("lead"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key);
    }

    private List<Map<String, Object>> ask(String duty) {
        return decisions.rows(key, Map.of("duty", duty));
    }

    private long recorded() {
        return history.createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(key)
                .count();
    }

    /** One row: the duty lead has this department. */
    private void deploy(String department) {
        DmnModelInstance model = Dmn.createEmptyModel();
        Definitions definitions = model.newInstance(Definitions.class);
        definitions.setNamespace("http://camunda.org/schema/1.0/dmn");
        definitions.setName(key);
        definitions.setId("definitions");
        model.setDefinitions(definitions);
        Decision decision = model.newInstance(Decision.class);
        decision.setId(key);
        decision.setName(key);
        decision.setCamundaHistoryTimeToLiveString("P10958D");
        definitions.addChildElement(decision);
        DecisionTable table = model.newInstance(DecisionTable.class);
        decision.addChildElement(table);
        Input input = model.newInstance(Input.class);
        table.addChildElement(input);
        InputExpression expression = model.newInstance(InputExpression.class);
        expression.setText(text(model, "duty"));
        input.addChildElement(expression);
        Output output = model.newInstance(Output.class);
        output.setName("department");
        table.addChildElement(output);
        Rule rule = model.newInstance(Rule.class);
        InputEntry test = model.newInstance(InputEntry.class);
        test.setText(text(model, "\"lead\""));
        rule.addChildElement(test);
        OutputEntry value = model.newInstance(OutputEntry.class);
        value.setText(text(model, department));
        rule.addChildElement(value);
        table.addChildElement(rule);
        repository
                .createDeployment()
                .name(key)
                .addModelInstance(key + ".dmn", model)
                .deploy();
    }

    private static Text text(DmnModelInstance model, String content) {
        Text text = model.newInstance(Text.class);
        text.setTextContent(content);
        return text;
    }
}
