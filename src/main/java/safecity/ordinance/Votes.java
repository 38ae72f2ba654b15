package safecity.ordinance;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import safecity.engine.models.ModelBean;
import safecity.refusal.Refusal;

/**
 * What a meeting has really resolved: what its chair declared, as far as the figures carry it. A quorum that was missed
 * and a majority that wasn't reached are outcomes, not refusals: the meeting took place.
 *
 * <p>Without a declaration there is no resolution: the engine asks for the result of a task that a term has cut short,
 * too, and gets null. Otherwise every method throws the {@link Refusal}s of {@link Ballot#of} and
 * {@code ordinance.decisionUnknown}.
 */
@ModelBean("votes")
public class Votes {

    static final String PASSED = "passed";
    static final String AMENDED = "amended";
    static final String DEFERRED = "deferred";
    static final String REJECTED = "rejected";
    static final String WITHDRAWN = "withdrawn";
    static final String LAPSED = "lapsed";
    static final String CONFIRMED = "confirmed";
    static final String DISCARDED = "discarded";

    private static final Set<String> RESOLUTIONS = Set.of(PASSED, AMENDED, DEFERRED, REJECTED);
    private static final Set<String> ENDS_WITHOUT_VOTE = Set.of(WITHDRAWN, LAPSED);
    private static final Set<String> ANSWERS = Set.of(CONFIRMED, DISCARDED);

    /** 조례·규칙심의회: passed, amended, deferred or rejected. */
    public @Nullable String deliberation(BallotEntry entry) {
        return resolved(entry.decision(), RESOLUTIONS, REJECTED, Majority.OF_ALL_MEMBERS, () -> Ballot.of(entry));
    }

    /**
     * The plenary or a committee of the council: passed, amended, deferred or rejected. A bill that its mayor withdrew, or
     * that the end of the members' term overtook (지방자치법 제79조 단서), ends without a vote and has no figures.
     */
    public @Nullable String council(BallotEntry entry) {
        if (endsWithoutVote(entry.decision())) {
            return entry.decision();
        }
        return resolved(entry.decision(), RESOLUTIONS, REJECTED, Majority.OF_THOSE_PRESENT, () -> Ballot.of(entry));
    }

    /** The council on a bill that the mayor sent back: confirmed, discarded, or deferred for want of a quorum. */
    public @Nullable String reconsideration(BallotEntry entry) {
        return resolved(
                entry.decision(), ANSWERS, DISCARDED, Majority.TWO_THIRDS_OF_THOSE_PRESENT, () -> Ballot.of(entry));
    }

    /** Whether this is how a bill ends before the council that nobody has voted on. */
    static boolean endsWithoutVote(@Nullable String decision) {
        return decision != null && ENDS_WITHOUT_VOTE.contains(decision);
    }

    private static @Nullable String resolved(
            @Nullable String declared, Set<String> known, String lost, Majority majority, Supplier<Ballot> ballot) {
        if (declared == null || declared.isBlank()) { // an expression hands a missing text over as an empty one
            return null;
        }
        if (!known.contains(declared)) {
            throw Refusal.of("ordinance.decisionUnknown", declared).field("decision");
        }
        return switch (majority.verdict(ballot.get())) {
            case NO_QUORUM -> DEFERRED;
            case LOST -> declared.equals(DEFERRED) ? DEFERRED : lost;
            case CARRIED -> declared;
        };
    }
}
