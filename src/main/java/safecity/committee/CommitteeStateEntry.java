package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * What a committee did in a year.
 *
 * @param meetings           that were held
 * @param mattersDeliberated in all of them
 * @param comment            what is to be mended, or was
 */
public record CommitteeStateEntry(
        int meetings, int mattersDeliberated, @Nullable String comment) {}
