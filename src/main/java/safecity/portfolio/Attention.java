package safecity.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.engine.processes.Standstills.Standstill;
import safecity.forecast.DeclarationForecasts.Declaration;
import safecity.project.Budgets;

/**
 * Why a project needs attention: the gravest of its grounds. Those of a graver ground stand first, among these those of the
 * greater figure.
 *
 * @param figure days, failures or won, as the ground says; 0 where it has none
 */
@Schema(name = "ProjectAttention")
public record Attention(Ground ground, long figure) implements Comparable<Attention> {

    /** The gravest one first. */
    @Schema(name = "AttentionGround")
    public enum Ground {
        /** A period of the law is over with its task undone; days since the oldest. */
        LEGAL_TERM,
        /** The engine goes on with nothing, or part of it failed; how much failed. */
        STANDSTILL,
        /** The planned end of a milestone is over; days since the oldest. */
        LATE,
        /** More is committed in a year than its budget has; won, of the worst year. */
        MONEY,
        /** The declaration is expected after the planned day; days between. */
        FORECAST,
        /** The declaration may come after the planned day, in more than one of ten trials; days between. */
        SPREAD,
        ON_COURSE,
        /** Completed or given up. */
        OVER
    }

    private static final Comparator<Attention> ORDER =
            Comparator.comparing(Attention::ground).thenComparing(Attention::figure, Comparator.reverseOrder());

    /**
     * @param termOver    days since the oldest term of the law that is over; 0 for none
     * @param late        days since the oldest planned end of a milestone that isn't reached; 0 for none
     * @param years       the money
     * @param declaration null where none was forecast
     */
    static Attention of(
            ProjectState state,
            long termOver,
            Standstill standstill,
            long late,
            List<Budgets.Year> years,
            @Nullable Declaration declaration) {
        if (termOver > 0) {
            return new Attention(Ground.LEGAL_TERM, termOver);
        }
        if (state == ProjectState.SUSPENDED || standstill.failures() > 0) {
            return new Attention(Ground.STANDSTILL, standstill.failures());
        }
        if (state != ProjectState.RUNNING) {
            return new Attention(Ground.OVER, 0);
        }
        if (late > 0) {
            return new Attention(Ground.LATE, late);
        }
        long exceeded =
                years.stream().mapToLong(year -> -year.remaining()).max().orElse(0);
        return exceeded > 0 ? new Attention(Ground.MONEY, exceeded) : of(declaration);
    }

    private static Attention of(@Nullable Declaration declaration) {
        if (declaration == null) {
            return new Attention(Ground.ON_COURSE, 0);
        }
        long half = after(declaration.planned(), declaration.half());
        long nineOfTen = after(declaration.planned(), declaration.nineOfTen());
        return half > 0
                ? new Attention(Ground.FORECAST, half)
                : nineOfTen > 0 ? new Attention(Ground.SPREAD, nineOfTen) : new Attention(Ground.ON_COURSE, 0);
    }

    private static long after(LocalDate planned, LocalDate expected) {
        return ChronoUnit.DAYS.between(planned, expected);
    }

    @Override
    public int compareTo(Attention other) {
        return ORDER.compare(this, other);
    }
}
