package safecity.act;

import java.time.LocalDate;
import java.util.List;
import safecity.correction.CorrectionEffect;

/** A capability that computes something from the day of an act, and computes it anew when that day is corrected. */
public interface ActDependent {

    /**
     * What follows when an act was done on another day.
     *
     * @throws safecity.refusal.Refusal when that would make a later act unlawful
     */
    List<CorrectionEffect> effects(String projectKey, LegalAct act, String subject, LocalDate day);

    /** The day is another one now; what isn't stored with {@link CorrectionEffect#sets} follows. */
    default void corrected(String projectKey, LegalAct act, String subject, LocalDate day, String actor) {}
}
