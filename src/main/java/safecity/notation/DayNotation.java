package safecity.notation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safecity.language.ReaderLanguage;
import safecity.refusal.Refusal;

/**
 * A day as offices write it: {@code 2022-10-15}, {@code 2022. 10. 15.} (행정업무의 운영 및 혁신에 관한 규정 제7조),
 * {@code 2022/10/15}, {@code 20221015}, {@code 221015}, {@code 2022년 10월 15일}, with the day of the week behind it.
 */
public final class DayNotation {

    /** Nobody means a day before or after these; a year beyond them is a slip of the keyboard. */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private static final String WEEKDAY = "(?: *(?:\\( ?([월화수목금토일])(?:요일)? ?\\)|([월화수목금토일])요일))?";
    private static final Pattern SEPARATED = Pattern.compile(
            "(\\d{4})(?: ?(-|/) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})| ?(\\.) ?(\\d{1,2}) ?\\. ?(\\d{1,2}) ?\\.?)" + WEEKDAY);
    private static final Pattern IN_WORDS = Pattern.compile("(\\d{4}) ?년 ?(\\d{1,2}) ?월 ?(\\d{1,2}) ?일" + WEEKDAY);
    private static final Pattern DIGITS = Pattern.compile("(\\d{4}|\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WITHOUT_DAY =
            Pattern.compile("\\d{4} ?(?:[-/.] ?\\d{1,2} ?\\.?|년 ?\\d{1,2} ?월)|\\d{4}(?:년|\\.)?");
    private static final Pattern YEAR_LAST = Pattern.compile("\\d{1,2} ?([-/.]) ?\\d{1,2} ?\\1 ?\\d{4} ?\\.?");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("['’‘]?\\d{1,2} ?(?:([-/.]) ?\\d{1,2} ?\\1 ?\\d{1,2} ?\\.?|년 ?\\d{1,2} ?월 ?\\d{1,2} ?일)");

    /** Two digits stand for a year of this century up to here; above, they may mean the last one. */
    private static final int LAST_SHORT_YEAR = 69;

    private static final int CENTURY = 2000;

    private DayNotation() {}

    /**
     * @param typed not blank
     * @throws Refusal {@code notation.day.…} for what has no meaning or two, for a day that no calendar has, for a weekday
     *                 that it isn't, and for a year before 1900 or after 2100
     */
    public static LocalDate read(String typed) {
        String text = TypedText.plain(typed);
        Matcher separated = SEPARATED.matcher(text);
        if (separated.matches()) {
            String month = separated.group(3) != null ? separated.group(3) : separated.group(6);
            String day = separated.group(4) != null ? separated.group(4) : separated.group(7);
            return onItsWeekday(day(separated.group(1), month, day), separated, 8);
        }
        Matcher words = IN_WORDS.matcher(text);
        if (words.matches()) {
            return onItsWeekday(day(words.group(1), words.group(2), words.group(3)), words, 4);
        }
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            return day(digits.group(1), digits.group(2), digits.group(3));
        }
        throw unreadable(text);
    }

    /**
     * What stands in a field of a page of ours.
     *
     * @return null for a field that was left empty
     * @throws Refusal as {@link #read}, about that field
     */
    public static @Nullable LocalDate entered(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return read(typed);
        } catch (Refusal unread) {
            throw unread.field(field);
        }
    }

    /**
     * A day that a program sent.
     *
     * @throws Refusal {@code notation.day.year} about that field
     */
    public static @Nullable LocalDate within(String field, @Nullable LocalDate day) {
        if (day == null || !day.isBefore(FIRST) && !day.isAfter(LAST)) {
            return day;
        }
        throw year(day.getYear()).field(field);
    }

    /** The day as papers name it, with its weekday: {@code 2022. 10. 15. (토)}, {@code Sat 15 October 2022}. */
    public static String shown(LocalDate day, Locale reader) {
        return ReaderLanguage.isEnglish(reader)
                ? DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH).format(day)
                : DateTimeFormatter.ofPattern("uuuu. M. d. '('E')'", Locale.KOREAN)
                        .format(day);
    }

    /** The day as papers write it, and as a field shows it: {@code 2022. 10. 15.} */
    public static String entry(LocalDate day) {
        return DateTimeFormatter.ofPattern("uuuu. M. d.", Locale.KOREAN).format(day);
    }

    private static LocalDate day(String year, String month, String day) {
        return day(year(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        if (year > LAST_SHORT_YEAR) {
            throw Refusal.of("notation.day.shortYear");
        }
        return CENTURY + year;
    }

    private static LocalDate day(int year, int month, int day) {
        if (year < FIRST.getYear() || year > LAST.getYear()) {
            throw year(year);
        }
        if (month < 1 || month > 12) {
            throw Refusal.of("notation.day.month", month);
        }
        int last = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > last) {
            throw Refusal.of("notation.day.none", String.valueOf(year), month, day, last);
        }
        return LocalDate.of(year, month, day);
    }

    private static Refusal year(int year) {
        return Refusal.of(
                "notation.day.year",
                "%04d".formatted(year),
                String.valueOf(FIRST.getYear()),
                String.valueOf(LAST.getYear()));
    }

    private static LocalDate onItsWeekday(LocalDate day, MatchResult read, int group) {
        String said = read.group(group) != null ? read.group(group) : read.group(group + 1);
        String is = day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.KOREAN);
        if (said != null && !said.equals(is)) {
            throw Refusal.of("notation.day.weekday", shown(day, Locale.KOREAN), said);
        }
        return day;
    }

    private static Refusal unreadable(String text) {
        if (WITHOUT_DAY.matcher(text).matches()) {
            return Refusal.of("notation.day.incomplete");
        }
        if (YEAR_LAST.matcher(text).matches()) {
            return Refusal.of("notation.day.order");
        }
        return Refusal.of(SHORT_YEAR.matcher(text).matches() ? "notation.day.shortYear" : "notation.day.unreadable");
    }
}
