package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * Who follows on the seats that are empty or whose term ends.
 *
 * @param decision {@code appoint} or {@code leave}
 * @param nominees one seat per line, see {@link NomineeParser}; blank where everybody whose term ends is appointed again
 */
public record SuccessionEntry(
        String decision,
        @Nullable String nominees,
        @Nullable String comment) {}
