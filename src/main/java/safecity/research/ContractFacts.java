package safecity.research;

import java.util.List;
import org.springframework.stereotype.Component;
import safecity.notation.OneLine;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.project.plan.PlannedContract;

/** A contract in a few lines, so that a form need not ask what is known; what looks wrong is a finding and blocks nothing. */
@Component
class ContractFacts {

    /** Similar services within twelve months are one service when their price decides the method (시행령 제7조제2호). */
    private static final int SPLIT_MONTHS = 12;

    private final Plans plans;
    private final Budgets budgets;
    private final ContractRepository store;
    private final ContractChangeRepository changes;

    ContractFacts(Plans plans, Budgets budgets, ContractRepository store, ContractChangeRepository changes) {
        this.changes = changes;
        this.plans = plans;
        this.budgets = budgets;
        this.store = store;
    }

    String of(String projectKey, PlannedContract planned) {
        StringBuilder text = new StringBuilder();
        line(text, "용역명", planned.nameKo());
        line(
                text,
                "이행 기간",
                KoreanFormat.day(planned.from()) + " ~ " + KoreanFormat.day(changes.end(projectKey, planned)));
        long estimate = store.specification(projectKey, planned.code())
                .map(ContractRepository.Specification::estimatedPrice)
                .orElse(planned.estimatedPrice());
        line(text, "추정가격(부가가치세 제외)", KoreanFormat.won(estimate));
        line(
                text,
                planned.budgetYear() + "년 예산 잔액",
                KoreanFormat.won(budgets.remaining(projectKey, planned.budgetYear())));
        store.award(projectKey, planned.code()).ifPresent(award -> {
            line(text, "계약상대자", award.contractor());
            line(text, "계약금액", KoreanFormat.won(award.amount()));
            if (award.supportCentre()) {
                line(text, "이해충돌 확인", "계약상대자가 국제안전도시지원센터를 운영하는 대학입니다. 실사 평가위원과 겹치는지 확인하십시오.");
            }
        });
        text.append(split(projectKey, planned, estimate));
        return text.toString();
    }

    private String split(String projectKey, PlannedContract planned, long estimate) {
        List<PlannedContract> similar = plans.contracts(projectKey).stream()
                .filter(other -> !other.code().equals(planned.code()))
                .filter(other -> !other.from().isBefore(planned.from().minusMonths(SPLIT_MONTHS)))
                .filter(other -> !other.from().isAfter(planned.from().plusMonths(SPLIT_MONTHS)))
                .toList();
        if (similar.isEmpty()) {
            return "";
        }
        long sum = estimate
                + similar.stream()
                        .mapToLong(other -> store.specification(projectKey, other.code())
                                .map(ContractRepository.Specification::estimatedPrice)
                                .orElse(other.estimatedPrice()))
                        .sum();
        return "- 분할 발주 확인: 12개월 안의 같거나 비슷한 용역 " + (similar.size() + 1) + "건의 추정가격 합계가 " + KoreanFormat.won(sum)
                + "입니다(지방계약법 시행령 제7조제2호).\n";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("- ").append(label).append(": ").append(OneLine.of(value)).append('\n');
    }
}
