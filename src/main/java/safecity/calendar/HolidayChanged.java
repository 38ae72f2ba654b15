package safecity.calendar;

import java.time.LocalDate;

/**
 * Published, inside the transaction that records it, when a day became or ceased to be a day off: due dates that are
 * still open may move.
 */
public sealed interface HolidayChanged permits HolidayDeclared, HolidayWithdrawn {

    LocalDate date();
}
