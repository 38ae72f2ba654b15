package safecity.committee;

/**
 * The appointment of a committee.
 *
 * @param termYears years, from today
 * @param roster one member per line, see {@link RosterParser}; may be blank
 */
public record AppointmentEntry(int termYears, String roster) {}
