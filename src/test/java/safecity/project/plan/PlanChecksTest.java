package safecity.project.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.project.KnownElections;

/** What a plan's checks find, with the figures, and what they leave alone. */
public class PlanChecksTest {

    private static final String ORDINANCE = "「연수구 안전도시 조성에 관한 조례」 제정";
    private static final String COMMITTEE = "안전도시 위원회 및 분야별 분과위원회 구성";
    private static final String APPLICATION = "공인신청서 작성·제출";
    private static final String AUDITS = "1차(국내)·2차(국제) 실사 및 평가";
    private static final String DECLARATION = "공인인증 획득 및 공인 선포식 실시";

    @Test
    void thePublishedPlanOfYeonsuShowsEachOfItsContradictionsWithTheFigures() {
        assertThat(PlanDraft.yeonsu().findings())
                .containsExactly(
                        finding("totals", "409", "420", "409", "11"),
                        finding("committeeGap", "2023-03-31", "2023-07-01", "92"),
                        finding("surveyBeforeOrdinance", "2023-02-01", "2023-03-31"),
                        finding("programmeStart", "2024", "2023"),
                        finding("auditWindow", "2025-12-01", "2026-02-28", "90", "90"),
                        finding("domesticAuditYear", "2025", "2025-12-01", "2026-02-28", "90"),
                        finding(
                                "contractEndsBeforeAudit",
                                "성과평가 및 공인실사 지원 연구용역",
                                "2025-11-30",
                                "2025-12-01",
                                "2026-02-28"),
                        finding("ceremonyInElectionPeriod", "2026-03-01", "2026-04-30", "2026-04-04", "2026-06-03"),
                        finding("noAnnualReport", "2026"),
                        finding("priceDecidesProcedure", "기본조사 연구용역", "93", "60", "100"),
                        finding("priceDecidesProcedure", "사업수행평가 연구용역", "93", "60", "100"),
                        finding("priceDecidesProcedure", "성과평가 및 공인실사 지원 연구용역", "145", "90", "100"));
    }

    @Test
    void aPlanWithoutContradictionsHasNoFinding() {
        assertThat(PlanDraft.consistent().findings()).isEmpty();
    }

