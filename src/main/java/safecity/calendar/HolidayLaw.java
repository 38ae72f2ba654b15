package safecity.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The holidays as {@code calendar/korean-holidays.yaml} states them.
 *
 * @param named      the days of every year
 * @param elections  election days of expired terms
 * @param designated days designated for one occasion, before this version was released
 */
record HolidayLaw(List<Named> named, List<OneDay> elections, List<OneDay> designated) {

    private static final String RESOURCE = "/calendar/korean-holidays.yaml";

    /** Reads the law; a file that can't be read, or has a field nobody knows, stops the start. */
    static HolidayLaw load() {
        YAMLMapper yaml = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream file = HolidayLaw.class.getResourceAsStream(RESOURCE)) {
            return yaml.readValue(file, HolidayLaw.class);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Which weekends give a substitute (art. 3 ① 1 and 2). */
    enum Substitute {
        NONE,
        SUNDAY,
        WEEKEND;

        @JsonCreator
        static Substitute of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        boolean givenOn(DayOfWeek day) {
            return switch (this) {
                case NONE -> false;
                case SUNDAY -> day == DayOfWeek.SUNDAY;
                case WEEKEND -> day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
            };
        }
    }

    /** A holiday of every year between {@code from} and {@code until}. */
    record Named(
            String key,
            String ko,
            String en,
            On on,
            LocalDate from,
            LocalDate until,
            Substitute substitute,
            LocalDate substituteFrom) {

        LocalDate in(int year) {
            return on.in(year);
        }

        boolean holdsOn(LocalDate date) {
            return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
        }

        /** What the decree of that date gives when this holiday is lost. */
        Substitute substituteOn(LocalDate date) {
            return substitute == null || date.isBefore(substituteFrom) ? Substitute.NONE : substitute;
        }
    }

    /** A day of the year: exactly one of {@code solar} and {@code lunar}, as {@code MM-dd}; offset in days. */
    record On(@Nullable MonthDay solar, @Nullable MonthDay lunar, int offset) {

        @JsonCreator
        static On of(
                @JsonProperty("solar") @Nullable String solar,
                @JsonProperty("lunar") @Nullable String lunar,
                @JsonProperty("offset") int offset) {
            if ((solar == null) == (lunar == null)) {
                throw new IllegalArgumentException("a holiday is on a solar or on a lunar day");
            }
            return new On(monthDay(solar), monthDay(lunar), offset);
        }

        private static @Nullable MonthDay monthDay(@Nullable String text) {
            return text == null ? null : MonthDay.parse("--" + text);
        }

        LocalDate in(int year) {
            return (solar != null ? solar.atYear(year) : LunarYear.day(year, Objects.requireNonNull(lunar)))
                    .plusDays(offset);
        }
    }

    record OneDay(LocalDate on, String ko, String en) {

        Holiday as(Holiday.Kind kind) {
            return new Holiday(on, ko, en, kind);
        }
    }
}
