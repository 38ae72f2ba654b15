package safecity.project.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scale of a bar chart over time, from one day to another: places are percentages of the chart's width, as SVG
 * attributes take them.
 */
public record ChartScale(LocalDate from, LocalDate to) {

    /** Whole years around everything that has to be shown. */
    static ChartScale of(ProjectView project) {
        return around(Stream.concat(
                Stream.of(project.plannedFrom(), project.plannedTo()),
                project.milestones().stream()
                        .flatMap(milestone ->
                                Stream.of(milestone.plannedFrom(), milestone.plannedTo(), milestone.reachedOn()))));
    }

    /** Whole years around some days, of which any may be null. */
    public static ChartScale around(Stream<LocalDate> days) {
        List<LocalDate> sorted = days.filter(Objects::nonNull).sorted().toList();
        return new ChartScale(
                sorted.get(0).withDayOfYear(1),
                sorted.get(sorted.size() - 1).withMonth(12).withDayOfMonth(31));
    }

    public List<Integer> years() {
        return IntStream.rangeClosed(from.getYear(), to.getYear()).boxed().toList();
    }

    public String start(int year) {
        return at(LocalDate.of(year, 1, 1));
    }

    public boolean shows(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public String at(LocalDate day) {
        return percent(from.until(day, ChronoUnit.DAYS));
    }

    /** Both days included. */
    public String width(LocalDate first, LocalDate last) {
        return percent(Math.max(1, first.until(last, ChronoUnit.DAYS) + 1));
    }

    private String percent(long days) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * days / (from.until(to, ChronoUnit.DAYS) + 1));
    }
}
