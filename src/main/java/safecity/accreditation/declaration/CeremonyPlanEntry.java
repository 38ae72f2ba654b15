package safecity.accreditation.declaration;

import java.time.LocalDate;

/**
 * The declaration ceremony as it is planned.
 *
 * @param ceremonyOn today or later
 */
public record CeremonyPlanEntry(LocalDate ceremonyOn, int guests, String place, String programme) {}
