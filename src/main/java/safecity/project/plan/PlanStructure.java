package safecity.project.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plan file must not contradict in its structure: without it there would be no progress and no budget. */
final class PlanStructure {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int WHOLE = 100;

    private final String file;
    private final PlanDocument plan;
    private final YamlLines lines;

    private PlanStructure(String file, PlanDocument plan, YamlLines lines) {
        this.file = file;
        this.plan = plan;
        this.lines = lines;
    }

    /** @throws InvalidPlanException with the line and the reason of the first contradiction */
    static void check(String file, PlanFile.Content content, YamlLines lines) {
        PlanStructure structure = new PlanStructure(file, content.plan(), lines);
        String key = content.project().key();
        structure.refuseIf(
                !KEY.matcher(key).matches(),
                "project key \"" + key + "\" has to look like yeonsu-2022",
                "project",
                "key");
        structure.head();
        structure.milestones();
        structure.years();
        structure.contracts();
    }

    private void head() {
        refuseIf(
                plan.to().isBefore(plan.from()),
                "the plan ends on " + plan.to() + ", before it begins on " + plan.from(),
                "plan",
                "to");
        refuseIf(plan.budgetHeader() < 0, "the budget of the header is negative", "plan", "budgetHeader");
        refuseIf(plan.budgetOverview() < 0, "the budget of the overview is negative", "plan", "budgetOverview");
        plan.budget()
                .forEach((year, sources) -> sources.forEach((source, amount) -> refuseIf(
                        amount < 0,
                        "the budget of " + year + " from " + source + " is negative",
                        "plan",
                        "budget",
                        year)));
    }

    private void milestones() {
        Set<String> codes = new HashSet<>();
        Set<String> elements = new HashSet<>();
        int weights = 0;
        for (int i = 0; i < plan.milestones().size(); i++) {
            PlanDocument.Milestone milestone = plan.milestones().get(i);
            refuseIf(
                    !codes.add(milestone.code()),
                    "milestone " + milestone.code() + " stands twice",
                    "plan",
                    "milestones",
                    i);
            refuseIf(
                    milestone.parts().isEmpty(),
                    "milestone " + milestone.code() + " names no model element that fulfils it",
                    "plan",
                    "milestones",
                    i,
                    "parts");
            for (int j = 0; j < milestone.parts().size(); j++) {
                PlanDocument.Part part = milestone.parts().get(j);
                String element = part.process() + "/" + part.element() + "@" + part.stage();
                refuseIf(
                        !elements.add(element),
                        "model element " + element + " stands twice",
                        "plan",
                        "milestones",
                        i,
                        "parts",
                        j);
                refuseIf(
                        part.weight() < 1,
                        "the weight of " + element + " is " + part.weight() + ", not at least 1",
                        "plan",
                        "milestones",
                        i,
                        "parts",
                        j);
                weights += part.weight();
            }
        }
        refuseIf(
                weights != WHOLE,
                "the weights of the milestones add up to " + weights + ", not to " + WHOLE,
                "plan",
                "milestones");
    }

    private void years() {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < plan.years().size(); i++) {
            PlanDocument.Year year = plan.years().get(i);
            refuseIf(seen.contains(year.year()), "year " + year.year() + " stands twice", "plan", "years", i);
            refuseIf(
                    year.percent() < 0 || year.percent() > WHOLE,
                    "the target of " + year.year() + " is " + year.percent() + " percent",
                    "plan",
                    "years",
                    i,
                    "percent");
            seen.add(year.year());
        }
    }

    private void contracts() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < plan.contracts().size(); i++) {
            PlannedContract contract = plan.contracts().get(i);
            String name = "contract " + contract.code();
            refuseIf(!codes.add(contract.code()), name + " stands twice", "plan", "contracts", i);
            refuseIf(
                    contract.deliverables().isEmpty(),
                    name + " delivers nothing",
                    "plan",
                    "contracts",
                    i,
                    "deliverables");
            refuseIf(contract.estimatedPrice() < 1, name + " has no price", "plan", "contracts", i, "estimatedPrice");
            refuseIf(
                    !plan.budget().containsKey(contract.budgetYear()),
                    name + " is paid from " + contract.budgetYear() + ", which has no budget",
                    "plan",
                    "contracts",
                    i,
                    "budgetYear");
        }
    }

    private void refuseIf(boolean contradiction, String reason, Object... where) {
        if (contradiction) {
            throw new InvalidPlanException(file, lines.of(where), reason);
        }
    }
}
