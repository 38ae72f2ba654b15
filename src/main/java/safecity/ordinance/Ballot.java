package safecity.ordinance;

import java.util.Map;
import safecity.refusal.Refusal;

/** The figures of a vote. Who was present and neither against nor abstaining was in favour. */
record Ballot(int members, int present, int against, int abstained) {

    private static final int MOST = 1_000;

    /**
     * @throws Refusal {@code ordinance.ballot.members} and so on when a figure is missing or out of range,
     *                 {@code ordinance.ballot.presentExceedsMembers}, {@code ordinance.ballot.votesExceedPresent}
     */
    static Ballot of(BallotEntry entry) {
        Ballot ballot = new Ballot(
                count("members", entry.members(), 1),
                count("present", entry.present(), 0),
                count("against", entry.against(), 0),
                count("abstained", entry.abstained(), 0));
        if (ballot.present > ballot.members) {
            throw Refusal.of("ordinance.ballot.presentExceedsMembers", text(ballot.present), text(ballot.members))
                    .field("present")
                    .rule("지방자치법 제72조");
        }
        if (ballot.inFavour() < 0) {
            throw Refusal.of(
                            "ordinance.ballot.votesExceedPresent",
                            text(ballot.against + ballot.abstained),
                            text(ballot.present))
                    .field("against")
                    .rule("지방자치법 제73조");
        }
        return ballot;
    }

    int inFavour() {
        return present - against - abstained;
    }

    Map<String, Object> figures() {
        return Map.of(
                "members",
                members,
                "present",
                present,
                "inFavour",
                inFavour(),
                "against",
                against,
                "abstained",
                abstained);
    }

    private static int count(String field, Integer given, int least) {
        if (!WholeNumbers.within(given, least, MOST)) {
            throw Refusal.of("ordinance.ballot." + field, text(least), Integer.toString(MOST))
                    .field(field);
        }
        return given;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
