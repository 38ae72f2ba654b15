package safecity.correction;

import java.util.List;

/** The columns of a capability that are corrected value by value, and what follows from one beyond its being read anew. */
public interface RecordedValues {

    List<RecordedColumn> columns();

    /**
     * What follows, besides what the rows of its table allow.
     *
     * @param value as it would be stored
     * @throws safecity.refusal.Refusal when it can't be
     */
    default List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        return List.of();
    }

    /** It has been adopted; what isn't stored with {@link CorrectionEffect#sets} follows. */
    default void corrected(String projectKey, RecordedColumn column, Correctable item, String value, String actor) {}
}
