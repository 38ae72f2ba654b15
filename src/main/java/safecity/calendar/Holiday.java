package safecity.calendar;

import java.time.LocalDate;

/**
 * One public holiday on one day. Two holidays may share a day (2025-05-05), Saturdays and Sundays are none.
 *
 * @param date   the day, in Korea
 * @param nameKo as the decree or the declaration names it: {@code 설날 전날}, {@code 대체공휴일(3·1절)}
 * @param nameEn the same for English readers
 * @param kind   why it is a holiday
 */
public record Holiday(LocalDate date, String nameKo, String nameEn, Kind kind) {

    /** Where a holiday comes from. */
    public enum Kind {
        /** Named by 관공서의 공휴일에 관한 규정 제2조제2호–제10호. */
        NAMED,
        /** In place of a named one that was lost (제3조, 대체공휴일). */
        SUBSTITUTE,
        /** Election of an expired term (제2조제10호의2). */
        ELECTION,
        /** Designated by the government for one occasion (제2조제11호, 임시공휴일). */
        DESIGNATED,
        /** Declared in the product, table {@code declared_holiday}. */
        DECLARED
    }
}
