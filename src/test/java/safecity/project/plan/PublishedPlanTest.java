package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan file of Yeonsu against what the district published (item 1-12), every figure as printed. */
class PublishedPlanTest {

    private static final PlanFile.Content FILE = TestProjects.yeonsu();
    private static final PlanDocument PLAN = FILE.plan();

    @Test
    void theHeadIsAsPrinted() {
        assertThat(FILE.project().item()).isEqualTo("1-12");
        assertThat(FILE.project().titleKo()).isEqualTo("연수구 국제안전도시 공인사업 추진");
        assertThat(FILE.project().policyGoal()).isEqualTo("구민의 안전을 확보하고 지속 가능한 지역사회 안전증진을 보장하여 일상이 편안하고 행복한 안전도시 구현");
        assertThat(PLAN.from()).isEqualTo(LocalDate.of(2022, 9, 1));
        assertThat(PLAN.to()).isEqualTo(LocalDate.of(2026, 4, 30));
    }

    @Test
    void theBudgetIsAsPrintedContradictionIncluded() {
        assertThat(PLAN.budgetHeader()).isEqualTo(409);
        assertThat(PLAN.budgetOverview()).isEqualTo(420);
        assertThat(PLAN.budgetOfYears()).isEqualTo(409);
        assertThat(PLAN.budget())
                .isEqualTo(Map.of(
                        2022,
                        Map.of("구비", 33L),
                        2023,
                        Map.of("구비", 93L),
                        2024,
                        Map.of("구비", 93L),
                        2025,
                        Map.of("구비", 145L),
                        2026,
                        Map.of("구비", 45L)));
    }

    @ParameterizedTest
    @CsvSource({
        "0,  「연수구 국제안전도시 공인」 추진계획 수립,           2022-09, 2022-09",
        "1,  국제안전도시 업무지원 협약 체결,                     2022-11, 2022-11",
        "2,  「연수구 안전도시 조성에 관한 조례」 제정,            2023-03, 2023-03",
        "3,  「기본조사 연구용역」 실시,                           2023-02, 2023-11",
        "4,  안전도시 위원회 및 분야별 분과위원회 구성,            2023-07, 2023-08",
        "5,  「사업수행평가 연구용역」 실시,                       2024-02, 2024-11",
        "6,  「성과평가 및 공인실사 지원 연구용역」 실시,          2025-02, 2025-11",
        "7,  단계별 사업 추진,                                    2024-01, 2025-12",
        "8,  공인신청서 작성·제출,                                2025-09, 2025-09",
        "9,  1차(국내)·2차(국제) 실사 및 평가,                    2025-12, 2026-02",
        "10, 공인인증 획득 및 공인 선포식 실시,                   2026-03, 2026-04"
    })
    void theMilestonesHaveTheirPrintedNamesAndMonths(int position, String name, YearMonth from, YearMonth to) {
        assertThat(PLAN.milestones()).hasSize(11);
        PlanDocument.Milestone milestone = PLAN.milestones().get(position);
        assertThat(milestone.nameKo()).isEqualTo(name);
        assertThat(milestone.from()).isEqualTo(from.atDay(1));
        assertThat(milestone.to()).isEqualTo(to.atEndOfMonth());
    }

    @Test
    void theYearlyTargetsAreAsPrinted() {
        assertThat(PLAN.years())
                .extracting(PlanDocument.Year::year, PlanDocument.Year::percent, PlanDocument.Year::goals)
                .containsExactly(
                        tuple(2022, 10, List.of("공인준비도시 등재")),
                        tuple(2023, 40, List.of("안전도시 조례 제정", "안전취약성 및 안전관리수준 진단", "지역안전 거버넌스 구성·운영")),
                        tuple(2024, 60, List.of("분야별 중점추진사업의 주기적인 모니터링 및 평가", "사업수행 역량강화")),
                        tuple(2025, 90, List.of("국제안전도시 사업 분야별 성과 평가", "1차 국내심사 통과")),
                        tuple(2026, 100, List.of("공인인증 획득")));
        assertThat(PLAN.years())
                .filteredOn(year -> year.actions().stream().anyMatch(action -> action.contains("연차보고서")))
                .extracting(PlanDocument.Year::year)
                .containsExactly(2023, 2024, 2025);
    }

    /** The yearly plan wants the first audit passed in 2025, before the window of both audits is over. */
    @ParameterizedTest
    @CsvSource({"2022, 10", "2023, 40", "2024, 60", "2025, 90", "2026, 100"})
    void theWeightsGiveThePlansOwnYearEnds(int year, int percent) {
        int weights = PLAN.milestones().stream()
                .flatMap(milestone -> milestone.parts().stream()
                        .filter(part -> part.stage().equals("domestic")
                                ? year >= 2025
                                : milestone.to().getYear() <= year))
                .mapToInt(PlanDocument.Part::weight)
                .sum();
        assertThat(weights).isEqualTo(percent);
    }

    @Test
    void eachContractIsPaidWithinItsYear() {
        assertThat(PLAN.contracts())
                .extracting(PlannedContract::code, PlannedContract::deliverables, PlannedContract::budgetYear)
                .containsExactly(
                        tuple("C1", List.of("baseline"), 2023),
                        tuple("C2", List.of("evaluation"), 2024),
                        tuple("C3", List.of("outcome"), 2025));
        assertThat(PlanDraft.yeonsu().findings()).extracting(PlanFinding::code).doesNotContain("contractBeyondBudget");
    }
}
