package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;

class VotesTest {

    private final Votes votes = new Votes();

    @ParameterizedTest(name = "{0}: {1} members, {2} present, {3} against, {4} abstained = {5}")
    @CsvSource({
        // 13 members: 7 make a quorum
        "passed,   13,  7, 0, 0, passed",
        "passed,   13,  6, 0, 0, deferred",
        "amended,  13, 13, 6, 0, amended",
        // 12 present: 6 to 6 is a tie, and a tie is lost (지방자치법 제73조)
        "passed,   13, 12, 6, 0, rejected",
        "passed,   13, 12, 5, 0, passed",
        // who abstains is present
        "passed,   13, 12, 0, 6, rejected",
        "passed,   12,  6, 0, 0, deferred",
        "deferred, 13, 12, 0, 0, deferred",
        "deferred, 13, 12, 9, 0, deferred",
        "rejected, 13, 12, 9, 0, rejected",
        "rejected, 13, 12, 0, 0, rejected",
        "passed,    1,  1, 0, 0, passed"
    })
    void theCouncilPassesWithMoreThanHalfOfThosePresentWhenMoreThanHalfOfAllArePresent(
            String declared, int members, int present, int against, int abstained, String resolved) {
        assertThat(votes.council(new BallotEntry(declared, members, present, against, abstained, "")))
                .isEqualTo(resolved);
    }

    @ParameterizedTest(name = "{0}: {1} members, {2} present, {3} against = {4}")
    @CsvSource({
        // 15 members: 8 in favour, however many are present (지방자치법 시행령 제28조)
        "passed,  15,  8, 0, passed",
        "passed,  15, 12, 4, passed",
        "passed,  15, 12, 5, rejected",
        "amended, 15, 12, 4, amended",
        "passed,  15,  7, 0, deferred",
        // 14 members: exactly half isn't more than half
        "passed,  14, 14, 7, rejected",
        "passed,  14,  7, 0, deferred",
        "passed,   1,  1, 0, passed"
    })
    void theDeliberationPassesWithMoreThanHalfOfAllMembers(
            String declared, int members, int present, int against, String resolved) {
        assertThat(votes.deliberation(new BallotEntry(declared, members, present, against, 0, "")))
                .isEqualTo(resolved);
    }

    @ParameterizedTest(name = "{0}: {1} members, {2} present, {3} against = {4}")
    @CsvSource({
        // 12 present: 8 are two thirds (지방자치법 제32조제4항)
        "confirmed, 13, 12, 4, confirmed",
        "confirmed, 13, 12, 5, discarded",
        // 11 present: 7 are not, 8 are
        "confirmed, 13, 11, 4, discarded",
        "confirmed, 13, 11, 3, confirmed",
        "confirmed, 13,  6, 0, deferred",
        "discarded, 13, 12, 0, discarded",
        "confirmed,  1,  1, 0, confirmed"
    })
    void aBillThatWasSentBackNeedsTwoThirdsOfThosePresent(
            String declared, int members, int present, int against, String resolved) {
        assertThat(votes.reconsideration(new BallotEntry(declared, members, present, against, 0, "")))
                .isEqualTo(resolved);
    }

    @ParameterizedTest(name = "{0} members, {1} present, {2} against, {3} abstained: {4}")
    @CsvSource({
        "13, 14, 0, 0, ordinance.ballot.presentExceedsMembers",
        "13, 12, 7, 6, ordinance.ballot.votesExceedPresent",
        "13, 12, 13, 0, ordinance.ballot.votesExceedPresent",
        "0, 0, 0, 0, ordinance.ballot.members",
        "13, -1, 0, 0, ordinance.ballot.present",
        "13, 12, -1, 0, ordinance.ballot.against",
        "13, 12, 0, -1, ordinance.ballot.abstained",
        ", 12, 0, 0, ordinance.ballot.members"
    })
    void figuresThatCannotBeAreRefused(
            Integer members, Integer present, Integer against, Integer abstained, String code) {
        assertThatThrownBy(() -> votes.council(new BallotEntry("passed", members, present, against, abstained, "")))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
    }

    @Test
    void aRefusalNamesTheFiguresThatContradict() {
        assertThat(Refused.with("ordinance.ballot.votesExceedPresent", () -> council(13, 12, 7, 6))
                        .arguments())
                .containsExactly("13", "12");
        assertThat(Refused.with("ordinance.ballot.presentExceedsMembers", () -> council(13, 14, 0, 0))
                        .arguments())
                .containsExactly("14", "13");
    }

    private void council(int members, int present, int against, int abstained) {
        votes.council(new BallotEntry("passed", members, present, against, abstained, ""));
    }

    @Test
    void everyMemberMayBePresentAndEveryoneAgainst() {
        assertThat(votes.council(new BallotEntry("passed", 13, 13, 13, 0, ""))).isEqualTo("rejected");
    }

    @Test
    void aVoteThatWasCutShortResolvesNothing() {
        assertThat(votes.deliberation(new BallotEntry(null, 15, 12, 0, 0, ""))).isNull();
        assertThat(votes.council(new BallotEntry("", null, null, null, null, "")))
                .isNull();
        assertThat(votes.reconsideration(new BallotEntry(null, 13, 13, 0, 0, "")))
                .isNull();
    }

    @Test
    void aDecisionThatTheProcedureDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> votes.council(new BallotEntry("confirmed", 13, 13, 0, 0, "")))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo("ordinance.decisionUnknown"));
    }
}
