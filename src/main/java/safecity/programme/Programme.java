package safecity.programme;

/**
 * A safety promotion programme (안전증진사업) of a project.
 *
 * @param code      {@code P01}, unique in the project
 * @param field     field of work, such as {@code traffic}
 * @param ownerDuty duty of the department that runs it, see {@code department-routing.dmn}
 * @param fromYear  first year in which it runs
 * @param toYear    last year in which it runs
 * @param origin    {@code plan} when it was there from the start, {@code proposal} when it joined
 */
public record Programme(
        String projectKey,
        String code,
        String title,
        String field,
        String ownerDuty,
        int fromYear,
        int toYear,
        String origin) {

    static final String PLANNED = "plan";
    static final String PROPOSED = "proposal";
}
