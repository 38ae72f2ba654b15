package safecity.organisation;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * From a day on a department does a duty of the procedures in its municipality.
 *
 * @param department id of the department
 * @param tasks      how many open tasks went over on that day; null before it
 */
public record DutyAssignment(
        long id,
        String municipality,
        String duty,
        String department,
        LocalDate fromDay,
        String reason,
        String enteredBy,
        OffsetDateTime enteredAt,
        Integer tasks) {}
