package safecity.engine.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Timers that have fired and events that no longer count. The engine's migration makes a job or a subscription for every
 * trigger of the newer model that an instance lacks, and so for those too that it had and has used up: a reminder would
 * come twice, a project that is wound up would be asked for its yearly report. What both models have is taken away again;
 * what only the newer one has stays.
 */
@Component
class SpentTriggers {

    private static final String TRIGGERS = """
            SELECT job.id_ AS id, definition.act_id_ AS activity, true AS timer
            FROM act_ru_job job LEFT JOIN act_ru_jobdef definition ON definition.id_ = job.job_def_id_
            WHERE job.process_instance_id_ IN (:instances)
            UNION ALL
            SELECT id_, activity_id_, false FROM act_ru_event_subscr WHERE proc_inst_id_ IN (:instances)
            """;

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    SpentTriggers(JdbcClient jdbc, ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    private record Trigger(String id, String activity, boolean timer) {}

    /** Runs a migration of these instances and takes away what it has revived. */
    void keptSpent(List<String> instances, MigrationPlan plan, Runnable migration) {
        Set<String> before = of(instances).stream().map(Trigger::id).collect(Collectors.toSet());
        migration.run();
        Set<String> known = new HashSet<>(plan.getInstructions().stream()
                .map(MigrationInstruction::getTargetActivityId)
                .toList());
        List<Trigger> revived = of(instances).stream()
                .filter(trigger -> !before.contains(trigger.id()) && known.contains(trigger.activity()))
                .toList();
        if (!revived.isEmpty()) {
            engine.getCommandExecutorTxRequired().execute(context -> {
                revived.forEach(trigger -> delete(context, trigger));
                return null;
            });
        }
    }

    private List<Trigger> of(List<String> instances) {
        return jdbc.sql(TRIGGERS)
                .param("instances", instances)
                .query(Trigger.class)
                .list();
    }

    private static void delete(CommandContext context, Trigger trigger) {
        if (trigger.timer()) {
            context.getJobManager().findJobById(trigger.id()).delete();
        } else {
            context.getEventSubscriptionManager()
                    .findEventSubscriptionById(trigger.id())
                    .delete();
        }
    }
}
