package safecity.project;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a plan file ({@code municipalities/<id>/plan.yaml}). A file that can't be read or contradicts itself in
 * structure is refused with its name, the line where the reader knows it, and the reason; contradictions of content
 * (dates, sums) are findings of {@link PlanChecks} and refuse nothing.
 */
final class PlanFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** The whole file: the project's head and the first version of its plan. */
    record Content(Head project, PlanDocument plan) {}

    record Head(String key, String municipality, String titleKo, String titleEn, String item, String policyGoal,
            String scheme, boolean domesticFirst) {}

    private PlanFile() {}

    static Content read(String name, InputStream content) {
        Content file = parse(name, content);
        check(name, file.plan());
        return file;
    }

    private static Content parse(String name, InputStream content) {
        try {
            return YAML.readValue(content, Content.class);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new UnreadablePlan(name, at == null ? 0 : at.getLineNr(), malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UnreadablePlan(name, 0, unreadable.getMessage());
        }
    }

    private static void check(String name, PlanDocument plan) {
        List<PlanDocument.Part> parts = plan.milestones().stream().flatMap(milestone -> milestone.parts().stream()).toList();
        int weights = parts.stream().mapToInt(PlanDocument.Part::weight).sum();
        if (weights != 100) {
            throw new UnreadablePlan(name, 0, "the weights of the milestones add up to " + weights + ", not to 100");
        }
        unique(name, "milestone", plan.milestones().stream().map(PlanDocument.Milestone::code).toList());
        unique(name, "model element", parts.stream()
                .map(part -> part.process() + "/" + part.element() + "@" + part.stage()).toList());
        unique(name, "contract", plan.contracts().stream().map(PlannedContract::code).toList());
        unique(name, "year", plan.years().stream().map(PlanDocument.Year::year).toList());
        Map<Integer, Map<String, Long>> budget = plan.budget();
        plan.contracts().stream().filter(contract -> !budget.containsKey(contract.budgetYear())).findFirst()
                .ifPresent(contract -> {
                    throw new UnreadablePlan(name, 0,
                            "contract " + contract.code() + " is paid from " + contract.budgetYear() + ", which has no budget");
                });
    }

    private static void unique(String name, String what, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (Object value : values) {
            if (!seen.add(value)) {
                throw new UnreadablePlan(name, 0, what + " " + value + " stands twice");
            }
        }
    }
}
