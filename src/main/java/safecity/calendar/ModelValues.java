package safecity.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import safecity.refusal.Refusal;

/** Reads what a model hands over: a process variable is loosely typed and may be missing. */
final class ModelValues {

    private ModelValues() {}

    static LocalDate date(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.of("calendar.date-needed");
        }
        try {
            return WorkingCalendar.known(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw Refusal.of("calendar.date-unreadable", text);
        }
    }

    /** A whole number of days, months or years; a form delivers Integer, Long or Double. */
    static int number(Number number) {
        if (number == null) {
            throw Refusal.of("calendar.number-needed");
        }
        double value = number.doubleValue();
        if (value != Math.rint(value) || value < 0 || value > WorkingCalendar.MOST_DAYS) {
            throw Refusal.of(
                    "calendar.number-out-of-range", number.toString(), Integer.toString(WorkingCalendar.MOST_DAYS));
        }
        return (int) value;
    }
}
