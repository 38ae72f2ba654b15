package safecity.committee;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be appointed.
 *
 * @param follows number of the member whose seat it is
 * @param again   the same person for another term (연임); the rest is then null
 * @param sex     {@code male} or {@code female}
 */
record Nominee(
        int follows,
        boolean again,
        @Nullable String sex,
        @Nullable String name,
        @Nullable String organisation,
        @Nullable String subcommittee) {

    static Nominee again(int seat) {
        return new Nominee(seat, true, null, null, null, null);
    }
}
