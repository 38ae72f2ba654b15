package safecity.engine.processes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstanceQuery;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;

@Component
class EngineDecidedRows implements DecidedRows {

    private final HistoryService history;
    private final RepositoryService repository;
    private final SystemScope system;

    EngineDecidedRows(HistoryService history, RepositoryService repository, SystemScope system) {
        this.history = history;
        this.repository = repository;
        this.system = system;
    }

    @Override
    public List<DecidedRow> of(String instance) {
        return system.call(() -> rows(query().processInstanceId(instance)
                .orderByEvaluationTime()
                .asc()
                .unlimitedList()));
    }

    @Override
    public List<DecidedRow> of(String decision, Collection<String> projects, int most) {
        return system.call(() ->
                rows(query().decisionDefinitionKey(decision)
                                .orderByEvaluationTime()
                                .desc()
                                .listPage(0, most))
                        .stream()
                        .filter(row -> row.project() != null && projects.contains(row.project()))
                        .toList());
    }

    private HistoricDecisionInstanceQuery query() {
        return history.createHistoricDecisionInstanceQuery().includeInputs().includeOutputs();
    }

    private List<DecidedRow> rows(List<HistoricDecisionInstance> decided) {
        Set<String> instances = decided.stream()
                .map(HistoricDecisionInstance::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> projects = instances.isEmpty()
                ? Map.of()
                : history.createHistoricProcessInstanceQuery().processInstanceIds(instances).unlimitedList().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(
                                HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
        return decided.stream()
                .filter(one -> one.getProcessInstanceId() != null)
                .flatMap(one -> one.getOutputs().stream()
                        .map(HistoricDecisionOutputInstance::getRuleId)
                        .distinct()
                        .map(rule -> row(one, rule, projects)))
                .toList();
    }

    private DecidedRow row(HistoricDecisionInstance decided, String ruleId, Map<String, String> projects) {
        DmnModelInstance model = repository.getDmnModelInstance(decided.getDecisionDefinitionId());
        Rule rule = model.getModelElementById(ruleId);
        DecisionTable table = (DecisionTable) rule.getParentElement();
        List<Input> inputs = List.copyOf(table.getInputs());
        List<InputEntry> entries = List.copyOf(rule.getInputEntries());
        Map<String, String> outputs = table.getOutputs().stream()
                .collect(Collectors.toMap(
                        Output::getName, output -> Objects.requireNonNullElse(output.getLabel(), output.getName())));
        return new DecidedRow(
                decided.getDecisionDefinitionKey(),
                decided.getDecisionDefinitionName(),
                decided.getProcessInstanceId(),
                projects.get(decided.getProcessInstanceId()),
                decided.getEvaluationTime().toInstant(),
                decided.getInputs().stream().map(EngineDecidedRows::asked).toList(),
                java.util.stream.IntStream.range(0, Math.min(inputs.size(), entries.size()))
                        .filter(at -> !entries.get(at).getTextContent().isBlank())
                        .mapToObj(at -> new Value(
                                inputs.get(at).getId(),
                                Objects.requireNonNullElse(inputs.get(at).getLabel(), ""),
                                entries.get(at).getTextContent().strip()))
                        .toList(),
                decided.getOutputs().stream()
                        .filter(output -> ruleId.equals(output.getRuleId()))
                        .map(output -> new Value(
                                output.getVariableName(),
                                outputs.getOrDefault(output.getVariableName(), output.getVariableName()),
                                Objects.toString(output.getValue(), "")))
                        .toList(),
                rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent().strip());
    }

    private static Value asked(HistoricDecisionInputInstance input) {
        return new Value(
                input.getClauseId(),
                Objects.requireNonNullElse(input.getClauseName(), ""),
                Objects.toString(input.getValue(), ""));
    }
}
