package safecity.committee;

import java.util.Collection;

/** How many men and women are among appointed members. */
record Balance(int men, int women) {

    static Balance of(Collection<Roster.Member> members) {
        return new Balance(count(members, Seat.MALE), count(members, Seat.FEMALE));
    }

    private static int count(Collection<Roster.Member> members, String sex) {
        return (int) members.stream()
                .filter(Roster.Member::appointed)
                .filter(member -> sex.equals(member.sex()))
                .count();
    }

    Balance with(String sex) {
        return sex.equals(Seat.MALE) ? new Balance(men + 1, women) : new Balance(men, women + 1);
    }

    boolean kept() {
        return SexRatio.kept(men, women);
    }

    /** By how many the larger sex is above what it may have; 0 where it isn't. */
    int excess() {
        return Math.max(0, Math.max(men, women) - SexRatio.most(men + women));
    }
}
