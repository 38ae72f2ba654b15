package safecity.correction;

import java.util.List;

/**
 * What of its facts a capability lets be corrected. It reads its values through the function {@code corrected} of the
 * database, so that the corrected one counts wherever the old one did.
 */
public interface CorrectionSource {

    /** The correctable values of a fact, as its page names it; none for a kind that is somebody else's. */
    List<Correctable> of(String projectKey, String kind, String id);

    /**
     * What hangs on a value, told before the request is sent and again before it is decided.
     *
     * @param item  one of {@link #of}, as it stands now
     * @param value readable as its type
     * @throws safecity.refusal.Refusal when it can't be, or would make a later act unlawful
     */
    List<CorrectionEffect> effects(String projectKey, Correctable item, String value);

    /** The correction has been adopted and its values written; what isn't read through {@code corrected} follows now. */
    default void corrected(String projectKey, Correctable item, String value, String reason, String actor) {}
}
