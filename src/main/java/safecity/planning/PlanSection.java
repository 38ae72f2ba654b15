package safecity.planning;

import static safecity.planning.PlanColumn.Kind.DAY;
import static safecity.planning.PlanColumn.Kind.DECIMAL;
import static safecity.planning.PlanColumn.Kind.LINES;
import static safecity.planning.PlanColumn.Kind.TEXT;
import static safecity.planning.PlanColumn.Kind.WHOLE;
import static safecity.planning.PlanColumn.Kind.WON;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a plan. What the models need is there once and can't be taken out: the plan itself, its stages, and the
 * weights of the models' elements that fulfil them; of everything else there are as many rows as the plan has.
 */
enum PlanSection {
    PLAN(
            false,
            PlanColumn.of("from", DAY),
            PlanColumn.of("to", DAY),
            PlanColumn.of("header", WON),
            PlanColumn.of("overview", WON)),
    BUDGET(true, PlanColumn.of("year", WHOLE), PlanColumn.of("source", TEXT), PlanColumn.of("amount", WON)),
    STAGES(
            false,
            PlanColumn.of("name", TEXT),
            PlanColumn.of("english", TEXT),
            PlanColumn.of("from", DAY),
            PlanColumn.of("to", DAY)),
    WEIGHTS(false, PlanColumn.of("weight", WHOLE)),
    YEARS(
            true,
            PlanColumn.of("year", WHOLE),
            PlanColumn.of("percent", WHOLE),
            PlanColumn.maybe("goals", LINES),
            PlanColumn.maybe("actions", LINES)),
    CONTRACTS(
            true,
            PlanColumn.of("code", TEXT),
            PlanColumn.of("name", TEXT),
            PlanColumn.of("from", DAY),
            PlanColumn.of("to", DAY),
            PlanColumn.choice(
                    "delivers",
                    "baseline",
                    "evaluation",
                    "outcome",
                    "baseline,evaluation",
                    "evaluation,outcome",
                    "baseline,evaluation,outcome"),
            PlanColumn.of("budgetYear", WHOLE),
            PlanColumn.of("price", WON)),
    PROGRAMMES(
            true,
            PlanColumn.of("title", TEXT),
            PlanColumn.choice(
                    "field",
                    "traffic",
                    "suicide",
                    "falls",
                    "violence",
                    "children",
                    "home",
                    "disaster",
                    "industry",
                    "vulnerable"),
            PlanColumn.choice(
                    "duty",
                    "lead",
                    "traffic",
                    "health",
                    "welfare",
                    "women-children",
                    "disaster",
                    "industry",
                    "police",
                    "fire",
                    "education"),
            PlanColumn.of("fromYear", WHOLE),
            PlanColumn.of("toYear", WHOLE),
            PlanColumn.of("goal", TEXT),
            PlanColumn.of("target", TEXT),
            PlanColumn.choice(PlanColumn.CRITERION),
            PlanColumn.of("budget", WON),
            PlanColumn.of("indicator", TEXT),
            PlanColumn.of("formula", TEXT),
            PlanColumn.of("source", TEXT),
            PlanColumn.of("unit", TEXT),
            PlanColumn.choice("direction", "up", "down"),
            PlanColumn.choice("measure", "count", "level"),
            PlanColumn.of("baselineYear", WHOLE),
            PlanColumn.of("baseline", DECIMAL),
            PlanColumn.of("yearTarget", DECIMAL));

    private final boolean grows;
    private final List<PlanColumn> columns;

    PlanSection(boolean grows, PlanColumn... columns) {
        this.grows = grows;
        this.columns = List.of(columns);
    }

    /** Whether rows may be added and taken out. */
    boolean grows() {
        return grows;
    }

    List<PlanColumn> columns() {
        return columns;
    }

    /** As in the names of fields. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<PlanSection> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
