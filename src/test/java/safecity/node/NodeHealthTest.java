package safecity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import safecity.refusal.Refusal;

/** That a node says when its work by the clock fails, hangs, or is done by a clock that is wrong. */
class NodeHealthTest {

    private AnnotationConfigApplicationContext context;

    @AfterEach
    void close() {
        Work.release.countDown();
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Work {

        static volatile RuntimeException failure;
        static volatile boolean hangs;
        static volatile int runs;
        static volatile CountDownLatch release = new CountDownLatch(1);

        @Scheduled(fixedDelay = 20)
        void work() throws InterruptedException {
            runs++;
            if (hangs) {
                release.await(1, TimeUnit.MINUTES);
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private ScheduledWorkHealthIndicator working(RuntimeException failure, boolean hangs) {
        Work.failure = failure;
        Work.hangs = hangs;
        Work.runs = 0;
        Work.release = new CountDownLatch(1);
        context = new AnnotationConfigApplicationContext(Work.class);
        await().until(() -> Work.runs > (hangs ? 0 : 2));
        return new ScheduledWorkHealthIndicator(
                context.getBeanProvider(ScheduledTaskHolder.class), Duration.ofMillis(50));
    }

    @Test
    void workThatSucceedsIsWell() {
        assertThat(working(null, false).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void workThatFailsIsNamedUntilItSucceeds() {
        ScheduledWorkHealthIndicator work = working(new IllegalStateException("a fault"), false);
        await().until(() -> work.health().getStatus().equals(Status.DOWN));
        Health down = work.health();
        assertThat(down.getDetails().toString()).contains("Work.work", "failed at", "IllegalStateException");
        Work.failure = null;
        await().until(() -> work.health().getStatus().equals(Status.UP));
    }

    @Test
    void anOutageOfTheDatabaseIsToldByItsOwnIndicator() {
        RuntimeException away = new IllegalStateException(new SQLException("no connection", "08006"));
        assertThat(working(away, false).health().getStatus()).isEqualTo(Status.UP);
        assertThat(Refusal.in(away)).isPresent();
    }

    @Test
    void workThatNeverEndsIsNamed() {
        ScheduledWorkHealthIndicator work = working(null, true);
        await().until(() -> work.health().getStatus().equals(Status.DOWN));
        assertThat(work.health().getDetails().toString()).contains("has been running since");
    }

    @Test
    void aClockMayDifferByTheToleranceAndByWhatTheQuestionTook() {
        context = new AnnotationConfigApplicationContext();
        NodeClockHealthIndicator clock = new NodeClockHealthIndicator(null, Duration.ofSeconds(30));
        clock.seen(100_000, 100_000, 100_500);
        assertThat(clock.health().getStatus()).isEqualTo(Status.UP);
        clock.seen(100_000, 70_000, 100_500);
        assertThat(clock.health().getStatus()).as("30 s ahead").isEqualTo(Status.UP);
        clock.seen(100_000, 69_999, 100_500);
        assertThat(clock.health().getStatus()).as("more than 30 s ahead").isEqualTo(Status.DOWN);
        clock.seen(100_000, 130_500, 100_500);
        assertThat(clock.health().getStatus()).as("30 s behind").isEqualTo(Status.UP);
        clock.seen(100_000, 130_501, 100_500);
        assertThat(clock.health().getStatus()).as("more than 30 s behind").isEqualTo(Status.DOWN);
    }
}
