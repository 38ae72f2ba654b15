package safecity.engine.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;

/**
 * Makes the plan by which instances go from one version of a model to another: the engine's equal activities, what
 * {@link ActivityMappings} says, and every activity that has kept its id although what surrounds it was renamed.
 *
 * <p>A running timer keeps its due date. A message, signal or condition that is waited for takes the new version's
 * definition, as nobody sends the old message any more.
 */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final RepositoryServiceImpl repository;
    private final ActivityMappings mappings;

    MigrationPlans(RuntimeService runtime, RepositoryService repository, ActivityMappings mappings) {
        this.runtime = runtime;
        this.repository = (RepositoryServiceImpl) repository;
        this.mappings = mappings;
    }

    /** @throws MigrationPlanValidationException when an explicit mapping leads to an activity of another kind */
    MigrationPlan plan(String process, String source, String target) {
        ProcessDefinitionEntity before = definition(source);
        ProcessDefinitionEntity now = definition(target);
        Map<String, String> explicit =
                mappings.of(process, id -> before.findActivity(id) != null, id -> now.findActivity(id) != null);
        Map<String, String> all = new LinkedHashMap<>(equal(source, target));
        if (!explicit.isEmpty()) {
            sameIds(before, now).forEach(id -> all.putIfAbsent(id, id));
        }
        all.putAll(explicit);
        while (true) {
            try {
                return build(before, target, all);
            } catch (MigrationPlanValidationException invalid) {
                if (!all.keySet().removeAll(guessed(invalid, explicit))) {
                    throw invalid;
                }
            }
        }
    }

    private ProcessDefinitionEntity definition(String id) {
        return (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(id);
    }

    private Map<String, String> equal(String source, String target) {
        return runtime.createMigrationPlan(source, target).mapEqualActivities().build().getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
    }

    private static List<String> sameIds(ProcessDefinitionEntity before, ProcessDefinitionEntity now) {
        return below(before)
                .map(ActivityImpl::getId)
                .filter(id -> now.findActivity(id) != null)
                .toList();
    }

    private static Stream<ActivityImpl> below(PvmScope scope) {
        return scope.getActivities().stream()
                .map(ActivityImpl.class::cast)
                .flatMap(activity -> Stream.concat(Stream.of(activity), below(activity)));
    }

    private MigrationPlan build(ProcessDefinitionEntity before, String target, Map<String, String> instructions) {
        MigrationPlanBuilder plan = runtime.createMigrationPlan(before.getId(), target);
        instructions.forEach((from, to) -> {
            var instruction = plan.mapActivities(from, to);
            if (waitsForEvent(before.findActivity(from))) {
                instruction.updateEventTrigger();
            }
        });
        return plan.build();
    }

    private static boolean waitsForEvent(ActivityImpl activity) {
        return activity.getEventScope() != null
                && EventSubscriptionDeclaration.getDeclarationsForScope(activity.getEventScope())
                        .containsKey(activity.getId());
    }

    /** Instructions that nobody wrote and that the engine refuses; such an activity is no wait state, or has changed. */
    private static Set<String> guessed(MigrationPlanValidationException invalid, Map<String, String> explicit) {
        return invalid.getValidationReport().getInstructionReports().stream()
                .map(report -> report.getMigrationInstruction().getSourceActivityId())
                .filter(source -> !explicit.containsKey(source))
                .collect(Collectors.toSet());
    }
}
