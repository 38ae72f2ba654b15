package safecity.calendar;

/** What happens when a period's last day is a Saturday, a Sunday or a public holiday. */
public enum EndRule {

    /** It ends with the next working day: 민법 제161조, applied to administration by 행정기본법 제6조제1항. */
    MOVES,

    /**
     * It ends with that day all the same: the days before an ordinance takes effect (행정기본법 제7조제3호), a right
     * restricted or a duty that lasts (제6조제2항제2호), and dates that were agreed, not counted.
     */
    STAYS
}
