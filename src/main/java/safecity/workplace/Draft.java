package safecity.workplace;

import java.time.Instant;
import java.util.Map;

/**
 * What was typed into a form and not submitted.
 *
 * @param version rises with every save; whoever saves or discards names the one they have seen
 * @param savedBy account id
 */
record Draft(long version, Map<String, Object> values, String savedBy, Instant savedAt) {}
