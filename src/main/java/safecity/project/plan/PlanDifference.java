package safecity.project.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan changes against another, old beside new, one change a line; in Korean, as the plan itself. */
public final class PlanDifference {

    private final PlanDocument before;
    private final PlanDocument after;
    private final List<String> lines = new ArrayList<>();

    private PlanDifference(PlanDocument before, PlanDocument after) {
        this.before = before;
        this.after = after;
    }

    public static List<String> of(PlanDocument before, PlanDocument after) {
        PlanDifference difference = new PlanDifference(before, after);
        difference.stages();
        difference.budget();
        difference.targets();
        difference.contracts();
        return List.copyOf(difference.lines);
    }

    private void changed(String what, Object old, Object now) {
        if (!Objects.equals(old, now)) {
            lines.add(what + ": " + old + " → " + now);
        }
    }

    private void stages() {
        for (PlanDocument.Milestone stage : after.milestones()) {
            PlanDocument.Milestone old = before.milestone(stage.code());
            if (old == null) {
                lines.add(stage.nameKo() + ": 새로 넣음, " + stage.from() + " ~ " + stage.to());
                continue;
            }
            changed("단계 이름", old.nameKo(), stage.nameKo());
            changed(stage.nameKo(), old.from() + " ~ " + old.to(), stage.from() + " ~ " + stage.to());
            changed(stage.nameKo() + " 비중", weight(old), weight(stage));
        }
        before.milestones().stream()
                .filter(old -> after.milestone(old.code()) == null)
                .forEach(old -> lines.add(old.nameKo() + ": 뺌"));
    }

    private static String weight(PlanDocument.Milestone stage) {
        return stage.parts().stream().mapToInt(PlanDocument.Part::weight).sum() + "%";
    }

    private void budget() {
        years(before, after).forEach(year -> {
            Map<String, Long> old = before.budget().getOrDefault(year, Map.of());
            Map<String, Long> now = after.budget().getOrDefault(year, Map.of());
            changed(year + "년 예산", sum(old), sum(now) + "백만원", sum(now));
            if (old.size() > 1 || now.size() > 1) {
                Stream.concat(old.keySet().stream(), now.keySet().stream())
                        .distinct()
                        .forEach(source -> changed(
                                year + "년 " + source,
                                old.getOrDefault(source, 0L) + "백만원",
                                now.getOrDefault(source, 0L) + "백만원"));
            }
        });
        if (before.budgetHeader() != after.budgetHeader() || before.budgetOverview() != after.budgetOverview()) {
            String now = after.budgetHeader() == after.budgetOverview()
                    ? String.valueOf(after.budgetHeader())
                    : "표지 " + after.budgetHeader() + "·정책개요 " + after.budgetOverview();
            lines.add("총사업비: 표지 " + before.budgetHeader() + "·정책개요 " + before.budgetOverview() + " → " + now + "백만원");
        }
    }

    private void changed(String what, long old, String shown, long now) {
        if (old != now) {
            lines.add(what + ": " + old + " → " + shown);
        }
    }

    private static TreeSet<Integer> years(PlanDocument one, PlanDocument other) {
        TreeSet<Integer> years = new TreeSet<>(one.budget().keySet());
        years.addAll(other.budget().keySet());
        return years;
    }

    private static long sum(Map<String, Long> sources) {
        return sources.values().stream().mapToLong(Long::longValue).sum();
    }

    private void targets() {
        TreeSet<Integer> years = new TreeSet<>();
        Stream.of(before, after).flatMap(plan -> plan.years().stream()).forEach(year -> years.add(year.year()));
        years.forEach(year -> {
            PlanDocument.Year old = year(before, year);
            PlanDocument.Year now = year(after, year);
            changed(year + "년 목표 이행률", percent(old), percent(now));
            changed(
                    year + "년 추진목표",
                    old == null ? "없음" : String.join(", ", old.goals()),
                    now == null ? "없음" : String.join(", ", now.goals()));
            changed(
                    year + "년 추진내용",
                    old == null ? "없음" : String.join(", ", old.actions()),
                    now == null ? "없음" : String.join(", ", now.actions()));
        });
    }

    private static String percent(PlanDocument.@Nullable Year year) {
        return year == null ? "없음" : year.percent() + "%";
    }

    private static PlanDocument.@Nullable Year year(PlanDocument plan, int year) {
        return plan.years().stream()
                .filter(one -> one.year() == year)
                .findFirst()
                .orElse(null);
    }

    private void contracts() {
        for (PlannedContract contract : after.contracts()) {
            before.contracts().stream()
                    .filter(old -> old.code().equals(contract.code()))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> contract(old, contract),
                            () -> lines.add("연구용역 " + contract.code() + ": 새로 넣음, " + shown(contract)));
        }
        before.contracts().stream()
                .filter(old ->
                        after.contracts().stream().noneMatch(one -> one.code().equals(old.code())))
                .forEach(old -> lines.add("연구용역 " + old.code() + ": 뺌, " + shown(old)));
    }

    private void contract(PlannedContract old, PlannedContract now) {
        changed("연구용역 " + now.code(), shown(old), shown(now));
        changed("연구용역 " + now.code() + " 성과물", old.deliverables(), now.deliverables());
    }

    private static String shown(PlannedContract contract) {
        return "%s, %s ~ %s, %d년 예산, 추정가격 %,d원"
                .formatted(
                        contract.nameKo(),
                        contract.from(),
                        contract.to(),
                        contract.budgetYear(),
                        contract.estimatedPrice());
    }
}
