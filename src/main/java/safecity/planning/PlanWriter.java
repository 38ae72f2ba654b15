package safecity.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import safecity.notation.DayNotation;
import safecity.project.plan.PlanDocument;

/** Writes a plan into the fields of the editor, as offices write days and amounts. */
final class PlanWriter {

    private static final long MILLION = 1_000_000;

    private PlanWriter() {}

    static PlanSheet sheet(PlanDocument plan) {
        Map<String, List<Map<String, String>>> sections = new TreeMap<>();
        sections.put(
                PlanSection.PLAN.id(),
                List.of(Map.of(
                        "from", day(plan.from()),
                        "to", day(plan.to()),
                        "header", won(plan.budgetHeader() * MILLION),
                        "overview", won(plan.budgetOverview() * MILLION))));
        List<Map<String, String>> budget = new ArrayList<>();
        plan.budget()
                .forEach((year, sources) -> sources.forEach((source, amount) -> budget.add(
                        Map.of("year", String.valueOf(year), "source", source, "amount", won(amount * MILLION)))));
        sections.put(PlanSection.BUDGET.id(), budget);
        sections.put(
                PlanSection.STAGES.id(),
                plan.milestones().stream()
                        .map(stage -> Map.of(
                                "name", stage.nameKo(),
                                "english", stage.nameEn(),
                                "from", day(stage.from()),
                                "to", day(stage.to())))
                        .toList());
        sections.put(
                PlanSection.WEIGHTS.id(),
                plan.milestones().stream()
                        .flatMap(stage -> stage.parts().stream())
                        .map(part -> Map.of("weight", String.valueOf(part.weight())))
                        .toList());
        sections.put(
                PlanSection.YEARS.id(),
                plan.years().stream()
                        .map(year -> Map.of(
                                "year", String.valueOf(year.year()),
                                "percent", String.valueOf(year.percent()),
                                "goals", String.join("\n", year.goals()),
                                "actions", String.join("\n", year.actions())))
                        .toList());
        sections.put(
                PlanSection.CONTRACTS.id(),
                plan.contracts().stream()
                        .map(contract -> {
                            Map<String, String> row = new LinkedHashMap<>();
                            row.put("code", contract.code());
                            row.put("name", contract.nameKo());
                            row.put("from", day(contract.from()));
                            row.put("to", day(contract.to()));
                            row.put("delivers", String.join(",", contract.deliverables()));
                            row.put("budgetYear", String.valueOf(contract.budgetYear()));
                            row.put("price", won(contract.estimatedPrice()));
                            return row;
                        })
                        .toList());
        return new PlanSheet(sections);
    }

    private static String day(LocalDate day) {
        return DayNotation.entry(day);
    }

    private static String won(long amount) {
        return "%,d".formatted(amount);
    }
}
