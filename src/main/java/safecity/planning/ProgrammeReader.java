package safecity.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safecity.programme.PlannedProgramme;
import safecity.programme.ProgrammePlan;
import safecity.refusal.Refusal;

/** Reads the programmes that were typed with a plan. */
final class ProgrammeReader {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final PlanSheet sheet;
    private final List<String> criteria;
    private final List<Refusal> problems;

    ProgrammeReader(PlanSheet sheet, List<String> criteria, List<Refusal> problems) {
        this.sheet = sheet;
        this.criteria = criteria;
        this.problems = problems;
    }

    /** Those that could be read. */
    List<PlannedProgramme> read() {
        List<PlannedProgramme> programmes = new ArrayList<>();
        for (int i = 0; i < sheet.rows(PlanSection.PROGRAMMES).size(); i++) {
            RowReader row = new RowReader(
                    PlanSection.PROGRAMMES,
                    i,
                    sheet.rows(PlanSection.PROGRAMMES).get(i),
                    problems);
            PlannedProgramme programme = programme(row);
            if (programme != null) {
                programmes.add(programme);
            }
        }
        return programmes;
    }

    private @Nullable PlannedProgramme programme(RowReader row) {
        int before = problems.size();
        String title = row.text("title");
        String field = row.choice("field", choices("field"));
        String duty = row.choice("duty", choices("duty"));
        Integer from = row.whole("fromYear", FIRST_YEAR, LAST_YEAR);
        Integer to = row.whole("toYear", FIRST_YEAR, LAST_YEAR);
        ProgrammePlan plan = plan(row);
        if (from != null && to != null && to < from) {
            row.refuse("toYear", Refusal.of("planDraft.between", String.valueOf(from), String.valueOf(LAST_YEAR)));
        }
        if (problems.size() > before
                || title == null
                || field == null
                || duty == null
                || from == null
                || to == null
                || plan == null) {
            return null;
        }
        PlannedProgramme programme = new PlannedProgramme(title, field, duty, from, to, plan);
        try {
            programme.check();
        } catch (Refusal against) {
            row.refuse("yearTarget", against);
            return null;
        }
        return programme;
    }

    private @Nullable ProgrammePlan plan(RowReader row) {
        String goal = row.text("goal");
        String target = row.text("target");
        String criterion = row.choice("criterion", criteria);
        Long budget = row.millions("budget");
        String indicator = row.text("indicator");
        String formula = row.text("formula");
        String source = row.text("source");
        String unit = row.text("unit");
        String direction = row.choice("direction", choices("direction"));
        String measure = row.choice("measure", choices("measure"));
        Integer year = row.whole("baselineYear", FIRST_YEAR, LAST_YEAR);
        BigDecimal baseline = row.decimal("baseline");
        BigDecimal yearTarget = row.decimal("yearTarget");
        if (goal == null
                || target == null
                || criterion == null
                || budget == null
                || indicator == null
                || formula == null
                || source == null
                || unit == null
                || direction == null
                || measure == null
                || year == null
                || baseline == null
                || yearTarget == null) {
            return null;
        }
        return new ProgrammePlan(
                1,
                goal,
                target,
                criterion,
                budget,
                indicator,
                formula,
                source,
                unit,
                direction,
                measure,
                year,
                baseline,
                yearTarget);
    }

    private static List<String> choices(String column) {
        return PlanSection.PROGRAMMES.columns().stream()
                .filter(one -> one.name().equals(column))
                .flatMap(one -> one.choices().stream())
                .toList();
    }
}
