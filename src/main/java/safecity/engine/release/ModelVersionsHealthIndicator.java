package safecity.engine.release;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** How many process instances stay on older models; a matter for the administrator, and no reason to stop a node. */
@Component
class ModelVersionsHealthIndicator implements HealthIndicator {

    private final UnmigratedInstanceRepository unmigrated;

    ModelVersionsHealthIndicator(UnmigratedInstanceRepository unmigrated) {
        this.unmigrated = unmigrated;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("unmigratedInstances", unmigrated.count()).build();
    }
}
