package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.ordinance.OrdinanceAsserts.refuses;
import static safecity.ordinance.OrdinanceCourse.vote;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class CouncilStoryTest {

    private static final LocalDate DAY = LocalDate.of(2022, 12, 1);

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    OrdinanceRepository register;

    @Test
    void aBillThatTheDeliberationPutsOffComesToItsNextMeeting() {
        OrdinanceCourse course =
                OrdinanceCourse.on(story, DAY, "deliberation-deferred").toDeliberation();
        story.complete("yeonsu-legal", "deliberate-bill", vote("deferred", 15, 12, 0));
        assertThat(story.openTasks()).containsExactly("deliberate-bill");
        story.complete("yeonsu-legal", "deliberate-bill", vote("passed", 15, 7, 0));
        assertThat(story.openTasks()).as("seven of fifteen can't resolve").containsExactly("deliberate-bill");
        course.deliberate();
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void aBillThatTheDeliberationRejectsIsPlannedAgain() {
        OrdinanceCourse course =
                OrdinanceCourse.on(story, DAY, "deliberation-rejected").toDeliberation();
        story.complete("yeonsu-legal", "deliberate-bill", vote("passed", 15, 12, 5));
        assertThat(story.openTasks())
                .as("seven in favour are not more than half of fifteen")
                .containsExactly("decide-next");
        refuses("ordinance.nothingToResubmit", () -> course.next("resubmit", null));
        course.next("retry", null).toDeliberation().deliberate();
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void anAmendedBillGoesToTheCouncil() {
        OrdinanceCourse.on(story, DAY, "deliberation-amended").toDeliberation();
        story.complete("yeonsu-legal", "deliberate-bill", vote("amended", 15, 15, 0));
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void thePapersOfABillAreCompletedOnRequest() {
        OrdinanceCourse.on(story, DAY, "council-papers").toDeliberation().deliberate();
        story.complete("yeonsu-legal", "submit-bill", Map.of("attachmentsComplete", true, "newSession", true));
        story.complete(
                "yeonsu-council-office",
                "receive-bill",
                Map.of("decision", "supplement", "councilNotice", "no", "comment", "비용추계서 누락"));
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void theCouncilsOwnNoticeLastsFiveDays() {
        OrdinanceCourse.on(story, DAY, "council-notice").toDeliberation().deliberate();
        story.complete("yeonsu-legal", "submit-bill", Map.of("attachmentsComplete", true, "newSession", true));
        LocalDate wednesday = LocalDate.of(2023, 1, 4);
        story.until(wednesday);
        story.complete("yeonsu-council-office", "receive-bill", Map.of("decision", "referred", "councilNotice", "yes"));
        story.until(wednesday.plusDays(5));
        assertThat(story.openTasks()).isEmpty();
        story.until(wednesday.plusDays(6));
        assertThat(story.openTasks()).containsExactly("examine-bill");
    }

    @Test
    void aBillThatTheCommitteeKeepsStaysWithIt() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "committee-deferred")
                .toDeliberation()
                .deliberate()
                .submit();
        story.complete("yeonsu-council-office", "examine-bill", vote("deferred", 7, 6, 0));
        assertThat(story.openTasks()).containsExactly("examine-bill");
        course.examine();
        assertThat(story.openTasks()).containsExactly("vote-in-plenary");
    }

    @Test
    void aBillThatTheCommitteeRejectsComesToThePlenaryWhenAThirdDemandsIt() {
        OrdinanceCourse.on(story, DAY, "plenary-demanded")
                .toDeliberation()
                .deliberate()
                .submit();
        story.complete("yeonsu-council-office", "examine-bill", vote("rejected", 7, 6, 4));
        assertThat(story.openTasks()).containsExactly("demand-plenary");
        refuses(
                "ordinance.demandTooFew",
                () -> story.complete(
                        "yeonsu-council-office",
                        "demand-plenary",
                        Map.of("decision", "demanded", "demandedBy", "members", "members", 13, "demanding", 4)));
        refuses(
                "ordinance.demandFiguresNeeded",
                () -> story.complete(
                        "yeonsu-council-office",
                        "demand-plenary",
                        Map.of("decision", "demanded", "demandedBy", "members")));
        story.complete(
                "yeonsu-council-office",
                "demand-plenary",
                Map.of("decision", "demanded", "demandedBy", "members", "members", 13, "demanding", 5));
        assertThat(story.openTasks()).containsExactly("vote-in-plenary");
    }

    @Test
    void aBillThatTheCommitteeRejectsAndNobodyDemandsIsDiscarded() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "plenary-not-demanded")
                .toDeliberation()
                .deliberate()
                .submit();
        story.complete("yeonsu-council-office", "examine-bill", vote("rejected", 7, 6, 4));
        story.complete("yeonsu-council-office", "demand-plenary", Map.of("decision", "none", "comment", "요구 없음"));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(register.current("plenary-not-demanded").status()).isEqualTo(OrdinanceStatus.COUNCIL_REJECTED);
        course.next("resubmit", null);
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void aBillThatIsWithdrawnInTheCommitteeEndsWithoutAVoteAndIsSubmittedAgain() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "bill-withdrawn")
                .toDeliberation()
                .deliberate()
                .submit();
        refuses(
                "decision.commentMissing",
                () -> story.complete("yeonsu-council-office", "examine-bill", Map.of("decision", "withdrawn")));
        story.complete(
                "yeonsu-council-office", "examine-bill", Map.of("decision", "withdrawn", "comment", "구청장 철회 요청"));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(register.current("bill-withdrawn").status()).isEqualTo(OrdinanceStatus.WITHDRAWN);
        assertThat(register.last("bill-withdrawn", OrdinanceEventType.EXAMINED))
                .get()
                .extracting(OrdinanceEvent::outcome)
                .isEqualTo("withdrawn");
        assertThat(story.passed("council-deliberation"))
                .contains("bill-ended-without-vote")
                .doesNotContain("bill-rejected", "demand-plenary");
        course.next("resubmit", null).submit().examine().plenary("passed");
        assertThat(story.openTasks()).containsExactly("transmit-bill");
    }

    @Test
    void aBillLapsesWithTheTermOfTheMembersOnItsRealDayAndGoesToTheNewCouncil() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "bill-lapsed")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine();
        LocalDate end = story.today();
        story.days(5);
        story.complete(
                "yeonsu-council-office",
                "vote-in-plenary",
                Map.of(
                        "decision",
                        "lapsed",
                        "comment",
                        "제9대 의회 임기만료",
                        "actOn",
                        end.toString(),
                        "lateReason",
                        "새 의회 구성 뒤 통지받음"));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(register.current("bill-lapsed").status()).isEqualTo(OrdinanceStatus.LAPSED);
        assertThat(register.last("bill-lapsed", OrdinanceEventType.VOTED))
                .get()
                .extracting(OrdinanceEvent::onDay)
                .isEqualTo(end);
        course.next("resubmit", null);
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void aBillCanEndBeforeItIsReferred() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "bill-unreferred")
                .toDeliberation()
                .deliberate();
        story.complete("yeonsu-legal", "submit-bill", Map.of("attachmentsComplete", true, "newSession", true));
        story.complete("yeonsu-council-office", "receive-bill", Map.of("decision", "lapsed", "comment", "제9대 의회 임기만료"));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(register.current("bill-unreferred").status()).isEqualTo(OrdinanceStatus.LAPSED);
        course.next("resubmit", null);
        assertThat(story.openTasks()).containsExactly("submit-bill");
    }

    @Test
    void aTieIsLostAndTheSameBillPassesInTheNextSession() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "plenary-tie")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine();
        story.complete("yeonsu-council-office", "vote-in-plenary", vote("passed", 13, 12, 6));
        assertThat(story.openTasks()).containsExactly("decide-next");
        course.next("resubmit", null).submit().examine().plenary("passed");
        assertThat(story.openTasks()).containsExactly("transmit-bill");
        assertThat(register.current("plenary-tie").attempt()).isEqualTo(1);
    }

    @Test
    void aRejectedBillIsPlannedAgainAndPasses() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "plenary-rejected")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine()
                .plenary("rejected")
                .next("retry", null);
        assertThat(story.openTasks()).containsExactly("plan-ordinance");
        course.toTransmission("passed", LocalDate.of(2023, 3, 30))
                .reportToCity()
                .mayor("promulgate", null)
                .promulgate();
        story.days(0);
        course.register();
        assertThat(course.ended()).isTrue();
        assertThat(register.current("plenary-rejected").attempt()).isEqualTo(2);
        assertThat(story.passed("ordinance-enactment")).containsOnlyOnce("ordinance-in-force");
    }

    @Test
    void aRejectedBillCanBeGivenUpWithAReason() {
        OrdinanceCourse course = OrdinanceCourse.calledBy(caller(), story, DAY, "plenary-given-up")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine()
                .plenary("rejected");
        refuses("decision.commentMissing", () -> course.next("give-up", null));
        course.next("give-up", "의회의 뜻에 따름");
        assertThat(story.openTasks()).containsExactly("deliberate-adjustment");
        story.complete(
                "yeonsu-citizens-panel",
                "deliberate-adjustment",
                Map.of("decision", "return", "comment", "다음 회기에 다시 제출"));
        assertThat(story.openTasks()).as("nothing has ended").containsExactly("decide-next");
        course.next("give-up", "의회의 뜻에 따름");
        story.adjust("yeonsu");
        assertThat(course.ended()).isTrue();
        assertThat(story.passed("ordinance-enactment")).doesNotContain("ordinance-in-force");
        assertThat(story.passed("ordinance-caller")).contains("told-of-it");
        assertThat(register.current("plenary-given-up").status()).isEqualTo(OrdinanceStatus.ABANDONED);
    }

    @Test
    void withoutAnOrdinanceTheProjectGoesOnWhereTheMayorDecidesSo() {
        OrdinanceCourse course = OrdinanceCourse.calledBy(caller(), story, DAY, "plenary-without")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine()
                .plenary("rejected");
        course.next("without", "상위 조례를 근거로 추진");
        story.complete("yeonsu-citizens-panel", "deliberate-adjustment", Map.of("decision", "agree"))
                .complete("yeonsu-lead", "draft", Map.of("decision", "withdraw", "comment", "다시 검토"));
        assertThat(story.openTasks()).as("the mayor has decided nothing").containsExactly("decide-next");
        course.next("without", "상위 조례를 근거로 추진");
        story.adjust("yeonsu");
        assertThat(course.ended()).isTrue();
        assertThat(story.passed("ordinance-enactment"))
                .contains("ordinance-omitted")
                .doesNotContain("ordinance-abandoned", "ordinance-in-force");
        assertThat(story.passed("ordinance-caller")).contains("enacted").doesNotContain("told-of-it");
    }

    /** A process that calls the enactment as the whole project does, and is told when it is given up. */
    private String caller() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("ordinance-caller")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .callActivity("enact")
                .calledElement("ordinance-enactment")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaIn("projectKey", "projectKey")
                .camundaIn("municipality", "municipality")
                .endEvent("enacted")
                .moveToActivity("enact")
                .boundaryEvent("given-up")
                .error("abandoned")
                .endEvent("told-of-it")
                .done();
        repository
                .createDeployment()
                .addModelInstance("ordinance-caller.bpmn", model)
                .deploy();
        return "ordinance-caller";
    }

    @Test
    void withoutAQuorumThePlenaryVotesAnotherDay() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "plenary-quorum")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine();
        story.complete("yeonsu-council-office", "vote-in-plenary", vote("passed", 13, 6, 0));
        assertThat(story.openTasks()).containsExactly("vote-in-plenary");
        course.plenary("amended");
        assertThat(story.openTasks()).containsExactly("transmit-bill");
    }

    @Test
    void figuresThatCannotBeLeaveTheVoteOpen() {
        OrdinanceCourse.on(story, DAY, "plenary-figures")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine();
        refuses(
                "ordinance.ballot.presentExceedsMembers",
                () -> story.complete("yeonsu-council-office", "vote-in-plenary", vote("passed", 13, 14, 0)));
        refuses(
                "ordinance.ballot.votesExceedPresent",
                () -> story.complete("yeonsu-council-office", "vote-in-plenary", vote("passed", 13, 10, 11)));
        assertThat(story.openTasks()).containsExactly("vote-in-plenary");
        assertThat(register.last("plenary-figures", OrdinanceEventType.VOTED)).isEmpty();
    }

    @Test
    void theBillIsToBeTransmittedWithinFiveDays() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "transmission-due")
                .toDeliberation()
                .deliberate()
                .submit()
                .examine();
        story.until(LocalDate.of(2023, 2, 1)); // a Wednesday: five days later is a Monday
        course.plenary("passed");
        assertThat(story.task("transmit-bill").getDueDate()).isEqualTo("2023-02-06T18:00:00");
    }
}
