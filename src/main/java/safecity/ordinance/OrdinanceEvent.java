package safecity.ordinance;

import java.time.LocalDate;

/** Something that happened to an ordinance, as it was recorded. @param role whose department spoke, else null */
record OrdinanceEvent(
        long id, OrdinanceEventType what, String outcome, String role, String reason, LocalDate onDay, String actor) {}
