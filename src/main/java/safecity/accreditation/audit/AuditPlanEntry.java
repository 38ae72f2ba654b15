package safecity.accreditation.audit;

import java.time.LocalDate;

/**
 * When, where and how a site visit takes place.
 *
 * @param auditOn first day
 * @param auditDays calendar days
 */
public record AuditPlanEntry(
        String mode, String interpreter, LocalDate auditOn, int auditDays, String agenda, String focusAreas) {}
