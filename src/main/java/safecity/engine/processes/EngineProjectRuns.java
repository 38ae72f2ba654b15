package safecity.engine.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelNames;

@Component
class EngineProjectRuns implements ProjectRuns {

    private final HistoryService history;
    private final RepositoryService repository;
    private final SystemScope system;

    EngineProjectRuns(@Lazy HistoryService history, @Lazy RepositoryService repository, SystemScope system) {
        this.history = history;
        this.repository = repository;
        this.system = system;
    }

    @Override
    public List<Run> of(String projectKey, Instant until) {
        return system.call(() -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(projectKey)
                .startedBefore(Date.from(until))
                .unlimitedList()
                .stream()
                .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(HistoricProcessInstance::getId))
                .map(run -> new Run(
                        run.getId(),
                        run.getProcessDefinitionKey(),
                        ModelNames.oneLine(Objects.requireNonNullElse(
                                run.getProcessDefinitionName(), run.getProcessDefinitionKey())),
                        run.getProcessDefinitionVersion(),
                        run.getProcessDefinitionId(),
                        run.getSuperProcessInstanceId(),
                        run.getStartTime().toInstant(),
                        end(run.getEndTime(), until)))
                .toList());
    }

    @Override
    public boolean isRunning(String projectKey, String process) {
        return system.call(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(projectKey)
                        .processDefinitionKey(process)
                        .unfinished()
                        .count()
                > 0);
    }

    @Override
    public List<Visit> visits(String instance, Instant until) {
        List<HistoricActivityInstance> found = system.call(() -> history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .startedBefore(Date.from(until))
                .unlimitedList()
                .stream()
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                        .thenComparing(EngineProjectRuns::sequence)
                        .thenComparing(HistoricActivityInstance::getId))
                .toList());
        List<Visit> visits = new ArrayList<>();
        for (HistoricActivityInstance one : found) {
            visits.add(new Visit(
                    instance,
                    visits.size() + 1,
                    one.getActivityId(),
                    one.getActivityName() == null ? null : ModelNames.oneLine(one.getActivityName()),
                    one.getActivityType(),
                    one.getTaskId(),
                    one.getAssignee(),
                    one.getStartTime().toInstant(),
                    end(one.getEndTime(), until),
                    end(one.getEndTime(), until) != null && one.isCanceled()));
        }
        return visits;
    }

    /** Within one moment the engine counts. */
    private static long sequence(HistoricActivityInstance one) {
        return one instanceof org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity entity
                ? entity.getSequenceCounter()
                : 0;
    }

    @Override
    public List<Decided> decisions(String instance, Instant until) {
        return system.call(() -> history
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .evaluatedBefore(Date.from(until))
                .includeInputs()
                .includeOutputs()
                .list()
                .stream()
                .sorted(Comparator.comparing(HistoricDecisionInstance::getEvaluationTime)
                        .thenComparing(HistoricDecisionInstance::getId))
                .map(one -> decided(instance, one))
                .toList());
    }

    private static Decided decided(String instance, HistoricDecisionInstance one) {
        return new Decided(
                instance,
                Objects.requireNonNullElse(one.getActivityId(), ""),
                one.getDecisionDefinitionKey(),
                one.getDecisionDefinitionName(),
                one.getEvaluationTime().toInstant(),
                one.getOutputs().stream()
                        .map(output -> output.getRuleId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                one.getInputs().stream()
                        .map(input -> input.getClauseName() + " = " + input.getValue())
                        .sorted()
                        .toList(),
                one.getOutputs().stream()
                        .map(output -> output.getVariableName() + " = " + output.getValue())
                        .sorted()
                        .toList());
    }

    private static @Nullable Instant end(@Nullable Date end, Instant until) {
        return end == null || end.toInstant().isAfter(until) ? null : end.toInstant();
    }

    @Override
    public byte[] model(String definition) {
        return system.call(() -> {
            try (InputStream xml = repository.getProcessModel(definition)) {
                return xml.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
