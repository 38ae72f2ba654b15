package safecity.engine.submission;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import safecity.refusal.Refusal;

/** Finds the process definition that somebody wants to start. */
final class StartableDefinitions {

    private StartableDefinitions() {}

    static Function<CommandContext, ProcessDefinitionEntity> byId(String id) {
        return context ->
                found(id == null ? null : context.getProcessDefinitionManager().findLatestProcessDefinitionById(id));
    }

    static Function<CommandContext, ProcessDefinitionEntity> byKey(String key) {
        return context -> found(
                key == null
                        ? null
                        : context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(key, null));
    }

    private static ProcessDefinitionEntity found(@Nullable ProcessDefinitionEntity stored) {
        return Optional.ofNullable(stored)
                .map(definition -> org.camunda.bpm.engine.impl.context.Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .resolveProcessDefinition(definition))
                .orElseThrow(() -> Refusal.notFound("process.unknown"));
    }
}
