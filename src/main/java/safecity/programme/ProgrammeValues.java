package safecity.programme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;
import safecity.refusal.Refusal;

/** Years, figures and days of programmes that were entered wrongly; with a target go the quarters that it measured. */
@Component
class ProgrammeValues implements RecordedValues {

    private static final String TARGET = "target_value";
    private static final String BASELINE = "baseline_value";

    private final ProgrammeRepository plans;
    private final ProgrammeResultRepository results;

    ProgrammeValues(ProgrammeRepository plans, ProgrammeResultRepository results) {
        this.plans = plans;
        this.results = results;
    }

    @Override
    public List<RecordedColumn> columns() {
        Part programme = new Part("programmes", "programme", "programme", "code = :id", "''");
        Part plan = new Part("programmes", "plan", "programme_plan", "code = :id", "version");
        Part improvement = new Part(
                "programmes",
                "improvements",
                "programme_improvement",
                "code = :id",
                "year || '-' || quarter || CASE attempt WHEN 1 THEN '' ELSE ' (' || attempt || ')' END");
        return List.of(
                programme.number("from_year"),
                programme.number("to_year"),
                plan.number("budget_million"),
                plan.number("baseline_year"),
                plan.number(BASELINE),
                plan.number(TARGET),
                improvement.day("due_on"));
    }

    /**
     * @throws Refusal {@code programme.targetAgainstDirection} when the target would be worse than where the programme began;
     *                 {@code correction.yearReported} when a year that was reported would lie outside the programme
     */
    @Override
    public List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        String[] named = item.item().split("/");
        return switch (column.column()) {
            case "from_year", "to_year" -> years(projectKey, named[1], column.column(), Integer.parseInt(value));
            case BASELINE -> baseline(projectKey, named, new BigDecimal(value));
            case TARGET -> target(projectKey, named, new BigDecimal(value));
            case "due_on" -> List.of(CorrectionEffect.told("dueAnew"));
            default -> List.of();
        };
    }

    private List<CorrectionEffect> years(String projectKey, String code, String column, int year) {
        for (int reported : results.years(projectKey, code)) {
            if (column.equals("from_year") ? reported < year : reported > year) {
                throw Refusal.of("correction.yearReported", Integer.toString(reported))
                        .field("value");
            }
        }
        return List.of(CorrectionEffect.told("dueAnew"));
    }

    private ProgrammePlan plan(String projectKey, String[] named) {
        return plans.plan(projectKey, named[1], Integer.parseInt(named[2]));
    }

    private List<CorrectionEffect> baseline(String projectKey, String[] named, BigDecimal baseline) {
        improves(plan(projectKey, named).target(), baseline);
        return List.of();
    }

    private static void improves(QuarterlyTarget target, BigDecimal baseline) {
        if (!target.improves(baseline)) {
            throw Refusal.of(
                            "programme.targetAgainstDirection." + (target.up() ? "up" : "down"),
                            Decimals.text(target.year()),
                            Decimals.text(baseline))
                    .field("value");
        }
    }

    private List<CorrectionEffect> target(String projectKey, String[] named, BigDecimal value) {
        ProgrammePlan plan = plan(projectKey, named);
        QuarterlyTarget target =
                new QuarterlyTarget(plan.target().up(), plan.target().counts(), value);
        improves(target, plan.baselineValue());
        List<CorrectionEffect> effects = new ArrayList<>();
        for (int year : results.years(projectKey, named[1])) {
            results.of(projectKey, named[1], year).stream()
                    .filter(result -> result.planVersion() == plan.version())
                    .forEach(result -> effects.addAll(measured(named[1], year, result, target)));
        }
        return effects;
    }

    private static List<CorrectionEffect> measured(
            String code, int year, ProgrammeResultRepository.Result result, QuarterlyTarget target) {
        String item = "result/" + code + "/" + year + "/" + result.quarter() + "/";
        String quarter = year + "-" + result.quarter();
        return List.of(
                CorrectionEffect.sets(
                                item + "expected",
                                "quarterExpected",
                                Decimals.text(result.expected()),
                                target.at(result.quarter()).toPlainString())
                        .with(quarter),
                CorrectionEffect.sets(
                                item + "met",
                                "quarterMet",
                                Boolean.toString(result.met()),
                                Boolean.toString(target.metBy(result.value(), result.quarter())))
                        .with(quarter));
    }
}
