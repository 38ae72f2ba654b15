package safecity.act;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two fields in which a form asks for the day of an act.
 *
 * @param actOn      null where a client leaves it out: today
 * @param lateReason why it is entered later than on that day
 */
public record DayOfAct(@Nullable LocalDate actOn, @Nullable String lateReason) {}
