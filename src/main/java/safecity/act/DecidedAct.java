package safecity.act;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks for in which an act may turn out not to have been done.
 *
 * @param decision   one of the options of the field {@code decision}
 * @param actOn      null where a client leaves it out: today
 * @param lateReason why it is entered later than on that day
 */
public record DecidedAct(
        @Nullable String decision,
        @Nullable LocalDate actOn,
        @Nullable String lateReason) {}
