package safecity.external;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.TurboFilterList;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import safecity.refusal.Refusal;

/** What stands in the log, and what only happened. */
class QuietLogTest {

    private static final Throwable REFUSED = new IllegalStateException(Refusal.of("form.pattern"));
    private static final Throwable AWAY = new IllegalStateException(new SQLException("no connection", "08006"));

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final ExternalSystem database = new ExternalSystem("database of this test");
    private final TurboFilterList filters = ((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList();
    /** An application that another test started in this process has its own; it would answer first. */
    private final List<TurboFilter> others =
            filters.stream().filter(QuietLog.class::isInstance).toList();

    private QuietLog filter;

    @BeforeEach
    void listen() {
        filters.removeAll(others);
        filter = QuietLog.install(database);
        lines.start();
        root().addAppender(lines);
    }

    @AfterEach
    void leave() {
        root().detachAppender(lines);
        filter.uninstall();
        filters.addAll(others);
    }

    @Test
    void aRefusalIsNoErrorOfTheEngineOrTheContainer() {
        logger("org.camunda.bpm.engine.quiet").error("ENGINE-16004 Exception while closing command context", REFUSED);
        logger("org.apache.catalina.core.quiet").error("Servlet.service() threw {}", "this", REFUSED);
        logger("org.camunda.bpm.engine.quiet")
                .error("ENGINE-16004", new OptimisticLockingException("somebody was faster"));
        assertThat(lines.list).isEmpty();
    }

    @Test
    void whatAJobOrWorkByTheClockMetAndWhatIsNoRefusalStays() {
        logger("org.camunda.bpm.engine.jobexecutor").warn("ENGINE-14006 Exception while executing job", REFUSED);
        logger("org.springframework.scheduling.support.TaskUtils").error("Unexpected error", REFUSED);
        logger("safecity.transfer.TransferExecution").error("Transfer {} could not be carried out", 1, REFUSED);
        logger("org.camunda.bpm.engine.quiet").error("ENGINE-16004", new IllegalStateException("a fault of ours"));
        assertThat(lines.list).hasSize(4);
    }

    @Test
    void anOutageIsOneLineWhenItBeginsAndOneWhenItEnds() {
        for (int i = 0; i < 1000; i++) {
            logger("org.camunda.bpm.engine.jobexecutor").error("ENGINE-14012 Exception while acquiring jobs", AWAY);
            logger("safecity.absence.Substitutions").error("anything", AWAY);
        }
        assertThat(messages(Level.ERROR))
                .singleElement()
                .asString()
                .contains("The database of this test does not do its work", "no connection");
        database.answered();
        assertThat(messages(Level.WARN)).singleElement().asString().contains("answers again", "2000 request(s)");
        assertThat(lines.list).hasSize(2);
        database.answered();
        assertThat(lines.list).hasSize(2);
    }

    @Test
    void whoeverFailsWhileManyDoIsCountedOnce() throws InterruptedException {
        List<Thread> people = java.util.stream.IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> database.failed(AWAY)))
                .toList();
        people.forEach(Thread::start);
        for (Thread one : people) {
            one.join(TimeUnit.SECONDS.toMillis(10));
        }
        database.answered();
        assertThat(messages(Level.ERROR)).hasSize(1);
        assertThat(messages(Level.WARN)).singleElement().asString().contains("8 request(s)");
    }

    private List<String> messages(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger root() {
        return logger(Logger.ROOT_LOGGER_NAME);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
