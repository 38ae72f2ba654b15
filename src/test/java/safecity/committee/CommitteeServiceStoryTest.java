package safecity.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Novice;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Terms are watched: ninety days before they end somebody decides who follows; each January the committee's state is reported. */
@ProcessStory
class CommitteeServiceStoryTest {

    /** Six members until 2025-07-02; ninety days before is 2025-04-03. */
    private static final LocalDate FORMED = LocalDate.of(2023, 7, 3);

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CommitteeTerms terms;

    @Autowired
    Committees committees;

    @Autowired
    CommitteeRepository table;

    @Autowired
    JdbcClient jdbc;

    @Test
    void ninetyDaysBeforeTheTermEndsItIsDecidedWhoServesAgainAndTheNewTermFollowsTheOldOne() {
        watched("service-renewed", LocalDate.of(2025, 3, 3));
        story.until(LocalDate.of(2025, 4, 2));
        assertThat(story.openTasks()).isEmpty();
        story.until(LocalDate.of(2025, 4, 3));
        assertThat(story.openTasks()).containsExactly("propose-members");
        story.complete(
                "yeonsu-lead",
                "propose-members",
                Map.of(
                        "decision",
                        "appoint",
                        "nominees",
                        "1, 연임\n2, 연임\n3, 연임\n4, 연임\n5, 한가람, 여, 대학, 1분과",
                        "eligible",
                        true));
        Novice.agreeing(engine, story).until("appoint-members");
        story.complete("yeonsu-lead", "appoint-members", Map.of("termYears", 2, "ceremonyHeld", true));
        Roster roster = table.roster("service-renewed");
        assertThat(roster.member(7).termFrom()).isEqualTo("2025-07-03");
        assertThat(roster.member(7).termTo()).isEqualTo("2027-07-02");
        assertThat(roster.sitting(LocalDate.of(2025, 7, 2))).hasSize(6);
        assertThat(roster.sitting(LocalDate.of(2025, 7, 3))).hasSize(5);
        assertThat(committees.inOffice("service-renewed", LocalDate.of(2027, 7, 2)))
                .isTrue();
        assertThat(committees.inOffice("service-renewed", LocalDate.of(2027, 7, 3)))
                .isFalse();
        assertThat(terms.nextTermEnd("service-renewed")).isEqualTo("2027-07-02");
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void everybodyServesAgainWhereNobodyIsNamedAndTheWatchEndsWhereTheSeatsAreLeftEmpty() {
        watched("service-left", LocalDate.of(2025, 4, 3));
        story.complete(
                "yeonsu-lead", "propose-members", Map.of("decision", "appoint", "nominees", "", "eligible", true));
        Novice.agreeing(engine, story).until("appoint-members");
        story.complete("yeonsu-lead", "appoint-members", Map.of("termYears", 1, "ceremonyHeld", true));
        assertThat(table.roster("service-left").sitting(LocalDate.of(2026, 7, 2)))
                .hasSize(6);
        story.until(LocalDate.of(2026, 1, 10));
        assertThat(terms.state("service-left")).contains("위촉직: 6명(남 3명, 여 3명, 한쪽 성의 한도 3명)");
        story.complete(
                "yeonsu-lead", "report-committee", Map.of("meetings", 4, "mattersDeliberated", 11, "comment", ""));
        assertThat(jdbc.sql("SELECT meetings FROM committee_state WHERE project_key = 'service-left' AND year = 2025")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        story.until(LocalDate.of(2026, 4, 3));
        story.complete("yeonsu-lead", "propose-members", Map.of("decision", "leave", "comment", "조례 개정으로 폐지 예정"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.passed("committee-service")).contains("service-over");
        assertThat(terms.goOn("service-left")).isFalse();
    }

    private void watched(String project, LocalDate day) {
        story.on(day, project);
        SeatedCommittee.seat(jdbc, project, FORMED);
        terms.begin(project, "yeonsu", "yeonsu-lead");
        terms.begin(project, "yeonsu", "yeonsu-lead");
        story.settle();
    }
}
