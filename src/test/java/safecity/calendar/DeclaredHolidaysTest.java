package safecity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import safecity.refusal.Refusal;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Each test is rolled back: the stories share one database, and a holiday would move their deadlines. */
@ProcessStory
@Transactional
@RecordApplicationEvents
class DeclaredHolidaysTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private DeclaredHolidays holidays;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void standOnTheThursdayBefore() {
        story.on(LocalDate.of(2026, 11, 19), "calendar-test");
    }

    @Test
    void aDeclaredHolidayMovesWhatFallsDueFromThenOn() {
        assertThat(deadlines.isoDate(deadlines.workingDays(1))).isEqualTo("2026-11-20");
        declare();
        assertThat(deadlines.isoDate(deadlines.workingDays(1))).isEqualTo("2026-11-23");
        assertThat(deadlines.isoDate(deadlines.days(1))).isEqualTo("2026-11-23");
        assertThat(deadlines.isoDate(deadlines.exactDays(1))).isEqualTo("2026-11-20");
        assertThat(calendar.holidaysOn(FRIDAY))
                .extracting(Holiday::nameKo, Holiday::kind)
                .containsExactly(tuple("임시공휴일", Holiday.Kind.DECLARED));
    }

    @Test
    void whoeverKeepsDueDatesIsToldOnce() {
        declare();
        assertThat(events.stream(HolidayChanged.class)).containsExactly(new HolidayDeclared(FRIDAY));
    }

    @Test
    void aDeclarationIsTakenBackByAFurtherEntry() {
        declare();
        holidays.withdraw(FRIDAY, "국무회의 의결 변경", "admin");
        assertThat(calendar.isWorkingDay(FRIDAY)).isTrue();
        assertThat(entries())
                .extracting(HolidayDeclaration::version, HolidayDeclaration::declares)
                .containsExactly(tuple(1, true), tuple(2, false));
        assertThat(events.stream(HolidayChanged.class))
                .containsExactly(new HolidayDeclared(FRIDAY), new HolidayWithdrawn(FRIDAY));

        declare();
        assertThat(calendar.isWorkingDay(FRIDAY)).isFalse();
        assertThat(entries()).hasSize(3);
    }

    @Test
    void anEntrySaysWhoWhenAndWhy() {
        declare();
        HolidayDeclaration entry = entries().get(0);
        assertThat(entry.declaredBy()).isEqualTo("admin");
        assertThat(entry.reason()).isEqualTo("국무회의 의결");
        assertThat(entry.declaredAt()).isEqualTo("2026-11-19T00:00:00Z");
    }

    @Test
    void aDayThatIsOffAnywayIsNotDeclared() {
        refused("calendar.already-off", () -> declare(LocalDate.of(2026, 11, 21)));
        refused("calendar.already-off", () -> declare(LocalDate.of(2026, 12, 25)));
        declare();
        refused("calendar.already-off", this::declare);
        assertThat(events.stream(HolidayChanged.class)).hasSize(1);
    }

    @Test
    void whatIsNotDeclaredIsNotTakenBack() {
        refused("calendar.not-declared", () -> holidays.withdraw(FRIDAY, "착오", "admin"));
        declare();
        holidays.withdraw(FRIDAY, "착오", "admin");
        refused("calendar.not-declared", () -> holidays.withdraw(FRIDAY, "착오", "admin"));
    }

    @Test
    void nobodyDeclaresWithoutANameAndAReason() {
        refused("calendar.name-needed", () -> holidays.declare(FRIDAY, " ", "Holiday", "국무회의 의결", "admin"));
        refused("calendar.name-needed", () -> holidays.declare(FRIDAY, "임시공휴일", null, "국무회의 의결", "admin"));
        refused("calendar.reason-needed", () -> holidays.declare(FRIDAY, "임시공휴일", "Holiday", "", "admin"));
        declare();
        refused("calendar.reason-needed", () -> holidays.withdraw(FRIDAY, null, "admin"));
    }

    @Test
    void anEntryIsNeitherChangedNorDeleted() {
        declare();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from declared_holiday").update())
                .withMessageContaining("entries are kept");
    }

    private void declare() {
        declare(FRIDAY);
    }

    private void declare(LocalDate day) {
        holidays.declare(day, "임시공휴일", "Temporary public holiday", "국무회의 의결", "admin");
    }

    private List<HolidayDeclaration> entries() {
        return holidays.history().stream()
                .filter(entry -> entry.date().equals(FRIDAY))
                .toList();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
