package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Each story has weeks of its own, far from all others: a declared holiday holds for the whole country. */
@ProcessStory
class HolidayChangeListenerTest {

    private static final LocalDate FIRST = LocalDate.of(2031, 7, 7);

    @Autowired
    Story story;

    @Autowired
    DeclaredHolidays holidays;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Test
    void aDeclaredHolidayMovesTheDueDatesThatAreStillOpenAndWithdrawalMovesThemBack() {
        LocalDate monday = FIRST;
        openDraft("holiday-moves", monday);
        assertThat(story.task("draft").getDueDate()).isEqualTo(evening(monday.plusDays(3)));

        holidays.declare(monday.plusDays(1), "임시공휴일", "Special holiday", "국가 애도", "admin");
        assertThat(story.task("draft").getDueDate()).isEqualTo(evening(monday.plusDays(4)));

        holidays.withdraw(monday.plusDays(1), "착오", "admin");
        assertThat(story.task("draft").getDueDate()).isEqualTo(evening(monday.plusDays(3)));
    }

    @Test
    void aDueDateThatAPersonHasSetStays() {
        LocalDate monday = FIRST.plusWeeks(2);
        openDraft("holiday-by-hand", monday);
        Date agreed = evening(monday.plusDays(9));
        story.as("yeonsu-manager", () -> tasks.setDueDate(story.task("draft").getId(), agreed));

        holidays.declare(monday.plusDays(2), "임시공휴일", "Special holiday", "국가 애도", "admin");

        assertThat(story.task("draft").getDueDate()).isEqualTo(agreed);
    }

    @Test
    void aRunningTimerMovesAsWell() {
        LocalDate monday = FIRST.plusWeeks(4);
        openDraft("holiday-timer", monday);
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        story.complete("yeonsu-lead-head", "review", Map.of("decision", "approve"));
        story.complete("yeonsu-budget-head", "agree", Map.of("decision", "approve"));
        Date before = timer();

        holidays.declare(monday.plusDays(3), "임시공휴일", "Special holiday", "국가 애도", "admin");

        assertThat(before).as("the day is over at its end").isEqualTo(end(monday.plusDays(3)));
        assertThat(timer()).isEqualTo(end(monday.plusDays(4)));
    }

    private void openDraft(String key, LocalDate monday) {
        story.on(monday, key)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "programme-plan",
                                "documentTitle",
                                "시험 문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"));
    }

    private Date timer() {
        String instance = story.task("decide").getProcessInstanceId();
        return jobs.createJobQuery()
                .timers()
                .processInstanceId(instance)
                .singleResult()
                .getDuedate();
    }

    private static Date end(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(ZoneId.of("Asia/Seoul")).toInstant());
    }

    private static Date evening(LocalDate day) {
        ZonedDateTime at = day.atTime(18, 0).atZone(EngineClock.SEOUL);
        return Date.from(at.toInstant());
    }
}
