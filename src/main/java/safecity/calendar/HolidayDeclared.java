package safecity.calendar;

import java.time.LocalDate;

/** A day was declared a holiday. */
public record HolidayDeclared(LocalDate date) implements HolidayChanged {}
