package safecity.project.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.project.Budgets;
import safecity.story.ProcessStory;
import safecity.story.RareWays;
import safecity.story.Robot;
import safecity.story.Story;

/** The published plan of Yeonsu, played from September 2022 to April 2026 by people who are never late. */
@ProcessStory
class YeonsuStoryTest {

    private static final LocalDate BEGIN = LocalDate.of(2022, 9, 1);
    private static final LocalDate END = LocalDate.of(2026, 4, 30);
    private static final int MOST_TASKS = 2_000;

    @Autowired
    Story story;

    @Autowired
    Robot robot;

    @Autowired
    Progress progress;

    @Autowired
    Budgets budgets;

    @Autowired
    HistoryService history;

    @Test
    void theYearEndsOfThePlanAreReachedExactlyAndTheProjectEndsCertified() {
        String key = "yeonsu-story";
        ProcessInstance project =
                story.on(BEGIN, key).start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        robot.proceeding();
        playUntil(key, END);

        assertThat(progress.reached(key, LocalDate.of(2022, 12, 31))).isEqualTo(10);
        assertThat(progress.reached(key, LocalDate.of(2023, 12, 31))).isEqualTo(40);
        assertThat(progress.reached(key, LocalDate.of(2024, 12, 31))).isEqualTo(60);
        assertThat(progress.reached(key, LocalDate.of(2025, 12, 31))).isEqualTo(90);
        assertThat(progress.reached(key, END)).isEqualTo(100);
        assertThat(progress.parts(key))
                .allSatisfy(part ->
                        assertThat(part.reachedOn()).as(part.milestone()).isPresent());
        assertThat(story.ended(project)).as("open: %s", story.openTasks()).isTrue();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(project.getId())
                        .activityId("certified")
                        .count())
                .isEqualTo(1);
        assertThat(budgets.years(key).stream().mapToLong(Budgets.Year::allotted).sum())
                .isEqualTo(409_000_000);
        assertThat(budgets.years(key))
                .allSatisfy(year -> assertThat(year.paid()).isEqualTo(year.committed()));
    }

    @Test
    void whateverIsRefusedOnceTheProjectIsStillCertified() throws IOException {
        String key = "yeonsu-refused";
        ProcessInstance project =
                story.on(BEGIN, key).start("certification", Map.of("projectKey", key, "municipality", "yeonsu"));
        robot.refusingOnce();
        playUntil(key, END.plusYears(4));

        assertThat(story.ended(project)).as("open: %s", story.openTasks()).isTrue();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(project.getId())
                        .activityId("certified")
                        .count())
                .isEqualTo(1);
        // FormWalkTest goes this way by hand, RareFormWalkTest the others; so a form that nobody would fill in is told
        // here.
        Set<String> known = new TreeSet<>(robot.met());
        known.addAll(RareWays.forms());
        // Begun from the page of a fact or of a project: ContractCorrectionStoryTest, ContractChangeStoryTest,
        // CommitteeChangeStoryTest, CommitteeServiceStoryTest, ReleaseStoryTest.
        known.addAll(Set.of(
                "committee-change/appoint-members",
                "committee-change/elect-officers",
                "committee-change/propose-members",
                "committee-change/record-departure",
                "committee-change/record-exception",
                "committee-service/report-committee",
                "corrective-action/decide-owner",
                "correction/check-correction",
                "contract-change/draft-change",
                "advance-payment/draft-advance",
                "advance-payment/pay-advance",
                "contract-suspension/draft-suspension",
                "contract-suspension/resume-contract",
                "contract-termination/draft-termination",
                "data-request/answer-demand",
                "effectiveness-check/check-effect",
                "data-request/check-answer",
                "programme-stop/draft-stop",
                "release/confirm-release"));
        // With everything refused once, nobody of the committee is in office when a report comes:
        // AnnualReportStoryTest.
        known.add("annual-report/deliberate-report");
        assertThat(known).containsExactlyElementsOf(forms());
        assertThat(RareWays.forms()).as("also met on the usual way").doesNotContainAnyElementsOf(robot.met());
    }

    /** Names of files under {@code forms/}, without their ending, in their order. */
    private static List<String> forms() throws IOException {
        Path all = Path.of("forms");
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .map(file ->
                            all.relativize(file).toString().replace('\\', '/').replace(".form", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Whatever is open is done at once; then time passes to the next day. */
    private void playUntil(String key, LocalDate end) {
        int done = robot.completeWhatIsOpen(key, MOST_TASKS);
        while (story.today().isBefore(end) && done < MOST_TASKS) {
            story.untilNextTimer(end);
            done += robot.completeWhatIsOpen(key, MOST_TASKS - done);
        }
        assertThat(done).as("tasks, at the end %s", robot.trace()).isLessThan(MOST_TASKS);
    }
}
