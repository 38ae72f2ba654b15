package safecity.research;

import java.time.LocalDate;

/** @param resumesOn the first day of work again */
public record ResumptionEntry(LocalDate resumesOn) {}
