package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import safecity.story.ProcessStory;

/** Whatever runs by the clock has a thread of its own: one that waits for a neighbour stops no other. */
@ProcessStory
class ScheduledWorkTest {

    @Autowired
    List<ScheduledTaskHolder> holders;

    @Autowired
    ThreadPoolTaskScheduler scheduler;

    @Test
    void thereAreAsManyThreadsAsTasks() {
        int tasks = holders.stream()
                .mapToInt(holder -> holder.getScheduledTasks().size())
                .sum();
        assertThat(tasks).isPositive();
        assertThat(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize()).isGreaterThanOrEqualTo(tasks);
    }
}
