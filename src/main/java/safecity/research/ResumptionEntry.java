package safecity.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param resumesOn the first day of work again
 * @param loanRate  percent a year that the district's bank asks for loans; needed where the house owes a compensation
 */
public record ResumptionEntry(LocalDate resumesOn, @Nullable BigDecimal loanRate) {}
