package safecity.calendar;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

/**
 * Days of the Korean lunar year (음력), from ICU's Dangi calendar, which reckons at Seoul's meridian; the Chinese
 * calendar differs from it by a day now and then.
 *
 * <p>Compared with the tables of the Korea Astronomy and Space Science Institute for the three holidays of every year
 * from 2013 to 2050: no difference. Later years are ICU's astronomy alone.
 */
final class LunarYear {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ULocale DANGI = new ULocale("ko_KR@calendar=dangi");

    private LunarYear() {}

    /** The solar date of a day of an ordinary (not a leap) month in the lunar year that begins in {@code year}. */
    static LocalDate day(int year, MonthDay lunar) {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(SEOUL.getId()), DANGI);
        calendar.clear();
        // Since ICU 78 the extended year is the solar year in which the lunar one begins, no longer that of 단기.
        calendar.set(Calendar.EXTENDED_YEAR, year);
        calendar.set(Calendar.MONTH, lunar.getMonthValue() - 1);
        calendar.set(Calendar.IS_LEAP_MONTH, 0);
        calendar.set(Calendar.DAY_OF_MONTH, lunar.getDayOfMonth());
        return Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(SEOUL).toLocalDate();
    }
}
