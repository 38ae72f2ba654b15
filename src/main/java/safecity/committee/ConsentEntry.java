package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * Whether the candidates agreed to serve.
 *
 * @param declinedCount how many declined, null when it isn't said
 */
public record ConsentEntry(String decision, @Nullable Integer declinedCount) {}
