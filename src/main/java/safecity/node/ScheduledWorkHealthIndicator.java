package safecity.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/**
 * Down while something that runs by the clock failed when it ran last, or has been running for too long. An outage of the
 * database is told by its own indicator.
 */
@Component
class ScheduledWorkHealthIndicator implements HealthIndicator {

    private final ObjectProvider<ScheduledTaskHolder> holders;
    private final Duration longest;

    ScheduledWorkHealthIndicator(
            ObjectProvider<ScheduledTaskHolder> holders, @Value("${safecity.node.longest-run:PT4H}") Duration longest) {
        this.holders = holders;
        this.longest = longest;
    }

    @Override
    public Health health() {
        Map<String, String> wrong = new TreeMap<>();
        holders.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .forEach(task ->
                        wrong(task.getTask().getLastExecutionOutcome()).ifPresent(what -> wrong.put(name(task), what)));
        return wrong.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(wrong).build();
    }

    private Optional<String> wrong(TaskExecutionOutcome last) {
        return switch (last.status()) {
            case ERROR ->
                isDatabaseAway(last.throwable())
                        ? Optional.empty()
                        : Optional.of("failed at " + last.executionTime() + ": "
                                + last.throwable().getClass().getSimpleName());
            case STARTED ->
                last.executionTime().isBefore(now().minus(longest))
                        ? Optional.of("has been running since " + last.executionTime())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Not the product's clock, which may be years ahead in the demo: the scheduler's. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private static boolean isDatabaseAway(Throwable failure) {
        return Refusal.in(failure)
                .filter(refusal -> refusal.kind() == Refusal.Kind.UNAVAILABLE)
                .isPresent();
    }

    private static String name(ScheduledTask task) {
        String[] parts = task.toString().split("[.]");
        return parts.length < 2 ? task.toString() : parts[parts.length - 2] + "." + parts[parts.length - 1];
    }
}
