package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.refusal.Refusal;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class CommitteeFormationStoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 3);

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Committees committees;

    @Test
    void whoeverKnowsOnlyTheFormsFormsABalancedCommittee() {
        ProcessInstance formation = begin("committee-naive");
        Novice.agreeing(engine, story).finish(formation);
        assertThat(story.passed("committee-formation"))
                .contains("committee-formed")
                .doesNotContain("resolve-sex-ratio");
        assertThat(committees.composition("committee-naive")).contains(new CommitteeComposition(6, 6, 3, 5));
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void theLeastThatTheFormsTakeFormsACommitteeToo() {
        ProcessInstance formation = begin("committee-least");
        Novice sparing = Novice.sparing(engine, story);
        sparing.until("review-candidates");
        assertRefused("committee.noAppointed", () -> lead("review-candidates", candidates(0, 0, Map.of())));
        lead("review-candidates", candidates(1, 1, Map.of("officialCount", 1)));
        sparing.finish(formation);
        assertThat(committees.composition("committee-least")).contains(new CommitteeComposition(1, 1, 1, 1));
    }

    @Test
    void afterEveryObjectionTheCommitteeIsStillFormed() {
        ProcessInstance formation = begin("committee-objections");
        Novice.objecting(engine, story).finish(formation);
        assertThat(story.passed("committee-formation")).contains("committee-formed", "answer-objection");
    }

    @Test
    void aDeclinedSeatGoesToTheNextInRankAndIsExaminedAgain() {
        ProcessInstance formation = begin("committee-declined");
        Novice novice = Novice.agreeing(engine, story);
        novice.until("collect-consents");
        lead("collect-consents", Map.of("decision", "declined", "declinedCount", 1, "comment", "겸직 제한"));
        lead("call-next-in-rank", Map.of("appointedMale", 7, "appointedFemale", 5, "eligible", true));
        lead("collect-consents", Map.of("decision", "all"));
        novice.finish(formation);
        assertThat(committees.composition("committee-declined")).contains(new CommitteeComposition(7, 5, 3, 5));
    }

    @Test
    void sevenOfTenOfOneSexNeedTheProvincesResolution() {
        ProcessInstance formation = begin("committee-exception");
        Novice novice = Novice.agreeing(engine, story);
        novice.until("review-candidates");
        lead("review-candidates", candidates(7, 3, Map.of()));
        assertThat(story.openTasks()).containsExactly("resolve-sex-ratio");
        lead("resolve-sex-ratio", Map.of("decision", "exception", "comment", "해당 분야 여성 전문가 부족"));
        Map<String, Object> resolution =
                Map.of("resolvedBy", "province", "resolutionNumber", "여성정책과-1", "decision", "granted");
        assertRefused(
                "committee.wrongBody",
                () -> story.complete(
                        "yeonsu-gender-equality", "record-exception", with(resolution, "resolvedBy", "district")));
        story.complete("yeonsu-gender-equality", "record-exception", resolution);
        novice.finish(formation);
        assertThat(jdbc.sql("SELECT ratio_exception FROM committee WHERE project_key = 'committee-exception'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void withoutAnExceptionTheUnbalancedListGoesBackToTheRecommendation() {
        begin("committee-unbalanced");
        Novice novice = Novice.agreeing(engine, story);
        novice.until("review-candidates");
        lead("review-candidates", candidates(3, 7, Map.of()));
        lead("resolve-sex-ratio", Map.of("decision", "exception", "comment", "전문가 부족"));
        story.complete(
                "yeonsu-gender-equality",
                "record-exception",
                Map.of(
                        "resolvedBy",
                        "province",
                        "resolutionNumber",
                        "여성정책과-2",
                        "decision",
                        "refused",
                        "comment",
                        "인력 풀 확인 필요"));
        assertThat(story.openTasks()).containsExactly("request-recommendations");
        novice.until("review-candidates");
        lead("review-candidates", candidates(4, 6, Map.of()));
        assertThat(story.openTasks()).containsExactly("collect-consents");
    }

    @Test
    void nobodyWhoIsDisqualifiedOverCommittedOrServedTooOftenIsEligible() {
        begin("committee-eligible");
        Novice.agreeing(engine, story).until("review-candidates");
        assertRefused(
                "committee.disqualified", () -> lead("review-candidates", candidates(6, 6, Map.of("disqualified", 1))));
        assertRefused(
                "committee.overCommitted",
                () -> lead("review-candidates", candidates(6, 6, Map.of("overCommitted", 1))));
        assertRefused(
                "committee.termExceeded", () -> lead("review-candidates", candidates(6, 6, Map.of("termExceeded", 1))));
        assertRefused(
                "committee.conflictUnanswered",
                () -> lead("review-candidates", candidates(6, 6, Map.of("conflicted", 1))));
        assertRefused(
                "committee.moreThanPlanned.appointed", () -> lead("review-candidates", candidates(7, 6, Map.of())));
        assertRefused(
                "committee.moreThanPlanned.officials",
                () -> lead("review-candidates", candidates(6, 6, Map.of("officialCount", 4))));
        assertThat(story.openTasks()).containsExactly("review-candidates");
        lead("review-candidates", candidates(6, 6, Map.of("conflicted", 1, "conflictMeasures", "해당 안건 회피")));
        assertThat(story.openTasks()).containsExactly("collect-consents");
    }

    @Test
    void aPlanBeyondTheOrdinanceOrTheLawIsRefused() {
        begin("committee-plan");
        Map<String, Object> plan = Map.of(
                "committeeName",
                "국제안전도시위원회",
                "seatLimit",
                15,
                "appointedSeats",
                12,
                "officialSeats",
                3,
                "subcommittees",
                5,
                "termYears",
                3);
        assertRefused("committee.tooManySeats", () -> lead("plan-committee", with(plan, "officialSeats", 4)));
        assertRefused(
                "committee.termTooLong",
                () -> committees.planned(
                        "committee-plan", new CommitteePlanEntry("위원회", 20, 12, 3, 5, 4), "yeonsu-lead"));
        assertRefused(
                "committee.tooManySubcommittees",
                () -> committees.planned(
                        "committee-plan", new CommitteePlanEntry("위원회", 20, 4, 1, 6, 3), "yeonsu-lead"));
        lead("plan-committee", plan);
        assertThat(story.openTasks()).containsExactly("draft");
    }

    @Test
    void anExistingCommitteeMayTakeTheFunctionOver() {
        ProcessInstance formation = begin("committee-existing");
        Novice.agreeing(engine, story).until("consult-planning");
        story.complete("yeonsu-planning", "consult-planning", Map.of("decision", "object", "comment", "안전관리위원회와 중복"));
        lead("answer-objection", Map.of("decision", "existing", "comment", "안전관리위원회가 겸함"));
        Map<String, Object> existing = Map.of(
                "existingName",
                "안전관리위원회",
                "appointedMale",
                3,
                "appointedFemale",
                2,
                "officialCount",
                4,
                "subcommittees",
                2,
                "remainingDays",
                200);
        assertRefused("committee.sexRatio", () -> lead("register-existing", with(existing, "appointedMale", 4)));
        assertRefused(
                "committee.balanceDay",
                () -> lead("register-existing", with(with(existing, "appointedMale", 4), "balancePlan", "여성 위촉")));
        lead("register-existing", existing);
        assertThat(story.ended(formation)).isTrue();
        assertThat(story.passed("committee-formation"))
                .contains("committee-formed")
                .doesNotContain("appoint-members");
        assertThat(committees.composition("committee-existing")).contains(new CommitteeComposition(3, 2, 4, 2));
    }

    @Test
    void aBodyThatDoesNotAnswerIsRemindedAndThenTheWorkGoesOnWithoutIt() {
        begin("committee-silent");
        Novice.agreeing(engine, story).until("request-recommendations");
        lead(
                "request-recommendations",
                Map.of("askPolice", true, "askFire", true, "askEducation", true, "answerDays", 5));
        assertThat(story.tasks("recommend-members")).hasSize(3);
        Task police = story.tasks("recommend-members").stream()
                .filter(task -> story.candidates(task).contains("yeonsu-police"))
                .findFirst()
                .orElseThrow();
        story.completeTask(
                "yeonsu-police", police, Map.of("decision", "recommend", "recommendedMale", 1, "recommendedFemale", 1));
        assertThat(story.tasks("recommend-members")).hasSize(2);
        story.days(12);
        assertThat(story.passed("committee-formation")).contains("urge-recommenders");
        assertThat(story.tasks("recommend-members")).hasSize(2);
        story.days(21);
        assertThat(story.openTasks()).containsExactly("review-candidates");
        assertThat(jdbc.sql(
                                "SELECT body_role || ':' || outcome FROM committee_recommendation WHERE project_key = ? ORDER BY id")
                        .param("committee-silent")
                        .query(String.class)
                        .list())
                .containsExactly("police:recommend", "all:urged");
    }

    @Test
    void namesAreKeptInTheRosterAndInNoVariable() {
        ProcessInstance formation = begin("committee-roster");
        Novice novice = Novice.agreeing(engine, story);
        novice.until("review-candidates");
        lead("review-candidates", candidates(2, 2, Map.of("officialCount", 1)));
        novice.until("appoint-members");
        assertRefused("committee.roster.sex", () -> lead("appoint-members", appointment("위원 하나, 남성, 대학, 위촉, 교통")));
        assertRefused(
                "committee.roster.disagrees.women",
                () -> lead("appoint-members", appointment("위원 하나, 남, 대학, 위촉, 교통\n위원 둘, 남, 병원, 위촉, 낙상")));
        lead("appoint-members", appointment("""
                위원 하나, 남, 대학, 위촉, 교통
                위원 둘, 남, 병원, 위촉, 낙상
                위원 셋, 여, 대학, 위촉, 재난
                위원 넷, 여, 협회, 위촉, 폭력
                국장, 남, 구청, 당연, 자살"""));
        assertRefused(
                "committee.noSuchSeat",
                () -> lead("elect-chair", Map.of("chairSeat", 6, "subcommitteesAssigned", true)));
        assertRefused(
                "committee.chairTwice",
                () -> lead("elect-chair", Map.of("chairSeat", 3, "viceChairSeat", 3, "subcommitteesAssigned", true)));
        lead("elect-chair", Map.of("chairSeat", 5, "viceChairSeat", 3, "subcommitteesAssigned", true));
        assertThat(story.ended(formation)).isTrue();
        assertThat(jdbc.sql("SELECT name FROM committee_member WHERE project_key = 'committee-roster' ORDER BY seat")
                        .query(String.class)
                        .list())
                .containsExactly("위원 하나", "위원 둘", "위원 셋", "위원 넷", "국장");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName("roster")
                        .list())
                .allSatisfy(variable -> assertThat(variable.getValue()).isNull());
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_varinst WHERE text_ LIKE '%위원 하나%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aTermOfTwoYearsEndsTheDayBeforeItsSecondAnniversaryAndAnOfficialsDoesNot() {
        ProcessInstance formation = begin("committee-term");
        Novice.agreeing(engine, story).until("appoint-members");
        LocalDate appointed = story.today();
        Novice.agreeing(engine, story).finish(formation);
        assertThat(jdbc.sql("""
                SELECT DISTINCT term_to FROM committee_member WHERE project_key = 'committee-term' AND kind = 'appointed'
                """).query(LocalDate.class).list())
                .containsExactly(appointed.plusYears(2).minusDays(1));
        assertThat(jdbc.sql("""
                SELECT count(*) FROM committee_member
                WHERE project_key = 'committee-term' AND kind = 'official' AND term_to IS NULL
                """).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void nobodyIsAppointedBeforeTheOrdinanceTakesEffect() {
        story.on(MONDAY, "committee-early");
        story.start("committee-formation", Map.of("ordinanceEffectiveDate", "2099-01-01"));
        Novice.agreeing(engine, story).until("appoint-members");
        assertRefused("committee.beforeOrdinance", () -> lead("appoint-members", appointment("")));
        assertThat(story.openTasks()).containsExactly("appoint-members");
    }

    private ProcessInstance begin(String projectKey) {
        return story.on(MONDAY, projectKey).start("committee-formation", Map.of());
    }

    private void lead(String element, Map<String, Object> values) {
        story.complete("yeonsu-lead", element, values);
    }

    private static Map<String, Object> appointment(String roster) {
        return Map.of("termYears", 2, "roster", roster, "ceremonyHeld", true);
    }

    private static Map<String, Object> candidates(int men, int women, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "appointedMale",
                men,
                "appointedFemale",
                women,
                "officialCount",
                3,
                "disqualified",
                0,
                "overCommitted",
                0,
                "termExceeded",
                0,
                "conflicted",
                0,
                "decision",
                "eligible"));
        values.putAll(more);
        return values;
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }
}
