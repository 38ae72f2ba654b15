package safecity.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to posts that those whom it concerns are to know at once.
 *
 * @param subject   {@code absence} or {@code transfer}
 * @param id        of the absence or the transfer
 * @param what      as {@code entered}, {@code pending}, {@code confirmed}, {@code ended}
 * @param holder    whose posts they are
 * @param other     who stands in or takes over; null for nobody
 * @param from      first day
 * @param to        last day; null where there is none
 * @param concerned accounts to be told
 */
public record PostNotice(
        String subject,
        long id,
        String municipality,
        String what,
        String holder,
        String other,
        LocalDate from,
        @Nullable LocalDate to,
        Set<String> concerned) {}
