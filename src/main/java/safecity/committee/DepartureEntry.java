package safecity.committee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member leaves before their term ends, or a seat that is empty already is to be filled.
 *
 * @param decision {@code resignation} (사임), {@code dismissal} (해촉), {@code lapse} (자격 상실), {@code fill} or
 *                 {@code withdraw}; the last asks for nothing
 * @param seat     number on the roster
 * @param leftOn   the first day on which they are no member; null for today
 * @param ground   of a dismissal: {@code incapacity}, {@code misconduct}, {@code neglect}, {@code recusal}, {@code own-wish}
 */
public record DepartureEntry(
        String decision,
        @Nullable Integer seat,
        @Nullable LocalDate leftOn,
        @Nullable String ground,
        @Nullable String comment) {}
