package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * A member's seat.
 *
 * @param kind         {@code appointed} (위촉직) or {@code official} (당연직)
 * @param sex          {@code male} or {@code female}; null for a member by office who isn't named
 * @param name         null when no roster was given
 * @param organisation where the member belongs, null when no roster was given
 * @param subcommittee name of the subcommittee (분과)
 */
record Seat(
        String kind,
        @Nullable String sex,
        @Nullable String name,
        @Nullable String organisation,
        String subcommittee) {

    static final String APPOINTED = "appointed";
    static final String OFFICIAL = "official";
    static final String MALE = "male";
    static final String FEMALE = "female";

    boolean is(String aKind, String aSex) {
        return kind.equals(aKind) && aSex.equals(sex);
    }
}
