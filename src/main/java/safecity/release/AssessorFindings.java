package safecity.release;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an assessor found in the audits that were theirs, which is theirs to read without any release. */
public interface AssessorFindings {

    /** @param duties of the assessor, such as {@code certifier}; the oldest finding first */
    List<Found> of(String projectKey, List<String> duties);

    /**
     * @param kind  {@code must-fix} or {@code recommendation}
     * @param note  what the assessor explained about it
     * @param closed whether it was verified and closed
     * @param outcome what has become of a recommendation, {@code implemented}, {@code partly} or {@code declined}; null until the
     *     answer to it was released
     */
    record Found(
            long id,
            String title,
            String criterion,
            String kind,
            @Nullable String note,
            LocalDate dueOn,
            boolean closed,
            @Nullable String outcome) {}
}
