package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.ordinance.OrdinanceAsserts.refuses;
import static safecity.ordinance.OrdinanceCourse.vote;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.story.FreshNumbers;
import safecity.story.ProcessStory;
import safecity.story.Story;

@ProcessStory
class PromulgationStoryTest {

    private static final LocalDate DAY = LocalDate.of(2022, 12, 1);

    /** A Thursday; twenty days later is Wednesday the 22nd, another five Monday the 27th. */
    private static final LocalDate ARRIVED = LocalDate.of(2023, 3, 2);

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    OrdinanceRepository register;

    @Test
    void anOriginalBillIsExemptFromASecondDeliberation() {
        arrived("promulgation-original", "passed");
        assertThat(story.openTasks()).containsExactlyInAnyOrder("report-to-city", "decide-promulgation");
        assertThat(advice()).contains("거치지 않았습니다");
    }

    @Test
    void anAmendedBillIsDeliberatedAgain() {
        arrived("promulgation-amended", "amended");
        assertThat(story.openTasks()).containsExactlyInAnyOrder("report-to-city", "deliberate-promulgation");
        story.complete("yeonsu-legal", "deliberate-promulgation", vote("deferred", 15, 12, 0));
        assertThat(story.openTasks()).contains("deliberate-promulgation");
        story.complete("yeonsu-legal", "deliberate-promulgation", vote("rejected", 15, 12, 9));
        assertThat(advice()).contains("부결");
        assertThat(story.openTasks()).contains("decide-promulgation");
    }

    @Test
    void theLegalTermsAreTheDueDates() {
        arrived("promulgation-due", "passed");
        assertThat(story.task("report-to-city").getDueDate()).isEqualTo("2023-03-07T18:00:00");
        assertThat(story.task("decide-promulgation").getDueDate()).isEqualTo("2023-03-22T18:00:00");
    }

    @Test
    void theReportToTheCityGoesBesideThePromulgation() {
        OrdinanceCourse course = arrived("promulgation-report", "passed")
                .mayor("promulgate", null)
                .promulgate();
        assertThat(story.openTasks()).containsExactly("report-to-city");
        course.reportToCity();
        assertThat(story.openTasks()).containsExactly("register-ordinance");
    }

    @Test
    void anOrdinanceThatNamesNoDayBindsFromTheTwentyFirstDay() {
        OrdinanceCourse course = OrdinanceCourse.on(story, DAY, "effect-twenty")
                .plan()
                .approve()
                .draft("no", "after-twenty-days", null)
                .consulted()
                .assessed()
                .announce(20);
        story.days(24);
        course.handleOpinions("no-important-change", null)
                .reviewLegally()
                .deliberate()
                .submit()
                .examine()
                .plenary("passed")
                .transmittedOn(ARRIVED)
                .reportToCity()
                .mayor("promulgate", null)
                .promulgate()
                .register();
        story.until(LocalDate.of(2023, 3, 22));
        assertThat(course.ended()).isFalse();
        assertThat(register.current("effect-twenty").status()).isEqualTo(OrdinanceStatus.PROMULGATED);
        story.until(LocalDate.of(2023, 3, 23));
        assertThat(course.ended()).isTrue();
        assertThat(story.passed("ordinance-enactment")).contains("ordinance-in-force");
        assertThat(register.current("effect-twenty").effectiveOn()).isEqualTo(LocalDate.of(2023, 3, 23));
    }

    @Test
    void aWithdrawnDraftOfThePromulgationComesBackToTheMayor() {
        arrived("promulgation-withdrawn", "passed").mayor("promulgate", null);
        story.complete("yeonsu-legal", "draft", Map.of("decision", "withdraw", "comment", "공포문 오류"));
        assertThat(story.openTasks()).contains("decide-promulgation");
    }

    @Test
    void reconsiderationNeedsItsReasons() {
        OrdinanceCourse course = arrived("reconsider-no-reason", "passed");
        refuses("decision.commentMissing", () -> course.mayor("reconsider", null));
        assertThat(story.openTasks()).contains("decide-promulgation");
    }

