package safecity.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/** What a programme reports each quarter, and what is improved where a target was missed. */
@ModelBean("programmeResults")
@Transactional
public class ProgrammeResults {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ROUNDING = new BigDecimal("0.1");
    private static final String PERCENT = "%";

    private final Programmes programmes;
    private final ProgrammeResultRepository table;
    private final Clock clock;

    ProgrammeResults(Programmes programmes, ProgrammeResultRepository table, Clock clock) {
        this.programmes = programmes;
        this.table = table;
        this.clock = clock;
    }

    /** What is expected on a reporting day, in words. */
    public String expectation(String projectKey, String code, String reportingDay) {
        ProgrammePlan plan = programmes.plan(projectKey, code);
        return "%s%s %s(한 해 목표 %s%s)"
                .formatted(
                        Decimals.text(plan.target().at(quarter(reportingDay).number())),
                        plan.unit(),
                        plan.direction().equals("up") ? "이상" : "이하",
                        Decimals.text(plan.targetValue()),
                        plan.unit());
    }

    /**
     * Records the result of a quarter.
     *
     * @param reportingDay ISO day, see {@link ProgrammeYears#reportingDays}
     * @throws Refusal {@code programme.fractionIncomplete}, {@code programme.fractionDisagrees},
     *                 {@code programme.parts.*}
     */
    public void reported(String projectKey, String code, String reportingDay, QuarterResultEntry entry, String actor) {
        Quarter quarter = quarter(reportingDay);
        ProgrammePlan plan = programmes.plan(projectKey, code);
        BigDecimal result = Decimals.of(entry.resultValue());
        checkFraction(
                plan.unit(), result, Decimals.ofOptional(entry.numerator()), Decimals.ofOptional(entry.denominator()));
        table.insert(
                projectKey,
                code,
                quarter,
                new ProgrammeResultRepository.Report(
                        plan.version(),
                        result,
                        plan.target().at(quarter.number()),
                        plan.target().metBy(result, quarter.number()),
                        entry.maturity(),
                        Decimals.ofOptional(entry.numerator()),
                        Decimals.ofOptional(entry.denominator()),
                        entry.evidenceReference(),
                        entry.achievements()),
                actor);
        table.insertParts(projectKey, code, quarter, DistrictResultParser.read(entry.parts(), result));
    }

    /** Whether the result that was reported reaches what the plan expects of the quarter. */
    public boolean targetMet(String projectKey, String code, String reportingDay) {
        Quarter quarter = quarter(reportingDay);
        return table.of(projectKey, code, quarter.year()).stream()
                .anyMatch(result -> result.quarter() == quarter.number() && result.met());
    }

    /** In how many years programmes of a project reported the results of a quarter. */
    public int yearsReported(String projectKey) {
        return table.yearsReported(projectKey);
    }

    /** Records that the owner was reminded of a report. */
    public void urged(String projectKey, String code, String reportingDay) {
        table.insertReminder(projectKey, code, quarter(reportingDay));
    }

    /** Records a plan to improve. @param days calendar days from today until the measures are done */
    public void improvementPlanned(
            String projectKey, String code, String reportingDay, ImprovementPlanEntry entry, String actor) {
        Quarter quarter = quarter(reportingDay);
        int attempt = 1
                + table.newestImprovement(projectKey, code, quarter)
                        .map(ProgrammeResultRepository.Improvement::attempt)
                        .orElse(0);
        table.insertImprovement(
                projectKey,
                code,
                quarter,
                new ProgrammeResultRepository.Improvement(
                        attempt,
                        entry.cause(),
                        entry.measures(),
                        LocalDate.now(clock).plusDays(entry.improvementDays())),
                actor);
    }

    /** The newest plan to improve, as the form of its check shows it. */
    public String improvement(String projectKey, String code, String reportingDay) {
        return table.newestImprovement(projectKey, code, quarter(reportingDay))
                .map(plan -> "- 미달 원인: %s\n- 개선 조치: %s\n- 완료 예정일: %s"
                        .formatted(OneLine.of(plan.cause()), OneLine.of(plan.measures()), plan.dueOn()))
                .orElse("");
    }

    public void improvementChecked(
            String projectKey, String code, String reportingDay, DecisionEntry entry, String actor) {
        Quarter quarter = quarter(reportingDay);
        int attempt =
                table.newestImprovement(projectKey, code, quarter).orElseThrow().attempt();
        table.insertCheck(projectKey, code, quarter, attempt, entry.decision(), entry.comment(), actor);
    }

    private static void checkFraction(
            String unit, BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        if ((numerator == null) != (denominator == null)) {
            throw Refusal.of("programme.fractionIncomplete").field(numerator == null ? "numerator" : "denominator");
        }
        if (numerator != null && unit.equals(PERCENT)) {
            BigDecimal percent =
                    numerator.multiply(HUNDRED).divide(denominator, Decimals.DECIMALS, RoundingMode.HALF_UP);
            if (percent.subtract(value).abs().compareTo(ROUNDING) > 0) {
                throw Refusal.of("programme.fractionDisagrees", Decimals.text(percent), Decimals.text(value))
                        .field("resultValue");
            }
        }
    }

    private static Quarter quarter(String reportingDay) {
        return Quarter.reportedOn(LocalDate.parse(reportingDay));
    }
}
