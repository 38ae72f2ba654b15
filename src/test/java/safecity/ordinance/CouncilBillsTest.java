package safecity.ordinance;

import static org.assertj.core.api.Assertions.assertThat;
import static safecity.ordinance.RecordedOrdinance.PROJECT;
import static safecity.ordinance.RecordedOrdinance.TODAY;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.project.plan.Refused;

/** What the council's steps leave in the register. */
class CouncilBillsTest {

    private static final Map<String, Object> ALL_FOR =
            Map.of("members", 13, "present", 12, "inFavour", 12, "against", 0, "abstained", 0);

    private final RecordedOrdinance ordinance = new RecordedOrdinance();
    private final CouncilBills bills = new CouncilBills(ordinance.register, new Votes());

    @ParameterizedTest(name = "session {0}")
    @CsvSource({"' 제250회 ', 제250회", "' ', ", ", "})
    void aSubmissionClearsWhatAnEarlierSessionDecided(String session, String kept) {
        bills.submitted(PROJECT, session, "lee");
        Map<Fact, Object> facts = new HashMap<>();
        facts.put(Fact.SUBMITTED_ON, TODAY);
        facts.put(Fact.DECIDED_ON, null);
        facts.put(Fact.AMENDED, null);
        facts.put(Fact.TRANSMITTED_ON, null);
        facts.put(Fact.REPORTED_ON, null);
        ordinance.hasAdvanced(OrdinanceStatus.SUBMITTED, facts);
        ordinance.hasRecorded(
                OrdinanceEventType.SUBMITTED, null, null, kept == null ? Map.of() : Map.of("session", kept));
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "no, false"})
    void aReceiptSaysWhetherTheCouncilGivesNotice(String answer, boolean notice) {
        bills.received(PROJECT, new BillReceiptEntry("received", answer, " 접수 "), "lee");
        ordinance.hasRecorded(OrdinanceEventType.RECEIVED, "received", "접수", Map.of("councilNotice", notice));
    }

    @Test
    void anExaminationIsRecordedAsItWasResolved() {
        bills.examined(PROJECT, new BallotEntry("passed", 13, 12, 0, 0, " "), "lee");
        ordinance.hasRecorded(OrdinanceEventType.EXAMINED, "passed", null, ALL_FOR);
        ordinance.standsWhereItStood();
    }

    @ParameterizedTest(name = "{0}: amended {1}")
    @CsvSource({"passed, false", "amended, true"})
    void aBillThatPassedIsDecidedToday(String decision, boolean amended) {
        bills.voted(PROJECT, new BallotEntry(decision, 13, 12, 0, 0, "의결"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.PASSED, Map.of(Fact.DECIDED_ON, TODAY, Fact.AMENDED, amended));
        ordinance.hasRecorded(OrdinanceEventType.VOTED, decision, "의결", ALL_FOR);
    }

    @Test
    void aBillThatIsLostIsDecidedToday() {
        bills.voted(PROJECT, new BallotEntry("rejected", 13, 12, 0, 0, "부결"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.COUNCIL_REJECTED, Map.of(Fact.DECIDED_ON, TODAY));
        ordinance.hasRecorded(OrdinanceEventType.VOTED, "rejected", "부결", ALL_FOR);
    }

    @Test
    void aBillThatIsDeferredStaysBeforeTheCouncil() {
        bills.voted(PROJECT, new BallotEntry("deferred", 13, 12, 0, 0, "보류"), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(OrdinanceEventType.VOTED, "deferred", "보류", ALL_FOR);
    }

    @Test
    void theTermOfTheMayorRunsFromTheTransmission() {
        bills.transmitted(PROJECT, "lee");
        ordinance.hasAdvanced(OrdinanceStatus.TRANSMITTED, Map.of(Fact.TRANSMITTED_ON, TODAY));
        ordinance.hasRecorded(OrdinanceEventType.TRANSMITTED, null, null, Map.of());
    }

    @Test
    void whatNobodyDemandsIsDiscarded() {
        bills.plenaryDemanded(PROJECT, new PlenaryDemandEntry("not-demanded", "members", 13, 5, "폐기"), "lee");
        ordinance.hasAdvanced(OrdinanceStatus.COUNCIL_REJECTED, Map.of(Fact.DECIDED_ON, TODAY));
        ordinance.hasRecorded(OrdinanceEventType.PLENARY_DEMANDED, "not-demanded", "폐기", Map.of());
    }

    @Test
    void theChairDemandsAlone() {
        bills.plenaryDemanded(PROJECT, new PlenaryDemandEntry("demanded", "chair", null, null, "부의"), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(OrdinanceEventType.PLENARY_DEMANDED, "demanded", "부의", Map.of());
    }

    @ParameterizedTest(name = "{1} of {0} members")
    @CsvSource({"12, 4", "13, 5", "1, 1", "1000, 1000", "3, 3"})
    void aThirdOfAllMembersDemands(int members, int demanding) {
        bills.plenaryDemanded(PROJECT, new PlenaryDemandEntry("demanded", "members", members, demanding, ""), "lee");
        ordinance.standsWhereItStood();
        ordinance.hasRecorded(
                OrdinanceEventType.PLENARY_DEMANDED,
                "demanded",
                null,
                Map.of("members", members, "demanding", demanding));
    }

    @ParameterizedTest(name = "{1} of {0} members: {2}")
    @CsvSource({
        "13, 4, ordinance.demandTooFew",
        "12, 3, ordinance.demandTooFew",
        "3, 4, ordinance.demandTooFew",
        "0, 1, ordinance.demandFiguresNeeded",
        "13, 0, ordinance.demandFiguresNeeded",
        ", 5, ordinance.demandFiguresNeeded",
        "13, , ordinance.demandFiguresNeeded",
        "1001, 500, ordinance.demandFiguresNeeded"
    })
    void fewerThanAThirdDoNot(Integer members, Integer demanding, String code) {
        assertThat(Refused.with(
                                code,
                                () -> bills.plenaryDemanded(
                                        PROJECT,
                                        new PlenaryDemandEntry("demanded", "members", members, demanding, ""),
                                        "lee"))
                        .rule())
                .contains("지방자치법 제81조");
        ordinance.hasNothingRecorded();
    }
}
