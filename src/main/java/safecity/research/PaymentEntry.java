package safecity.research;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A claim is paid, or goes back.
 *
 * @param decision    {@code paid} or {@code returned}
 * @param overdueRate percent a year that the district's bank asks of a loan that is overdue; needed where the payment is late
 */
public record PaymentEntry(
        String decision, @Nullable String comment, @Nullable BigDecimal overdueRate) {}