    /** One step beyond the boundary at which {@link PlanDraft#consistent()} stands, each time. */
    public static Stream<Arguments> oneStepTooFar() {
        return Stream.of(
                Arguments.of(PlanDraft.consistent().totals(401, 402), finding("totals", "401", "402", "401", "1")),
                Arguments.of(PlanDraft.consistent().totals(400, 401), finding("totals", "400", "401", "401", "1")),
                Arguments.of(PlanDraft.consistent().totals(402, 402), finding("totals", "402", "402", "401", "1")),
                Arguments.of(
                        PlanDraft.consistent().milestone("committee", "2023-07-01", "2023-08-31"),
                        finding("committeeGap", "2023-03-31", "2023-07-01", "92")),
                Arguments.of(
                        PlanDraft.consistent().milestone("committee", "2023-03-30", "2023-08-31"),
                        finding("order", ORDINANCE, "2023-03-31", COMMITTEE, "2023-03-30")),
                Arguments.of(
                        PlanDraft.consistent().milestone("baseline-survey", "2023-03-30", "2023-11-30"),
                        finding("surveyBeforeOrdinance", "2023-03-30", "2023-03-31")),
                Arguments.of(
                        PlanDraft.consistent().milestone("application", "2025-09-01", "2025-10-03"),
                        finding("order", APPLICATION, "2025-10-03", AUDITS, "2025-10-02")),
                Arguments.of(
                        PlanDraft.consistent().milestone("declaration", "2025-12-30", "2026-04-03"),
                        finding("order", AUDITS, "2025-12-31", DECLARATION, "2025-12-30")),
                Arguments.of(
                        PlanDraft.consistent().milestone("application", "2025-10-01", "2025-09-30"),
                        finding("backwards", APPLICATION, "2025-10-01", "2025-09-30")),
                Arguments.of(
                        PlanDraft.consistent().to("2026-04-02"),
                        finding("outsidePeriod", DECLARATION, "2026-01-01", "2026-04-03", "2022-09-01", "2026-04-02")),
                Arguments.of(
                        PlanDraft.consistent().milestone("plan", "2022-08-31", "2022-09-30"),
                        finding(
                                "outsidePeriod",
                                "「연수구 국제안전도시 공인」 추진계획 수립",
                                "2022-08-31",
                                "2022-09-30",
                                "2022-09-01",
                                "2026-04-30")),
                Arguments.of(
                        PlanDraft.consistent().milestone("programmes", "2024-01-01", "2025-12-31"),
                        finding("programmeStart", "2024", "2023")),
                Arguments.of(
                        PlanDraft.consistent().milestone("audits", "2025-10-03", "2025-12-31"),
                        finding("auditWindow", "2025-10-03", "2025-12-31", "90", "90")),
                Arguments.of(
                        PlanDraft.consistent()
                                .milestone("audits", "2025-10-02", "2026-01-01")
                                .contract("C3", "2026-01-01", 2025, 100_000_000),
                        finding("domesticAuditYear", "2025", "2025-10-02", "2026-01-01", "90")),
                Arguments.of(
                        PlanDraft.consistent().contract("C3", "2025-12-30", 2025, 100_000_000),
                        finding(
                                "contractEndsBeforeAudit",
                                "성과평가 및 공인실사 지원 연구용역",
                                "2025-12-30",
                                "2025-10-02",
                                "2025-12-31")),
                Arguments.of(
                        PlanDraft.consistent().milestone("declaration", "2026-01-01", "2026-04-04"),
                        finding("ceremonyInElectionPeriod", "2026-01-01", "2026-04-04", "2026-04-04", "2026-06-03")),
                Arguments.of(PlanDraft.consistent().actions(2026, "선포식 개최"), finding("noAnnualReport", "2026")),
                Arguments.of(
                        PlanDraft.consistent().budget(2023, 90).totals(402, 402),
                        finding("priceDecidesProcedure", "기본조사 연구용역", "90", "60", "100")),
                Arguments.of(
                        PlanDraft.consistent().contract("C3", "2025-12-31", 2025, 99_999_999),
                        finding("priceDecidesProcedure", "성과평가 및 공인실사 지원 연구용역", "145", "99", "100")),
                Arguments.of(
                        PlanDraft.consistent().contract("C1", "2023-11-30", 2023, 89_000_001),
                        finding("contractBeyondBudget", "기본조사 연구용역", "89,000,001", "2023", "89,000,000")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("oneStepTooFar")
    void oneStepTooFarIsFoundWithItsFiguresAndNothingElseIs(PlanDraft draft, PlanFinding expected) {
        assertThat(draft.findings()).containsExactly(expected);
    }

    @Test
    void whatStandsOnTheBoundaryIsNoFinding() {
        assertThat(PlanDraft.consistent()
                        .contract("C1", "2023-11-30", 2023, 89_000_000)
                        .findings())
                .isEmpty();
        assertThat(PlanDraft.consistent()
                        .milestone("committee", "2023-03-31", "2023-08-31")
                        .findings())
                .isEmpty();
        assertThat(PlanDraft.consistent()
                        .milestone("application", "2025-09-01", "2025-10-02")
                        .findings())
                .isEmpty();
        assertThat(PlanDraft.consistent()
                        .milestone("declaration", "2025-12-31", "2026-04-03")
                        .findings())
                .isEmpty();
    }

    @Test
    void aCeremonyAfterTheElectionIsFreeAgain() {
        assertThat(ceremony("2026-06-03", "2026-06-20"))
                .extracting(PlanFinding::code)
                .containsExactly("ceremonyInElectionPeriod");
        assertThat(ceremony("2026-06-04", "2026-06-20")).isEmpty();
    }

    @Test
    void theBanBeginsSixtyDaysBeforeTheElection() {
        assertThat(LocalDate.of(2026, 6, 3).minusDays(60)).isEqualTo(LocalDate.of(2026, 4, 4));
        assertThat(KnownElections.known().local()).contains(LocalDate.of(2022, 6, 1), LocalDate.of(2026, 6, 3));
    }

    @Test
    void theFirstYearNeedsNoReportAndSeveralYearsWithoutOneAreNamedTogether() {
        assertThat(PlanDraft.consistent()
                        .actions(2025, "사업 추진")
                        .actions(2026, "선포식")
                        .findings())
                .containsExactly(finding("noAnnualReport", "2025, 2026"));
        assertThat(PlanDraft.consistent().actions(2022).findings()).isEmpty();
    }

    @Test
    void aPlanThatDoesNotPromiseTheFirstAuditForAYearMayHaveItLater() {
        assertThat(PlanDraft.consistent()
                        .goals(2025, "성과 평가")
                        .milestone("audits", "2025-10-02", "2026-01-01")
                        .contract("C3", "2026-01-01", 2025, 100_000_000)
                        .findings())
                .isEmpty();
    }

    @Test
    void aPlanThatLeavesAMilestoneOutIsCheckedForTheRest() {
        PlanDraft draft = PlanDraft.yeonsu();
        for (String milestone : List.of("ordinance", "audits", "declaration", "programmes")) {
            draft.without(milestone);
        }
        assertThat(draft.findings())
                .extracting(PlanFinding::code)
                .containsOnly("totals", "noAnnualReport", "priceDecidesProcedure");
    }

    private static List<PlanFinding> ceremony(String from, String to) {
        return PlanDraft.consistent()
                .to("2026-12-31")
                .milestone("declaration", from, to)
                .findings();
    }

    private static PlanFinding finding(String code, String... figures) {
        return new PlanFinding(code, List.of(figures));
    }
}
