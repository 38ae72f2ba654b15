package safecity.engine.operation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/**
 * Keeps why a job failed while the exception is at hand: the engine keeps the text of a stack trace, in which a refusal has
 * lost its figures and its sentence. In the transaction in which the engine counts the retry down.
 */
@Component
public class JobFailures {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final RefusalMessages refusals;
    private final Clock clock;

    JobFailures(JdbcClient jdbc, RefusalMessages refusals, Clock clock) {
        this.jdbc = jdbc;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param engine what counts the retry down and opens the incident */
    public FailedJobCommandFactory recording(FailedJobCommandFactory engine) {
        return (jobId, failure) -> {
            Command<Object> counted = engine.getCommand(jobId, failure);
            return context -> {
                JobEntity job = context.getJobManager().findJobById(jobId);
                if (job != null && failure != null) {
                    save(job, failure);
                }
                return counted.execute(context);
            };
        };
    }

    private void save(JobEntity job, Throwable failure) {
        Optional<Refusal> refusal = Refusal.in(failure);
        jdbc.sql("""
                INSERT INTO job_failure (job, instance, element, failed_at, kind, sentence_ko, sentence_en, technical)
                VALUES (:job, :instance, :element, :at, :kind, :ko, :en, :technical)
                """)
                .param("job", job.getId())
                .param("instance", job.getProcessInstanceId())
                .param("element", Objects.requireNonNullElse(job.getFailedActivityId(), job.getActivityId()))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("kind", FailureKind.of(failure).name())
                .param(
                        "ko",
                        refusal.map(said -> refusals.sentence(said, Locale.KOREAN))
                                .orElse(null))
                .param(
                        "en",
                        refusal.map(said -> refusals.sentence(said, Locale.ENGLISH))
                                .orElse(null))
                .param("technical", technical(failure))
                .update();
    }

    /** The class and the words of what lies deepest; what surrounds it stands in the engine's stack trace. */
    private static String technical(Throwable failure) {
        Throwable deepest = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        String text = deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
        String plain = text.replace("\u0000", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
