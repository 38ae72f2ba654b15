package safecity.planning;

import java.util.List;

/**
 * One entry of a row of a plan.
 *
 * @param name    as in the form and in the draft
 * @param choices what may be chosen; empty unless the kind is {@code CHOICE}
 */
record PlanColumn(String name, Kind kind, boolean required, List<String> choices) {

    /** What is typed: {@code LINES} is one thing a line, {@code WON} an amount in any scale, {@code DECIMAL} two decimals. */
    enum Kind {
        TEXT,
        LINES,
        DAY,
        WHOLE,
        DECIMAL,
        WON,
        CHOICE
    }

    /** The choice whose options are those of the project's scheme. */
    static final String CRITERION = "criterion";

    static PlanColumn of(String name, Kind kind) {
        return new PlanColumn(name, kind, true, List.of());
    }

    static PlanColumn maybe(String name, Kind kind) {
        return new PlanColumn(name, kind, false, List.of());
    }

    static PlanColumn choice(String name, String... choices) {
        return new PlanColumn(name, Kind.CHOICE, true, List.of(choices));
    }
}
