package safecity.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import safecity.calendar.HolidayLaw.Named;
import safecity.calendar.HolidayLaw.Substitute;

/** The public holidays of a year by rule: the days of the decree's article 2 and the substitutes of its article 3. */
final class KoreanHolidays {

    private final HolidayLaw law;
    private final Map<Integer, Map<LocalDate, List<Holiday>>> years = new ConcurrentHashMap<>();

    KoreanHolidays(HolidayLaw law) {
        this.law = law;
    }

    /** Each day of the year that is a public holiday, in order, with everything that makes it one. */
    Map<LocalDate, List<Holiday>> of(int year) {
        return years.computeIfAbsent(year, this::compute);
    }

    private Map<LocalDate, List<Holiday>> compute(int year) {
        TreeMap<LocalDate, List<Named>> named = law.named().stream()
                .filter(holiday -> holiday.holdsOn(holiday.in(year)))
                .collect(groupingBy(holiday -> holiday.in(year), TreeMap::new, toList()));
        List<Holiday> oneDays = Stream.concat(
                        law.elections().stream().map(day -> day.as(Holiday.Kind.ELECTION)),
                        law.designated().stream().map(day -> day.as(Holiday.Kind.DESIGNATED)))
                .filter(holiday -> holiday.date().getYear() == year)
                .toList();

        List<Holiday> all = new ArrayList<>(oneDays);
        named.forEach((date, there) ->
                there.forEach(holiday -> all.add(new Holiday(date, holiday.ko(), holiday.en(), Holiday.Kind.NAMED))));
        all.addAll(substitutes(named, oneDays));
        return all.stream().collect(groupingBy(Holiday::date, TreeMap::new, toUnmodifiableList()));
    }

    /**
     * A substitute for each named holiday that was lost, on the first day after it that is no holiday (art. 3 ①), past
     * one that is taken by another substitute (②), and past a Saturday (③).
     */
    private static List<Holiday> substitutes(TreeMap<LocalDate, List<Named>> named, List<Holiday> oneDays) {
        Set<LocalDate> taken = new HashSet<>(named.keySet());
        oneDays.forEach(holiday -> taken.add(holiday.date()));
        List<Holiday> substitutes = new ArrayList<>();
        named.forEach((date, there) -> {
            for (List<Named> lost : lost(date, there)) {
                LocalDate free = date.plusDays(1);
                while (isWeekend(free) || taken.contains(free)) {
                    free = free.plusDays(1);
                }
                taken.add(free);
                substitutes.add(new Holiday(
                        free,
                        "대체공휴일(" + lost.stream().map(Named::ko).collect(joining("·")) + ")",
                        "Substitute holiday (" + lost.stream().map(Named::en).collect(joining(", ")) + ")",
                        Holiday.Kind.SUBSTITUTE));
            }
        });
        return substitutes;
    }

    /** One entry for each substitute owed for a day, with the holidays it stands for. */
    private static List<List<Named>> lost(LocalDate date, List<Named> there) {
        if (isWeekend(date)) {
            return there.stream()
                    .filter(holiday -> holiday.substituteOn(date).givenOn(date.getDayOfWeek()))
                    .map(List::of)
                    .toList();
        }
        // Named holidays that meet on a weekday: all but one of them are lost, and only those with a right to a
        // substitute get one. In 2017 개천절 met the eve of 추석, and 개천절 had no such right yet.
        List<Named> entitled = there.stream()
                .filter(holiday -> holiday.substituteOn(date) != Substitute.NONE)
                .toList();
        int owed = Math.min(there.size() - 1, entitled.size());
        return owed == 0 ? List.of() : Collections.nCopies(owed, entitled);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
