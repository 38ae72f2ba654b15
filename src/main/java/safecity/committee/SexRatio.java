package safecity.committee;

import safecity.refusal.Refusal;

/**
 * The balance of the sexes among appointed members (위촉직): neither sex may hold more than six tenths of the seats.
 * Members by office (당연직) are not counted. 양성평등기본법 제21조 제2항.
 */
final class SexRatio {

    static final String RULE = "양성평등기본법 제21조";

    private SexRatio() {}

    /** Most members that one sex may have among {@code appointed} members: six tenths, rounded down. */
    static int most(int appointed) {
        return appointed * 6 / 10;
    }

    static boolean kept(int men, int women) {
        return Math.max(men, women) <= most(men + women);
    }

    /** @throws Refusal {@code committee.sexRatio} */
    static void keep(int men, int women) {
        if (!kept(men, women)) {
            throw Refusal.of("committee.sexRatio", men + women, Math.max(men, women), most(men + women))
                    .field("appointedMale")
                    .rule(RULE);
        }
    }
}
