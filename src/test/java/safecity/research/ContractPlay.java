package safecity.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import safecity.refusal.Refusal;
import safecity.story.Story;

/** Plays the people of a research contract, one step a method; a step's name is the model's. */
@TestComponent
public class ContractPlay {

    static final LocalDate DECEMBER = LocalDate.of(2022, 12, 5);
    static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 2);
    static final long SIXTY_MILLION = 60_000_000;

    private final Story story;

    ContractPlay(Story story) {
        this.story = story;
    }

    ProcessInstance begin(String key) {
        return story.on(DECEMBER, key).start("research-contract", Map.of("contractCode", "C1", "stage", "baseline"));
    }

    public ContractPlay plan() {
        return lead("plan-research", Map.of("purpose", "지역 손상 실태 진단", "prismResult", "none"));
    }

    ContractPlay specify(long price, String firm) {
        return lead(
                "write-specification",
                Map.of("scope", "기본조사", "estimatedPrice", price, "contractKind", "academic", "firmKind", firm));
    }

    /** From the beginning to the approved plan of a contract at a price, for a kind of firm. */
    ContractPlay approved(String key, long price, String firm) {
        begin(key);
        plan().decide("yeonsu-planning", "deliberate-research", "approved");
        return specify(price, firm)
                .decide("yeonsu-audit", "audit-contract", "agree")
                .approve();
    }

    /** As {@link #approved}, up to the opening of the bids: disclosed for five days, announced for ten. */
    ContractPlay opening(String key) {
        approved(key, SIXTY_MILLION, "general").disclose().decide("yeonsu-contract", "answer-disclosure", "none");
        return announce();
    }

    /** As {@link #approved}, up to the contract's conclusion in the new year. */
    ContractPlay conclusion(String key) {
        opening(key).openBids().evaluate(1).decide("yeonsu-contract", "negotiate", "agreed");
        story.until(NEW_YEAR);
        return this;
    }

    /** As {@link #conclusion}, concluded and under way. */
    ContractPlay started(String key) {
        return conclusion(key).conclude(SIXTY_MILLION).startWork();
    }

    /** As {@link #started}, until the notice of completion is due. */
    ContractPlay completion(String key) {
        started(key);
        story.until(LocalDate.of(2023, 7, 3));
        decide("yeonsu-lead", "midterm-report", "accepted");
        story.until(LocalDate.of(2023, 11, 16));
        return decide("yeonsu-lead", "final-report", "accepted");
    }

    ContractPlay disclose() {
        contract("disclose-specification", Map.of("disclosed", true));
        story.days(8);
        return this;
    }

    ContractPlay announce() {
        contract("announce-tender", Map.of("announced", true));
        story.days(11);
        while (story.tasks("open-bids").isEmpty()) {
            story.days(1); // the last day has moved off a day off
        }
        return this;
    }

    ContractPlay openBids() {
        return contract("open-bids", Map.of("decision", "valid", "bids", 3));
    }

    ContractPlay evaluate(int qualified) {
        return contract(
                "evaluate-proposals", Map.of("decision", "qualified", "evaluators", 7, "qualifiedCount", qualified));
    }

    ContractPlay conclude(long won) {
        return conclude(Map.of("contractor", "시험대학교 산학협력단", "contractAmount", won, "bondPercent", 10));
    }

    /** The contract's terms, approved. */
    ContractPlay conclude(Map<String, Object> terms) {
        Map<String, Object> entry = new HashMap<>(terms);
        entry.put("decision", "concluded");
        return contract("conclude-contract", entry).approveAward();
    }

    ContractPlay startWork() {
        return lead("start-work", Map.of("papersReceived", true, "kickoffHeld", true));
    }

    ContractPlay completed() {
        return lead("receive-completion", Map.of("deliverablesReceived", true));
    }

    ContractPlay inspect() {
        return contract("inspect", Map.of("decision", "passed", "reportWritten", true));
    }

    ContractPlay claim(long won) {
        return contract(
                "receive-claim", Map.of("claimAmount", won, "claimKind", "final", "settlementReason", "정산에 따른 감액"));
    }

    ContractPlay claimPart(long won) {
        return contract("receive-claim", Map.of("claimAmount", won, "claimKind", "part"));
    }

    /** The order for the newest claim, approved by the head of the contract department. */
    ContractPlay order() {
        return order(Map.of());
    }

    ContractPlay order(Map<String, Object> exempt) {
        Map<String, Object> entry = new HashMap<>(exempt);
        entry.put("decision", "submit");
        return contract("draft-payment", entry).approveAward();
    }

    /** The newest claim is ordered to be paid, and paid. */
    ContractPlay pay() {
        return order().decide("yeonsu-contract", "pay", "paid");
    }

    ContractPlay publish() {
        return lead("publish-results", Map.of("disclosure", "public", "quality", "good", "useOfResults", "사업 선정에 활용"));
    }

    /** The approval line of a contract plan, everybody agreeing. */
    ContractPlay approve() {
        lead("draft", Map.of("decision", "submit"));
        return agreed();
    }

    private ContractPlay agreed() {
        for (String step : new String[] {"review", "agree", "decide"}) {
            while (!story.tasks(step).isEmpty()) {
                Task next = story.tasks(step).get(0);
                story.completeTask(story.candidates(next).iterator().next(), next, Map.of("decision", "approve"));
            }
        }
        return this;
    }

    /** The approval line of what the contract department drafts, everybody agreeing. */
    ContractPlay approveAward() {
        contract("draft", Map.of("decision", "submit"));
        return agreed();
    }

    ContractPlay decide(String account, String element, String decision) {
        story.complete(account, element, Map.of("decision", decision));
        return this;
    }

    ContractPlay refuse(String account, String element, String decision) {
        story.complete(account, element, Map.of("decision", decision, "comment", "보완이 필요함"));
        return this;
    }

    ContractPlay lead(String element, Map<String, Object> values) {
        story.complete("yeonsu-lead", element, values);
        return this;
    }

    ContractPlay contract(String element, Map<String, Object> values) {
        story.complete("yeonsu-contract", element, values);
        return this;
    }

    /** What is submitted is refused with the code, and the task is still open. */
    void isRefused(String code, String account, String element, Map<String, Object> values) {
        assertThatThrownBy(() -> story.completeAs(account, story.task(element), new HashMap<>(values)))
                .satisfies(failure -> assertThat(Refusal.in(failure))
                        .get()
                        .extracting(Refusal::code)
                        .isEqualTo(code));
        assertThat(story.openTasks()).contains(element);
    }
}
