package safecity.calendar;

import java.time.LocalDate;

/** The declaration of a holiday was withdrawn: that day is a working day again. */
public record HolidayWithdrawn(LocalDate date) implements HolidayChanged {}
