package safecity.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlannedContract;
import safecity.refusal.Refusal;

/**
 * Reads what was typed. Every entry that can't be read is told, with its field; there is a plan only where all of them could.
 * What fulfils a stage is not typed: stages and parts are those of the plan that the draft began with, in their order.
 */
final class PlanReader {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int WHOLE = 100;
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,19}");

    private final PlanSheet sheet;
    private final PlanDocument base;
    private final List<Refusal> problems;

    PlanReader(PlanSheet sheet, PlanDocument base, List<Refusal> problems) {
        this.sheet = sheet;
        this.base = base;
        this.problems = problems;
    }

    /** @return null where something could not be read */
    @Nullable
    PlanDocument read() {
        int before = problems.size();
        RowReader head = row(PlanSection.PLAN, 0);
        LocalDate[] period = head.period("from", "to");
        Long header = head.millions("header");
        Long overview = head.millions("overview");
        Map<Integer, Map<String, Long>> budget = budget();
        List<PlanDocument.Milestone> stages = stages();
        List<PlanDocument.Year> years = years();
        List<PlannedContract> contracts = contracts(budget.keySet());
        if (problems.size() > before || period == null || header == null || overview == null) {
            return null;
        }
        return new PlanDocument(period[0], period[1], header, overview, budget, stages, years, contracts);
    }

    private Map<Integer, Map<String, Long>> budget() {
        Map<Integer, Map<String, Long>> budget = new TreeMap<>();
        for (int i = 0; i < sheet.rows(PlanSection.BUDGET).size(); i++) {
            RowReader row = row(PlanSection.BUDGET, i);
            Integer year = row.whole("year", FIRST_YEAR, LAST_YEAR);
            String source = row.text("source");
            Long amount = row.millions("amount");
            if (year != null && source != null && amount != null) {
                Map<String, Long> sources = budget.computeIfAbsent(year, one -> new LinkedHashMap<>());
                if (sources.putIfAbsent(source, amount) != null) {
                    row.refuse("source", Refusal.of("planDraft.twice", year + " " + source));
                }
            }
        }
        return budget;
    }

    private List<PlanDocument.Milestone> stages() {
        List<PlanDocument.Milestone> stages = new ArrayList<>();
        int part = 0;
        int weights = 0;
        for (int i = 0; i < base.milestones().size(); i++) {
            PlanDocument.Milestone old = base.milestones().get(i);
            RowReader row = row(PlanSection.STAGES, i);
            String name = row.text("name");
            String english = row.text("english");
            LocalDate[] period = row.period("from", "to");
            List<PlanDocument.Part> parts = new ArrayList<>();
            for (PlanDocument.Part one : old.parts()) {
                Integer weight = row(PlanSection.WEIGHTS, part++).whole("weight", 1, WHOLE);
                if (weight != null) {
                    weights += weight;
                    parts.add(new PlanDocument.Part(one.process(), one.element(), one.stage(), weight));
                }
            }
            if (name != null && english != null && period != null) {
                stages.add(new PlanDocument.Milestone(
                        old.code(), name, english, period[0], period[1], List.copyOf(parts)));
            }
        }
        if (weights != WHOLE) {
            row(PlanSection.WEIGHTS, 0).refuse("weight", Refusal.of("planDraft.weights", weights));
        }
        return stages;
    }

    private List<PlanDocument.Year> years() {
        List<PlanDocument.Year> years = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < sheet.rows(PlanSection.YEARS).size(); i++) {
            RowReader row = row(PlanSection.YEARS, i);
            Integer year = row.whole("year", FIRST_YEAR, LAST_YEAR);
            Integer percent = row.whole("percent", 0, WHOLE);
            if (year != null && !seen.add(year)) {
                row.refuse("year", Refusal.of("planDraft.twice", String.valueOf(year)));
            } else if (year != null && percent != null) {
                years.add(new PlanDocument.Year(year, percent, row.lines("goals"), row.lines("actions")));
            }
        }
        return years.stream()
                .sorted(java.util.Comparator.comparingInt(PlanDocument.Year::year))
                .toList();
    }

    private List<PlannedContract> contracts(Set<Integer> budgetYears) {
        List<PlannedContract> contracts = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<String> deliverables = PlanSection.CONTRACTS.columns().stream()
                .flatMap(column -> column.choices().stream())
                .toList();
        for (int i = 0; i < sheet.rows(PlanSection.CONTRACTS).size(); i++) {
            RowReader row = row(PlanSection.CONTRACTS, i);
            String code = row.text("code");
            String name = row.text("name");
            LocalDate[] period = row.period("from", "to");
            String delivers = row.choice("delivers", deliverables);
            Integer year = row.whole("budgetYear", FIRST_YEAR, LAST_YEAR);
            Long price = row.won("price");
            if (code != null && !CODE.matcher(code).matches()) {
                row.refuse("code", Refusal.of("planDraft.code"));
            } else if (code != null && !codes.add(code)) {
                row.refuse("code", Refusal.of("planDraft.twice", code));
            }
            if (year != null && !budgetYears.contains(year)) {
                row.refuse("budgetYear", Refusal.of("planDraft.noBudget", String.valueOf(year)));
            }
            if (price != null && price < 1) {
                row.refuse("price", Refusal.of("planDraft.won"));
            }
            if (code != null && name != null && period != null && delivers != null && year != null && price != null) {
                contracts.add(new PlannedContract(
                        code, name, Arrays.asList(delivers.split(",")), period[0], period[1], year, price));
            }
        }
        return contracts.stream()
                .sorted(java.util.Comparator.comparing(PlannedContract::from).thenComparing(PlannedContract::code))
                .toList();
    }

    private RowReader row(PlanSection section, int row) {
        List<Map<String, String>> rows = sheet.rows(section);
        return new RowReader(section, row, row < rows.size() ? rows.get(row) : Map.of(), problems);
    }
}
