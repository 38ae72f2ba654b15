package safecity.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan as it was typed, nothing understood yet: rows of texts.
 *
 * @param sections by {@link PlanSection#id()}, its rows by the names of their columns
 */
record PlanSheet(Map<String, List<Map<String, String>>> sections) {

    private static final int MOST_ROWS = 200;

    /** Where an entry stands, as the form names it: {@code contracts.2.price}. */
    static String field(PlanSection section, int row, String column) {
        return section.id() + "." + row + "." + column;
    }

    List<Map<String, String>> rows(PlanSection section) {
        return sections.getOrDefault(section.id(), List.of());
    }

    String typed(PlanSection section, int row, String column) {
        return rows(section).get(row).getOrDefault(column, "");
    }

    /** From the fields of the form; what is no field of a plan is left aside. */
    static PlanSheet ofFields(Map<String, String> fields) {
        Map<PlanSection, SortedMap<Integer, Map<String, String>>> found = new TreeMap<>();
        fields.forEach((name, value) -> {
            String[] steps = name.split("\\.", 3);
            if (steps.length == 3 && steps[1].length() <= 3 && steps[1].chars().allMatch(Character::isDigit)) {
                PlanSection.of(steps[0])
                        .filter(section -> section.columns().stream()
                                .anyMatch(column -> column.name().equals(steps[2])))
                        .ifPresent(section -> found.computeIfAbsent(section, one -> new TreeMap<>())
                                .computeIfAbsent(Integer.valueOf(steps[1]), one -> new HashMap<>())
                                .put(steps[2], value.replace("\r\n", "\n")));
            }
        });
        Map<String, List<Map<String, String>>> sections = new TreeMap<>();
        found.forEach((section, rows) -> sections.put(
                section.id(), rows.values().stream().limit(MOST_ROWS).toList()));
        return new PlanSheet(sections);
    }

    /** With one more row, which is a copy of nothing. */
    PlanSheet withRow(PlanSection section) {
        List<Map<String, String>> rows = new ArrayList<>(rows(section));
        if (section.grows() && rows.size() < MOST_ROWS) {
            rows.add(Map.of());
        }
        return with(section, rows);
    }

    PlanSheet withoutRow(PlanSection section, int row) {
        List<Map<String, String>> rows = new ArrayList<>(rows(section));
        if (section.grows() && row >= 0 && row < rows.size()) {
            rows.remove(row);
        }
        return with(section, rows);
    }

    PlanSheet with(PlanSection section, List<Map<String, String>> rows) {
        Map<String, List<Map<String, String>>> all = new TreeMap<>(sections);
        all.put(section.id(), rows);
        return new PlanSheet(all);
    }
}