    @Test
    void twoThirdsConfirmABillThatTheMayorSentBack() {
        OrdinanceCourse course = sentBack("reconsider-confirmed");
        story.complete("yeonsu-council-office", "vote-again", vote("confirmed", 13, 12, 4));
        assertThat(story.openTasks()).containsExactly("transmit-confirmed");
        story.complete("yeonsu-council-office", "transmit-confirmed", Map.of("transmitted", true));
        assertThat(story.openTasks()).containsExactly("promulgate-confirmed");
        story.complete(
                "yeonsu-mayor",
                "promulgate-confirmed",
                Map.of("promulgationNumber", FreshNumbers.next(), "gazetted", true));
        story.days(0);
        course.register();
        assertThat(course.ended()).isTrue();
        assertThat(register.last("reconsider-confirmed", OrdinanceEventType.PROMULGATED))
                .get()
                .extracting(OrdinanceEvent::outcome)
                .isEqualTo("mayor");
    }

    @Test
    void withoutAQuorumTheCouncilVotesAgainAnotherDay() {
        sentBack("reconsider-quorum");
        story.complete("yeonsu-council-office", "vote-again", vote("confirmed", 13, 6, 0));
        assertThat(story.openTasks()).containsExactly("vote-again");
    }

    @Test
    void aBillThatMissesTwoThirdsIsDiscardedAndTheLeadDecides() {
        OrdinanceCourse course = sentBack("reconsider-discarded");
        story.complete("yeonsu-council-office", "vote-again", vote("confirmed", 13, 12, 5));
        assertThat(story.openTasks()).containsExactly("decide-next");
        assertThat(register.current("reconsider-discarded").status()).isEqualTo(OrdinanceStatus.DISCARDED);
        course.next("retry", null);
        assertThat(story.openTasks()).containsExactly("plan-ordinance");
    }

    @Test
    void whenTheMayorIsSilentForTwentyDaysTheBillStandsAndTheChairPromulgatesAfterFiveMore() {
        OrdinanceCourse course = arrived("mayor-silent", "passed").reportToCity();
        story.until(ARRIVED.plusDays(20));
        assertThat(story.openTasks()).containsExactly("decide-promulgation");
        story.until(ARRIVED.plusDays(21));
        assertThat(story.openTasks()).containsExactly("promulgate-confirmed");
        assertThat(story.task("promulgate-confirmed").getDueDate()).isEqualTo("2023-03-27T18:00:00");
        story.until(ARRIVED.plusDays(25));
        assertThat(story.openTasks()).containsExactly("promulgate-confirmed");
        story.until(ARRIVED.plusDays(26));
        assertThat(story.openTasks()).containsExactly("promulgate-by-chair");
        story.complete(
                "yeonsu-council-office",
                "promulgate-by-chair",
                Map.of("promulgationNumber", FreshNumbers.next(), "gazetted", true));
        story.days(0);
        course.register();
        assertThat(course.ended()).isTrue();
        assertThat(register.last("mayor-silent", OrdinanceEventType.PROMULGATED))
                .get()
                .extracting(OrdinanceEvent::outcome)
                .isEqualTo("chair");
    }

    @Test
    void theTwentiethDayIsTheMayorsToItsEnd() {
        OrdinanceCourse course = arrived("mayor-evening", "passed").reportToCity();
        story.until(ARRIVED.plusDays(20));
        course.mayor("promulgate", null).promulgate();
        assertThat(register.current("mayor-evening").promulgatedOn()).isEqualTo(ARRIVED.plusDays(20));
        assertThat(register.last("mayor-evening", OrdinanceEventType.CONFIRMED_BY_SILENCE))
                .isEmpty();
    }

