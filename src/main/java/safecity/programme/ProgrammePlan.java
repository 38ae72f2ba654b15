package safecity.programme;

import java.math.BigDecimal;
import safecity.notation.OneLine;

/**
 * One version of a programme's plan, with its indicator.
 *
 * @param criterion     criterion of the scheme that it serves
 * @param budgetMillion million won a year
 * @param direction     {@code up}: more is better, {@code down}: less is
 * @param measure       {@code count}: adds up from 1 January; {@code level}: a rate or grade at a time
 * @param baselineValue in {@code unit}
 * @param targetValue   of one year, in {@code unit}
 */
public record ProgrammePlan(
        int version,
        String goal,
        String targetGroup,
        String criterion,
        long budgetMillion,
        String indicatorName,
        String formula,
        String dataSource,
        String unit,
        String direction,
        String measure,
        int baselineYear,
        BigDecimal baselineValue,
        BigDecimal targetValue) {

    private static final long MILLION = 1_000_000;

    /** Won a year. */
    public long budgetWon() {
        return budgetMillion * MILLION;
    }

    /** The indicator's direction and measure in the words of a form. */
    public String indicatorKind() {
        return (direction.equals("up") ? "높을수록 좋은(↑) " : "낮을수록 좋은(↓) ") + (measure.equals("count") ? "누계" : "수준");
    }

    /** The plan on one screen, as a form shows it. */
    public String summary() {
        return """
                - 목표: %s
                - 대상: %s
                - 연간 예산: %,d백만원
                - 지표: %s(%s, %s) – %s
                - 자료원: %s
                - 기준값(%d년): %s → 한 해 목표값: %s""".formatted(
                        OneLine.of(goal),
                        OneLine.of(targetGroup),
                        budgetMillion,
                        OneLine.of(indicatorName),
                        OneLine.of(unit),
                        indicatorKind(),
                        OneLine.of(formula),
                        OneLine.of(dataSource),
                        baselineYear,
                        Decimals.text(baselineValue),
                        Decimals.text(targetValue));
    }

    QuarterlyTarget target() {
        return new QuarterlyTarget(direction.equals("up"), measure.equals("count"), targetValue);
    }
}
