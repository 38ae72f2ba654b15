package safecity.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import safecity.project.plan.PlanDocument;

/** A plan in lines for a form, in Korean. */
final class PlanText {

    private static final long MILLION = 1_000_000;

    private PlanText() {}

    /** Period, total, and each year with its target and budget. */
    static String years(PlanDocument plan) {
        return head(plan).collect(Collectors.joining("\n"));
    }

    /** Everything that is decided: also stages, contracts and safety programmes. */
    static String whole(PlanDocument plan, List<String> programmes) {
        return Stream.of(
                        head(plan),
                        plan.milestones().stream()
                                .map(stage -> "- 단계 " + stage.nameKo() + ": " + stage.from() + " ~ " + stage.to()),
                        plan.contracts().stream()
                                .map(contract -> "- 연구용역 " + contract.code() + " " + contract.nameKo() + ": "
                                        + contract.from() + " ~ " + contract.to() + ", 추정가격 "
                                        + number(contract.estimatedPrice() / MILLION) + "백만원"),
                        programmes.stream().map(programme -> "- 안전증진사업 " + programme))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The stages with their first and last day, one a line. */
    static String stages(PlanDocument plan) {
        return plan.milestones().stream()
                .map(stage -> "- " + stage.nameKo() + ": " + stage.from() + " ~ " + stage.to())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> head(PlanDocument plan) {
        return Stream.concat(
                Stream.of(
                        "- 사업기간: " + plan.from() + " ~ " + plan.to(), "- 총사업비: " + number(plan.budgetHeader()) + "백만원"),
                plan.years().stream()
                        .map(year -> "- " + year.year() + "년: 누적 이행률 " + year.percent() + "%, 예산 "
                                + number(plan.budget().getOrDefault(year.year(), Map.of()).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                + "백만원" + (year.goals().isEmpty() ? "" : ", " + String.join(", ", year.goals()))));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
