package safecity.engine.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.identity.Account;
import safecity.refusal.Refusal;

/** Jobs of instances that failed, with the cause as it was when they did. Read by the system. */
public interface Incidents {

    /**
     * A job that failed and has not succeeded since.
     *
     * @param incident    id; null while the machine goes on trying by itself
     * @param job         id; null where what failed is no job
     * @param element     of the model, {@code name} what it is called in Korean
     * @param since       of the incident; of a job that is tried on, when it failed last; null where nobody recorded that
     * @param nextAt      when the machine tries again by itself; null where it doesn't
     * @param sentenceKo  the refusal's sentence, and {@code sentenceEn}; null where no rule refused
     * @param technical   for those who make the product
     * @param times       how often it has failed as far as recorded
     */
    record Failed(
            @Nullable String incident,
            @Nullable String job,
            String element,
            String name,
            @Nullable Instant since,
            @Nullable Instant nextAt,
            FailureKind kind,
            @Nullable String sentenceKo,
            @Nullable String sentenceEn,
            @Nullable String technical,
            int times) {}

    /** What failed once and was put right. */
    record Settled(String element, String name, Instant from, Instant until) {}

    List<Failed> of(String instance);

    List<Settled> settled(String instance);

    /** Whether somebody may let a job be tried again, by the table of permissions. */
    boolean mayRetry(Account account);

    /**
     * Lets the machine try once more, for whoever is signed in: the engine asks whether they may, and writes it to its
     * operation log. Within the transaction under way.
     *
     * @return what is tried again
     * @throws Refusal conflict where the incident is settled or is tried again already; not found where it is another instance's
     */
    Failed retry(String instance, String incident);
}
