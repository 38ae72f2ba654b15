package safecity.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Somebody left their post, in the transaction that is under way.
 *
 * @param successor null where nobody took over
 */
public record PostLeft(String account, @Nullable String successor) {}
