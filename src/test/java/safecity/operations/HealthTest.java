package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.spring.boot.starter.actuator.JobExecutorHealthIndicator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** That the indicators are there is shown by {@link ProductionStartTest}. */
class HealthTest {

    @Test
    void aStoppedJobExecutorIsNotHealthy() {
        DefaultJobExecutor stopped = new DefaultJobExecutor();
        stopped.registerProcessEngine(mock(ProcessEngineImpl.class));
        Health health = new JobExecutorHealthIndicator(stopped).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsKey("jobExecutor");
    }
}
