package safecity.engine.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelNames;
import safecity.refusal.Refusal;

@Component
class EngineMigrations implements Migrations {

    /** The engine's own ending of the id of a body around the instances of an activity. */
    private static final String BODY = "#multiInstanceBody";

    private final ObjectProvider<InstanceMigration> migration;
    private final OutdatedInstanceRepository outdated;
    private final MigrationPlans plans;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final SystemScope system;
    private final TransactionTemplate alone;

    EngineMigrations(
            ObjectProvider<InstanceMigration> migration,
            OutdatedInstanceRepository outdated,
            MigrationPlans plans,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            SystemScope system,
            PlatformTransactionManager transactions) {
        this.migration = migration;
        this.outdated = outdated;
        this.plans = plans;
        this.runtime = runtime;
        this.repository = repository;
        this.system = system;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Trial> tried(List<String> instances) {
        return system.call(
                () -> outdated.of(instances).stream().map(this::tried).toList());
    }

    private Trial tried(OutdatedInstance one) {
        BpmnModelInstance before = repository.getBpmnModelInstance(one.definition());
        BpmnModelInstance now = repository.getBpmnModelInstance(one.newest());
        Map<String, String> ways = new HashMap<>();
        List<Hindrance> hindrances = new ArrayList<>();
        try {
            MigrationPlan plan = plans.plan(one.process(), one.definition(), one.newest());
            plan.getInstructions().forEach(way -> put(ways, way));
            alone.executeWithoutResult(status -> {
                status.setRollbackOnly();
                migration.getObject().execute(plan, List.of(one.id()));
            });
        } catch (RuntimeException failure) {
            Obstacle.in(failure)
                    .forEach(found -> hindrances.add(new Hindrance(
                            found.activity(),
                            found.activity().isEmpty() ? "" : name(before, found.activity()),
                            found.reason())));
        }
        return new Trial(
                one.id(),
                one.version(),
                one.newestVersion(),
                standing(one.id())
                        .map(element -> token(element, ways.getOrDefault(element, ""), before, now))
                        .toList(),
                List.copyOf(hindrances));
    }

    private static void put(Map<String, String> ways, MigrationInstruction way) {
        ways.put(
                way.getSourceActivityId().replace(BODY, ""),
                way.getTargetActivityId().replace(BODY, ""));
    }

    private static Token token(String element, String target, BpmnModelInstance before, BpmnModelInstance now) {
        return new Token(element, name(before, element), target, target.isEmpty() ? "" : name(now, target));
    }

    @Override
    public void migrate(List<String> instances) {
        system.run(() -> {
            List<OutdatedInstance> found = outdated.of(instances);
            if (found.isEmpty() || found.size() < instances.size()) {
                throw Refusal.conflict("instance.newestAlready");
            }
            try {
                found.forEach(one -> migration
                        .getObject()
                        .execute(plans.plan(one.process(), one.definition(), one.newest()), List.of(one.id())));
            } catch (RuntimeException failure) {
                throw Refusal.in(failure).orElseGet(() -> Refusal.conflict("instance.hindered"));
            }
        });
    }

    /** Elements on which it stands; a scope is where something in it is. */
    private Stream<String> standing(String instance) {
        ActivityInstance root = runtime.getActivityInstance(instance);
        return root == null ? Stream.empty() : leaves(root).distinct().sorted();
    }

    private static Stream<String> leaves(ActivityInstance of) {
        Stream<String> waiting = Stream.of(of.getChildTransitionInstances()).map(one -> one.getActivityId());
        Stream<String> below = Stream.of(of.getChildActivityInstances())
                .flatMap(child ->
                        child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0
                                ? Stream.of(child.getActivityId())
                                : leaves(child));
        return Stream.concat(waiting, below).map(id -> id.replace(BODY, ""));
    }

    private static String name(BpmnModelInstance model, String element) {
        return model.getModelElementById(element.replace(BODY, "")) instanceof FlowElement found
                        && found.getName() != null
                ? ModelNames.oneLine(found.getName())
                : Objects.requireNonNullElse(element, "");
    }
}
