package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.calendar.Holiday;
import safecity.calendar.WorkingCalendar;
import safecity.story.ProcessStory;

/** An election stands in two places, for what a mayor may not do before it and as a day off: they tell the same days. */
@ProcessStory
class ElectionsTest {

    @Autowired
    Elections elections;

    @Autowired
    WorkingCalendar calendar;

    @Test
    void everyNationwideElectionIsADayOffAndEveryElectionDayThatIsOffIsKnown() {
        List<LocalDate> off = IntStream.range(2022, 2031)
                .boxed()
                .flatMap(year -> calendar.holidays(year).stream())
                .filter(holiday -> holiday.nameEn().contains("lection"))
                .map(Holiday::date)
                .toList();
        assertThat(off).isNotEmpty().isEqualTo(elections.days());
    }

    /** Years ahead as well: the term of an office ends on a day that everybody knows. */
    @Test
    void anElectionOfAnExpiredTermWasCertainAllAlong() {
        assertThat(elections.nationwide())
                .filteredOn(election -> !election.heldOn().equals(LocalDate.of(2025, 6, 3)))
                .allMatch(election -> election.knownFrom().isBefore(LocalDate.of(2000, 1, 1)));
    }
}
