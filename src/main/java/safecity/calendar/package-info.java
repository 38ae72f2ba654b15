/**
 * The office calendar of Korean government: public holidays by rule and by declaration, working days, legal periods
 * and the due dates of tasks.
 *
 * <p>Which days are holidays is data ({@code calendar/korean-holidays.yaml}) plus the table {@code declared_holiday};
 * how a period is counted is the Civil Act (민법 제155조–제161조), which 행정기본법 제6조 applies to administration.
 */
@NullMarked
package safecity.calendar;

import org.jspecify.annotations.NullMarked;
