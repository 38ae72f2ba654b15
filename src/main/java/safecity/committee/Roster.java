package safecity.committee;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everybody who sits, sat or will sit in a committee, by number. */
record Roster(List<Member> members) {

    /**
     * @param seat    the member's number
     * @param termTo  null for a member by office
     * @param leftOn  the first day on which they are no member, where they left before their term ended
     * @param sitsTo  the last day, null without end
     * @param follows whose seat it was; null for who was appointed with the committee
     */
    record Member(
            int seat,
            String kind,
            @Nullable String sex,
            @Nullable String name,
            @Nullable String organisation,
            String subcommittee,
            LocalDate termFrom,
            @Nullable LocalDate termTo,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate sitsTo,
            @Nullable Integer follows,
            @Nullable Long matterId) {

        boolean appointed() {
            return kind.equals(Seat.APPOINTED);
        }

        boolean sitsOn(LocalDate day) {
            return !termFrom.isAfter(day) && servesAfter(day);
        }

        /** On that day or later. */
        boolean servesAfter(LocalDate day) {
            return sitsTo == null || !sitsTo.isBefore(day) && !sitsTo.isBefore(termFrom);
        }
    }

    Member member(int seat) {
        return members.stream().filter(one -> one.seat() == seat).findFirst().orElseThrow();
    }

    boolean has(int seat) {
        return members.stream().anyMatch(one -> one.seat() == seat);
    }

    boolean followed(Member member) {
        return members.stream().anyMatch(one -> Integer.valueOf(member.seat()).equals(one.follows()));
    }

    List<Member> sitting(LocalDate day) {
        return which(one -> one.sitsOn(day));
    }

    List<Member> which(Predicate<Member> condition) {
        return members.stream().filter(condition).toList();
    }
}
