package safecity.ordinance;

import java.time.LocalDate;

/** Something that happened to an ordinance, as it was recorded. @param duty whose department spoke, else null */
record OrdinanceEvent(
        long id, OrdinanceEventType what, String outcome, String duty, String reason, LocalDate onDay, String actor) {}