    @Test
    void aGazetteOfTheTwentiethDayThatIsEnteredTheDayAfterTakesTheSilenceBack() {
        OrdinanceCourse course = arrived("gazette-late", "passed").reportToCity();
        story.until(ARRIVED.plusDays(21));
        assertThat(register.current("gazette-late").status()).isEqualTo(OrdinanceStatus.CONFIRMED);
        refuses("act.reasonMissing", () -> gazette("promulgate-confirmed", "yeonsu-mayor", ARRIVED.plusDays(20), " "));
        refuses("act.inFuture", () -> gazette("promulgate-confirmed", "yeonsu-mayor", ARRIVED.plusDays(22), "지연"));
        refuses("act.beforeAnother", () -> gazette("promulgate-confirmed", "yeonsu-mayor", ARRIVED.minusDays(1), "지연"));
        gazette("promulgate-confirmed", "yeonsu-mayor", ARRIVED.plusDays(20), "공보 담당자 출장");
        assertThat(register.last("gazette-late", OrdinanceEventType.SILENCE_TAKEN_BACK))
                .isPresent();
        assertThat(register.last("gazette-late", OrdinanceEventType.PROMULGATED))
                .get()
                .extracting(OrdinanceEvent::outcome, OrdinanceEvent::onDay)
                .containsExactly("mayor", ARRIVED.plusDays(20));
        assertThat(register.current("gazette-late").promulgatedOn()).isEqualTo(ARRIVED.plusDays(20));
        story.days(0);
        course.register();
        assertThat(course.ended()).isTrue();
    }

    @Test
    void aGazetteAfterTheTwentiethDayTakesNothingBackAndOneWithinTheFiveDaysIsNotTheChairs() {
        arrived("gazette-of-the-fifth-day", "passed").reportToCity();
        story.until(ARRIVED.plusDays(26));
        assertThat(story.openTasks()).containsExactly("promulgate-by-chair");
        gazette("promulgate-by-chair", "yeonsu-council-office", ARRIVED.plusDays(25), "구청 공보를 늦게 확인");
        assertThat(register.last("gazette-of-the-fifth-day", OrdinanceEventType.SILENCE_TAKEN_BACK))
                .isEmpty();
        assertThat(register.last("gazette-of-the-fifth-day", OrdinanceEventType.PROMULGATED))
                .get()
                .extracting(OrdinanceEvent::outcome)
                .isEqualTo("mayor");
    }

    private void gazette(String task, String account, LocalDate day, String lateReason) {
        story.complete(
                account,
                task,
                Map.of(
                        "promulgationNumber",
                        FreshNumbers.next(),
                        "gazetted",
                        true,
                        "actOn",
                        day.toString(),
                        "lateReason",
                        lateReason));
    }

    @Test
    void aTwentiethDayOnASundayIsNotTheLast() {
        LocalDate monday = LocalDate.of(2023, 3, 6);
        OrdinanceCourse.on(story, DAY, "mayor-sunday")
                .toTransmission("passed", monday)
                .reportToCity();
        story.until(LocalDate.of(2023, 3, 27));
        assertThat(story.openTasks()).containsExactly("decide-promulgation");
        story.until(LocalDate.of(2023, 3, 28));
        assertThat(story.openTasks()).containsExactly("promulgate-confirmed");
    }

    @Test
    void theTermRunsThroughTheSecondDeliberationToo() {
        arrived("mayor-late-deliberation", "amended").reportToCity();
        story.until(ARRIVED.plusDays(21));
        assertThat(story.openTasks()).containsExactly("promulgate-confirmed");
        assertThat(story.passed("promulgation-decision")).doesNotContain("deliberate-promulgation");
        assertThat(register.last("mayor-late-deliberation", OrdinanceEventType.PROMULGATION_DELIBERATED))
                .isEmpty();
    }

    @Test
    void aPromulgationWithoutANumberIsRefused() {
        arrived("promulgation-number", "passed").mayor("promulgate", null).approve();
        refuses("form.required", () -> story.complete("yeonsu-legal", "promulgate", Map.of("gazetted", true)));
        refuses(
                "form.min",
                () -> story.complete("yeonsu-legal", "promulgate", Map.of("promulgationNumber", 0, "gazetted", true)));
        assertThat(story.openTasks()).contains("promulgate");
    }

    private OrdinanceCourse arrived(String key, String councilDecision) {
        return OrdinanceCourse.on(story, DAY, key).toTransmission(councilDecision, ARRIVED);
    }

    private OrdinanceCourse sentBack(String key) {
        OrdinanceCourse course = arrived(key, "passed").reportToCity().mayor("reconsider", "예산상 집행할 수 없음");
        assertThat(story.openTasks()).containsExactly("vote-again");
        return course;
    }

    private String advice() {
        return runtime.getVariable(story.task("decide-promulgation").getExecutionId(), "advice")
                .toString();
    }
}
