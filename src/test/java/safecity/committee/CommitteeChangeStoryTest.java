package safecity.committee;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.refusal.Refusal;
import safecity.story.Chromium;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Members resign, are dismissed, and others follow; the balance of the sexes is kept with each appointment. */
@ProcessStory
@ExtendWith(Chromium.class)
class CommitteeChangeStoryTest {

    /** Three women and three men, even numbers men, until 2025-07-02. */
    private static final LocalDate FORMED = LocalDate.of(2023, 7, 3);

    private static final LocalDate TODAY = LocalDate.of(2024, 3, 4);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CommitteeProcesses processes;

    @Autowired
    Committees committees;

    @Autowired
    CommitteeRepository table;

    @Autowired
    CommitteeChanges changes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aChairResignsAndASuccessorServesWhatRemainsOfTheTerm() {
        seated("committee-resigned");
        jdbc.sql("INSERT INTO committee_office (project_key, office, seat, elected_on, recorded_by) "
                        + "VALUES ('committee-resigned', 'chair', 2, '2023-07-10', 'yeonsu-lead')")
                .update();
        beginOnThePage("committee-resigned");
        isRefused(
                "committee.leftInFuture",
                () -> lead("record-departure", Map.of("decision", "resignation", "seat", 2, "leftOn", "2024-03-05")));
        isRefused(
                "committee.noSuchMember", () -> lead("record-departure", Map.of("decision", "resignation", "seat", 7)));
        lead("record-departure", Map.of("decision", "resignation", "seat", 2, "leftOn", "2024-02-29"));
        assertThat(table.roster("committee-resigned").sitting(LocalDate.of(2024, 2, 28)))
                .hasSize(6);
        assertThat(table.roster("committee-resigned").sitting(LocalDate.of(2024, 2, 29)))
                .hasSize(5);
        isRefused("committee.nomineesMissing", () -> lead("propose-members", proposal("")));
        isRefused("committee.nominee.left", () -> lead("propose-members", proposal("2, 연임")));
        isRefused("committee.nominee.seat", () -> lead("propose-members", proposal("3, 김하나, 남, 대학, 1분과")));
        isRefused("committee.nominee.sex", () -> lead("propose-members", proposal("2, 김하나, 남성, 대학, 1분과")));
        lead("propose-members", proposal("2, 김하나, 남, 한국대학교, 1분과"));
        Novice.agreeing(engine, story).until("appoint-members");
        assertThat(changes.nominees(matter("committee-resigned"))).contains("2024. 3. 4. ~ 2025. 7. 2.");
        lead("appoint-members", Map.of("termYears", 2, "ceremonyHeld", true));
        Roster.Member successor = table.roster("committee-resigned").member(7);
        assertThat(successor.follows()).isEqualTo(2);
        assertThat(successor.name()).isEqualTo("김하나");
        assertThat(successor.termFrom()).isEqualTo("2024-03-04");
        assertThat(successor.termTo()).isEqualTo("2025-07-02");
        isRefused("committee.noSuchMember", () -> lead("elect-officers", Map.of("chairSeat", 2)));
        lead("elect-officers", Map.of("chairSeat", 7));
        assertThat(changes.officer("committee-resigned", "chair")).isEqualTo(7);
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void whoIsDismissedStaysUntilItIsApprovedAndTheSeatMayBeLeftEmptyAndFilledLater() {
        seated("committee-dismissed");
        begin("committee-dismissed");
        Map<String, Object> dismissal = Map.of(
                "decision", "dismissal", "seat", 3, "ground", "neglect", "leftOn", "2024-02-01", "comment", "세 차례 불참");
        lead("record-departure", dismissal);
        assertThat(table.roster("committee-dismissed").sitting(TODAY)).hasSize(6);
        Novice.agreeing(engine, story).until("propose-members");
        assertThat(table.roster("committee-dismissed").member(3).leftOn()).isEqualTo(TODAY);
        lead("propose-members", Map.of("decision", "leave", "comment", "임기가 곧 끝남"));
        assertThat(story.openTasks()).isEmpty();
        begin("committee-dismissed");
        isRefused(
                "committee.notVacant",
                () -> lead("record-departure", Map.of("decision", "fill", "seat", 4, "comment", "충원")));
        lead("record-departure", Map.of("decision", "fill", "seat", 3, "comment", "충원"));
        lead("propose-members", proposal("3, 이둘, 여, 소방학회, 1분과"));
        Novice.agreeing(engine, story).until("appoint-members");
        lead("appoint-members", Map.of("termYears", 2, "ceremonyHeld", true));
        assertThat(table.roster("committee-dismissed").sitting(TODAY)).hasSize(6);
    }

    @Test
    void aDismissalThatIsNotApprovedChangesNothing() {
        seated("committee-kept");
        begin("committee-kept");
        lead(
                "record-departure",
                Map.of("decision", "dismissal", "seat", 3, "ground", "misconduct", "comment", "청탁 의혹"));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "사실이 아님"));
        assertThat(table.roster("committee-kept").sitting(TODAY)).hasSize(6);
        begin("committee-kept");
        lead("record-departure", Map.of("decision", "withdraw", "comment", "잘못 시작함"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(jdbc.sql("SELECT outcome FROM committee_matter_end e JOIN committee_matter m ON m.id = e.matter_id "
                                + "WHERE m.project_key = 'committee-kept'")
                        .query(String.class)
                        .list())
                .containsExactly("dropped", "dropped");
    }

    /** Four of six is above six tenths: only the province's committee can allow it. */
    @Test
    void aSuccessorWhoUpsetsTheBalanceTakesTheProvincesException() {
        seated("committee-upset");
        begin("committee-upset");
        lead("record-departure", Map.of("decision", "lapse", "seat", 1, "comment", "다른 시로 전출"));
        lead("propose-members", proposal("1, 박셋, 남, 경찰대학, 1분과"));
        Map<String, Object> resolution = Map.of(
                "resolvedBy", "province", "resolutionNumber", "여성정책과-31", "decision", "refused", "comment", "인력 있음");
        Map<String, Object> district = new HashMap<>(resolution);
        district.put("resolvedBy", "district");
        isRefused("committee.wrongBody", () -> story.complete("yeonsu-gender-equality", "record-exception", district));
        story.complete("yeonsu-gender-equality", "record-exception", resolution);
        assertThat(story.openTasks()).containsExactly("propose-members");
        lead("propose-members", proposal("1, 최넷, 여, 응급의학회, 1분과"));
        assertThat(story.openTasks()).containsExactly("draft");
    }

    /** An existing committee of eight men and one woman is entered as it is, and comes nearer to the balance. */
    @Test
    void anUnbalancedCommitteeThatTakesOverIsEnteredWithThePlanToMendIt() {
        story.on(TODAY, "committee-unbalanced-existing");
        ExistingCommitteeEntry without = new ExistingCommitteeEntry("안전관리위원회", 8, 1, 3, 2, 400, null, null);
        isRefused("committee.sexRatio", () -> committees.takenOver("committee-unbalanced-existing", without, "lee"));
        ExistingCommitteeEntry today = new ExistingCommitteeEntry("안전관리위원회", 8, 1, 3, 2, 400, "다음 위촉 때 여성 위촉", TODAY);
        isRefused("committee.balanceDay", () -> committees.takenOver("committee-unbalanced-existing", today, "lee"));
        committees.takenOver(
                "committee-unbalanced-existing",
                new ExistingCommitteeEntry("안전관리위원회", 8, 1, 3, 2, 400, "다음 위촉 때 여성 위촉", LocalDate.of(2025, 3, 31)),
                "lee");
        begin("committee-unbalanced-existing");
        lead("record-departure", Map.of("decision", "resignation", "seat", 1));
        lead("propose-members", proposal("1, 정다섯, 남, 대학, 제1분과"));
        assertThat(story.openTasks()).containsExactly("record-exception");
        story.complete(
                "yeonsu-gender-equality",
                "record-exception",
                Map.of("resolvedBy", "province", "resolutionNumber", "여성-1", "decision", "refused", "comment", "불인정"));
        lead("propose-members", proposal("1, 정다섯, 여, 대학, 제1분과"));
        assertThat(story.openTasks()).containsExactly("draft");
    }

    private void seated(String project) {
        story.on(TODAY, project);
        SeatedCommittee.seat(jdbc, project, FORMED);
    }

    private void begin(String project) {
        processes.change(project, "yeonsu", "yeonsu-lead");
    }

    private void beginOnThePage(String project) {
        Page page = Profiles.page(port, "yeonsu-lead");
        page.navigate("http://localhost:" + port + "/projects/" + project + "/facts/committees/committee");
        page.locator("form[action$='/member-change'] button").click();
        assertThat(page.locator("form[action$='/member-change']")).hasCount(1);
        Profiles.leave(page);
        assertThat(story.openTasks()).containsExactly("record-departure");
    }

    private String matter(String project) {
        return jdbc.sql("SELECT max(id)::text FROM committee_matter WHERE project_key = ?")
                .param(project)
                .query(String.class)
                .single();
    }

    private void lead(String element, Map<String, Object> values) {
        story.complete("yeonsu-lead", element, values);
    }

    private static Map<String, Object> proposal(String nominees) {
        return Map.of("decision", "appoint", "nominees", nominees, "eligible", true);
    }

    private static void isRefused(String code, ThrowingCallable act) {
        assertThat(Refusal.in(catchThrowableOfType(Throwable.class, act)))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
