package safecity.external;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import safecity.refusal.Refusal;

/**
 * Keeps from the log what nobody has to act upon, so that an ERROR means that somebody has to. A rule that says no to an
 * entry is an answer and no failure: engine and container would write each with its stack. A database that is away is one
 * line when it begins, not one for every request. Both are counted, {@code safecity.refusals} and
 * {@code safecity.neighbour.away}.
 */
final class QuietLog extends TurboFilter {

    /** Who writes down what was answered. Whatever a job met, or work by the clock, is somebody's to look at. */
    private static final List<String> ANSWERERS = List.of(
            "org.camunda.bpm.engine", "org.apache.catalina", "org.springframework.web", "org.springframework.security");

    private static final String JOBS = "org.camunda.bpm.engine.jobexecutor";
    private static final String AWAY = "database.away";
    /** By name: the engine is known elsewhere. Somebody was faster, or may not; both are told to whoever asked. */
    private static final Set<String> ANSWERS = Set.of(
            "org.camunda.bpm.engine.OptimisticLockingException",
            "org.camunda.bpm.engine.AuthorizationException",
            "org.camunda.bpm.engine.TaskAlreadyClaimedException");

    private final ExternalSystem database;

    private QuietLog(ExternalSystem database) {
        this.database = database;
    }

    static QuietLog install(ExternalSystem database) {
        QuietLog filter = new QuietLog(database);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            filter.setContext(context);
            filter.start();
            context.addTurboFilter(filter);
        }
        return filter;
    }

    void uninstall() {
        if (getContext() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown != null ? thrown : last(parameters);
        if (failure == null) {
            return FilterReply.NEUTRAL;
        }
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.filter(one -> one.code().equals(AWAY)).isPresent()) {
            database.failed(failure);
            return FilterReply.DENY;
        }
        if (!isAnswered(logger) || refusal.isEmpty() && !isAnswer(failure)) {
            return FilterReply.NEUTRAL;
        }
        Metrics.counter(
                        "safecity.refusals",
                        "kind",
                        refusal.map(Refusal::kind).orElse(Refusal.Kind.CONFLICT).name())
                .increment();
        return FilterReply.DENY;
    }

    private static @Nullable Throwable last(Object[] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private static boolean isAnswered(Logger logger) {
        String name = logger.getName();
        return !name.startsWith(JOBS) && ANSWERERS.stream().anyMatch(name::startsWith);
    }

    private static boolean isAnswer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (ANSWERS.contains(cause.getClass().getName())) {
                return true;
            }
        }
        return false;
    }
}
