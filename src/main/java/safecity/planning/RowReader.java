package safecity.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import safecity.notation.DayNotation;
import safecity.notation.NumberNotation;
import safecity.notation.Unit;
import safecity.refusal.Refusal;

/** Reads the entries of one row; what can't be read is kept with its field, and the others are read all the same. */
final class RowReader {

    private static final long MILLION = 1_000_000;
    private static final int LONGEST = 500;
    private static final BigDecimal MOST_WON = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final PlanSection section;
    private final int row;
    private final Map<String, String> typed;
    private final List<Refusal> problems;

    RowReader(PlanSection section, int row, Map<String, String> typed, List<Refusal> problems) {
        this.section = section;
        this.row = row;
        this.typed = typed;
        this.problems = problems;
    }

    /** Says that something of this row doesn't fit. */
    void refuse(String column, Refusal refusal) {
        problems.add(refusal.field(PlanSheet.field(section, row, column)));
    }

    @Nullable
    String text(String column) {
        String text = typed.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            refuse(column, Refusal.of("planDraft.missing"));
            return null;
        }
        if (text.length() > LONGEST) {
            refuse(column, Refusal.of("planDraft.long", LONGEST));
            return null;
        }
        return text;
    }

    List<String> lines(String column) {
        return typed.getOrDefault(column, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Nullable
    String choice(String column, List<String> choices) {
        String chosen = typed.getOrDefault(column, "");
        if (!choices.contains(chosen)) {
            refuse(column, Refusal.of("planDraft.missing"));
            return null;
        }
        return chosen;
    }

    @Nullable
    LocalDate day(String column) {
        return read(column, () -> DayNotation.read(typed(column)));
    }

    /** Both days of a period; null where one can't be read, or the last is before the first. */
    LocalDate @Nullable [] period(String from, String to) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            refuse(to, Refusal.of("planChange.backwards", first, last));
            return null;
        }
        return new LocalDate[] {first, last};
    }

    @Nullable
    Integer whole(String column, int min, int max) {
        Integer number = read(column, () -> {
            BigDecimal value = NumberNotation.read(typed(column), Unit.ANY);
            if (value.scale() > 0 || value.precision() - value.scale() > 9) {
                throw Refusal.of("notation.number.integer");
            }
            return value.intValueExact();
        });
        if (number != null && (number < min || number > max)) {
            refuse(column, Refusal.of("planDraft.between", String.valueOf(min), String.valueOf(max)));
            return null;
        }
        return number;
    }

    @Nullable
    BigDecimal decimal(String column) {
        return read(column, () -> {
            BigDecimal value = NumberNotation.read(typed(column), Unit.ANY);
            if (value.signum() < 0 || value.scale() > 2 || value.precision() - value.scale() > 12) {
                throw Refusal.of("planDraft.decimal");
            }
            return value;
        });
    }

    @Nullable
    Long won(String column) {
        return read(column, () -> {
            BigDecimal value = NumberNotation.read(typed(column), Unit.WON);
            if (value.signum() < 0 || value.scale() > 0 || value.compareTo(MOST_WON) > 0) {
                throw Refusal.of("planDraft.won");
            }
            return value.longValueExact();
        });
    }

    /** An amount that plans print in million won. */
    @Nullable
    Long millions(String column) {
        Long won = won(column);
        if (won == null) {
            return null;
        }
        if (won % MILLION != 0) {
            refuse(column, Refusal.of("planDraft.notMillion"));
            return null;
        }
        return won / MILLION;
    }

    private String typed(String column) {
        return typed.getOrDefault(column, "");
    }

    private <T> @Nullable T read(String column, Supplier<T> reading) {
        if (typed(column).isBlank()) {
            refuse(column, Refusal.of("planDraft.missing"));
            return null;
        }
        try {
            return Objects.requireNonNull(reading.get());
        } catch (Refusal unread) {
            refuse(column, unread);
            return null;
        }
    }
}
