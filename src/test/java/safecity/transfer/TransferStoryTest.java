package safecity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import safecity.engine.time.EngineClock;
import safecity.story.ProcessStory;

/** On its day a transfer moves what is open, once and wholly, and nothing keeps the old name. */
@ProcessStory
class TransferStoryTest extends TransferStory {

    private static final String COLLEAGUE = "yeonsu-planning-head";
    private static final String THIRD = "yeonsu-legal-head";

    @Autowired
    ScheduledTaskHolder jobs;

    @Autowired
    EngineClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Test
    void theDayBeforeNothingAndFromTheFirstMomentOfTheDayEverythingMoves() {
        jdbc.sql(
                        "INSERT INTO start_draft (account, form, content, saved_at) VALUES (?, 'programme-proposal', '{}', now()) ON CONFLICT DO NOTHING")
                .param(LEAVING)
                .update();
        long id = registered(TAKING, DAY);
        Instant midnight = DAY.atStartOfDay(EngineClock.SEOUL).toInstant();
        clock.stopAt(midnight.minus(Duration.ofMillis(1)));
        succession.bringUpToDate();
        assertThat(assignee(draft)).isEqualTo(LEAVING);
        assertThat(groups(LEAVING)).containsExactly(POST);
        assertThat(groups(TAKING)).containsExactly("yeonsu-legal");

        clock.stopAt(midnight);
        succession.bringUpToDate();
        assertThat(assignee(draft)).isEqualTo(TAKING);
        assertThat(assignee(legal)).isEqualTo(TAKING);
        assertThat(groups(LEAVING)).isEmpty();
        assertThat(groups(TAKING)).containsExactlyInAnyOrder("yeonsu-legal", POST);
        assertThat(moves(id))
                .containsExactly("draft yeonsu-leaving > yeonsu-taking", "transmit yeonsu-leaving > yeonsu-taking");
        assertThat(told(legal)).containsExactly("RECEIVED yeonsu-taking");
        assertThat(jdbc.sql("SELECT account FROM start_draft WHERE account IN (?, ?)")
                        .params(LEAVING, TAKING)
                        .query(String.class)
                        .list())
                .containsExactly(TAKING);
        jdbc.sql("DELETE FROM start_draft WHERE account = ?").param(TAKING).update();
        story.complete(TAKING, "draft", Map.of("decision", "submit"));
        assertThat(history.createHistoricIdentityLinkLogQuery()
                        .taskId(draft)
                        .type("assignee")
                        .operationType("add")
                        .list())
                .as("history keeps who had it")
                .extracting("userId")
                .contains(LEAVING, TAKING);
    }

    @Test
    void theDayIsLookedAtWithoutAnybodyAsking() {
        assertThat(jobs.getScheduledTasks())
                .anyMatch(job -> job.toString().endsWith("TransferExecution.bringUpToDate"));
    }

    @Test
    void aTransferOfTodayMovesAtOnceAndASecondClickMovesNothing() {
        long id = registered(TAKING, MONDAY);
        assertThat(assignee(draft)).isEqualTo(TAKING);
        assertThat(register(MANAGER, LEAVING, TAKING, MONDAY)
                        .getBody()
                        .path("violations")
                        .path(0)
                        .path("field")
                        .asText())
                .as("no post is left")
                .isEqualTo("account");
        succession.bringUpToDate();
        assertThat(moves(id)).hasSize(2);
        assertThat(told(legal)).hasSize(1);
    }

    @Test
    void withoutASuccessorTheDepartmentsHaveTheWorkAndWhoCanActIsTold() {
        JsonNode answer = register(MANAGER, LEAVING, null, DAY).getBody();
        assertThat(answer.path("warning").asText()).contains("업무 2건");
        jdbc.sql("INSERT INTO task_draft (task_id, content, saved_by, saved_at) VALUES (?, '{}', ?, now())")
                .params(draft, LEAVING)
                .update();
        jdbc.sql(
                        "INSERT INTO notice (recipient, municipality, kind, task_id, process, element, task_name, mail, created_at)"
                                + " VALUES (?, 'yeonsu', 'MENTION', ?, 'approval', 'draft', '기안', 'DIGEST', now())")
                .params(LEAVING, draft)
                .update();
        on(DAY);
        assertThat(assignee(draft)).isEqualTo("nobody");
        assertThat(story.candidates(story.task("draft"))).containsExactly(POST);
        assertThat(told(draft)).containsExactly("RETURNED yeonsu-manager", "RETURNED yeonsu-planning-head");
        assertThat(groups(LEAVING)).isEmpty();
        assertThat(moves(answer.path("id").asLong()))
                .containsExactly("draft yeonsu-leaving > nobody", "transmit yeonsu-leaving > nobody");
        assertThat(jdbc.sql("SELECT count(*) FROM task_draft WHERE task_id = ?")
                        .param(draft)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        story.complete(POST, "draft", Map.of("decision", "submit"));
        assertThat(told(draft)).as("done").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "locked", "of another municipality", "an auditor by now"})
    void whenTheSuccessorCanNotTakeOverTheDepartmentDoes(String why) {
        long id = registered(TAKING, DAY);
        switch (why) {
            case "gone" -> identities.deleteUser(TAKING);
            case "locked" ->
                jdbc.sql("UPDATE act_id_user SET lock_exp_time_ = '2024-07-03 23:00' WHERE id_ = ?")
                        .param(TAKING)
                        .update();
            case "an auditor by now" -> identities.createMembership(TAKING, "yeonsu-auditor");
            default -> {
                identities.deleteTenantUserMembership("yeonsu", TAKING);
                identities.deleteMembership(TAKING, "yeonsu-legal");
            }
        }
        on(DAY);
        assertThat(assignee(draft)).isEqualTo("nobody");
        assertThat(moves(id)).containsExactly("draft yeonsu-leaving > nobody", "transmit yeonsu-leaving > nobody");
        assertThat(told(draft)).contains("RETURNED yeonsu-manager");
        JsonNode view =
                call(MANAGER, HttpMethod.GET, "/api/transfers/" + id, null).getBody();
        assertThat(view.path("successor").isNull()).isTrue();
        assertThat(view.path("warning").asText()).contains("넘겨받을 수 없어", "업무 2건");
    }

    @Test
    void aLockThatHasEndedIsNone() {
        registered(TAKING, DAY);
        jdbc.sql("UPDATE act_id_user SET lock_exp_time_ = '2024-07-03 08:59' WHERE id_ = ?")
                .param(TAKING)
                .update();
        on(DAY);
        assertThat(assignee(draft)).isEqualTo(TAKING);
    }

    @Test
    void whatASubstituteHoldsForWhoLeavesMovesTooAndThePostIsTakenBack() {
        away(LEAVING, COLLEAGUE, MONDAY, MONDAY.plusDays(10));
        assertThat(assignee(draft)).isEqualTo(COLLEAGUE);
        long id = registered(TAKING, DAY);
        on(DAY);
        assertThat(assignee(draft)).isEqualTo(TAKING);
        assertThat(groups(COLLEAGUE)).containsExactly(COLLEAGUE);
        assertThat(moves(id))
                .containsExactly(
                        "draft yeonsu-planning-head > yeonsu-taking", "transmit yeonsu-planning-head > yeonsu-taking");
    }

    @Test
    void aSubstituteWhoBecomesTheSuccessorKeepsThePostWhenTheAbsenceIsOver() {
        identities.createMembership(TAKING, HEAD);
        away(LEAVING, TAKING, MONDAY, DAY);
        registered(TAKING, DAY);
        on(DAY);
        on(DAY.plusDays(1));
        standIns.bringUpToDate();
        assertThat(groups(TAKING)).containsExactlyInAnyOrder("yeonsu-legal", POST, HEAD);
        assertThat(assignee(draft)).isEqualTo(TAKING);
    }

    @Test
    void whereWhoLeavesStoodInTheSuccessorDoesAndACircleEndsTheRegistration() {
        identities.createMembership(LEAVING, "yeonsu-legal");
        away(COLLEAGUE, LEAVING, MONDAY, MONDAY.plusDays(9));
        away(TAKING, THIRD, DAY.plusDays(1), DAY.plusDays(2));
        away(THIRD, LEAVING, DAY, DAY.plusDays(5));
        long id = registered(TAKING, DAY);
        on(DAY);
        assertThat(groups(LEAVING)).as("nothing on loan either").isEmpty();
        assertThat(groups(TAKING)).contains(COLLEAGUE).doesNotContain(THIRD);
        assertThat(jdbc.sql(
                                "SELECT account || ' > ' || substitute || ' ' || from_day || ' ' || to_day FROM absence WHERE ended_at IS NULL ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "yeonsu-planning-head > yeonsu-taking 2024-07-03 2024-07-10",
                        "yeonsu-taking > yeonsu-legal-head 2024-07-04 2024-07-05");
        assertThat(call(MANAGER, HttpMethod.GET, "/api/transfers/" + id, null)
                        .getBody()
                        .path("substitutions")
                        .findValuesAsText("substituteName"))
                .containsExactly("법무팀 담당 2", "null");
    }

    @Test
    void nobodyStandsInForThemselves() {
        identities.createMembership(LEAVING, "yeonsu-legal");
        away(TAKING, LEAVING, MONDAY, MONDAY.plusDays(9));
        registered(TAKING, DAY);
        on(DAY);
        assertThat(jdbc.sql("SELECT count(*) FROM absence WHERE ended_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(assignee(draft)).isEqualTo(TAKING);
        assertThat(groups(LEAVING)).isEmpty();
    }

    @Test
    void aSuccessorWhoIsAwayHasTheirSubstituteDoIt() {
        String director = "yeonsu-director";
        away(TAKING, director, DAY, DAY);
        registered(TAKING, DAY);
        on(DAY);
        assertThat(assignee(draft)).isEqualTo(director);
        assertThat(groups(director)).contains(POST);
        on(DAY.plusDays(1));
        standIns.bringUpToDate();
        assertThat(groups(director)).containsExactly(director);
        assertThat(groups(TAKING)).contains(POST);
    }

    @Test
    void whoLeavesOneOfTwoPostsKeepsTheOtherAndItsWork() {
        identities.createMembership(LEAVING, "yeonsu-publicity");
        story.start(
                "approval",
                Map.of(
                        "documentKind",
                        "audit-plan",
                        "documentTitle",
                        "홍보 계획",
                        "documentAmount",
                        0,
                        "drafterRole",
                        "publicity"));
        String kept = otherDraft().getId();
        tasks.setAssignee(kept, LEAVING);
        String head = "yeonsu-publicity-head";
        away(head, LEAVING, DAY, DAY);
        assertThat(register(MANAGER, LEAVING, POST, TAKING, DAY.toString())
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        on(DAY);
        assertThat(assignee(draft)).isEqualTo(TAKING);
        assertThat(assignee(kept)).isEqualTo(LEAVING);
        standIns.bringUpToDate();
        assertThat(groups(LEAVING)).as("still stands in").containsExactlyInAnyOrder("yeonsu-publicity", head);
    }

    @Test
    void whatWasSuspendedOnTheDayMovesWhenItIsActiveAgain() {
        String instance = story.task("draft").getProcessInstanceId();
        runtime.suspendProcessInstanceById(instance);
        long id = registered(TAKING, DAY);
        on(DAY);
        assertThat(moves(id)).containsExactly("transmit yeonsu-leaving > yeonsu-taking");
        runtime.activateProcessInstanceById(instance);
        succession.bringUpToDate();
        succession.bringUpToDate();
        assertThat(moves(id))
                .containsExactly("draft yeonsu-leaving > yeonsu-taking", "transmit yeonsu-leaving > yeonsu-taking");
        assertThat(assignee(draft)).isEqualTo(TAKING);
    }

    @Test
    void whatBreaksInTheMiddleHasNotHappenedAndHappensOnceLater() {
        long id = registered(TAKING, DAY);
        jdbc.sql(
                        "CREATE FUNCTION break_in_the_middle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.element = 'transmit' THEN"
                                + " RAISE EXCEPTION 'broken'; END IF; RETURN NEW; END $$")
                .update();
        jdbc.sql(
                        "CREATE TRIGGER broken BEFORE INSERT ON transfer_move FOR EACH ROW EXECUTE FUNCTION break_in_the_middle()")
                .update();
        try {
            on(DAY);
            assertThat(List.of(assignee(draft), assignee(legal))).containsOnly(LEAVING);
            assertThat(groups(LEAVING)).containsExactly(POST);
            assertThat(moves(id)).isEmpty();
        } finally {
            jdbc.sql("DROP TRIGGER broken ON transfer_move").update();
            jdbc.sql("DROP FUNCTION break_in_the_middle()").update();
        }
        succession.bringUpToDate();
        assertThat(moves(id)).hasSize(2);
    }

    @Test
    void twoNodesAtOnceMoveItOnce() throws Exception {
        long id = registered(TAKING, DAY);
        story.on(DAY, PROJECT);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> node = () -> {
                succession.bringUpToDate();
                return null;
            };
            for (Future<Void> run : nodes.invokeAll(List.of(node, node))) {
                run.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(moves(id)).hasSize(2);
        assertThat(told(draft)).containsExactly("RECEIVED yeonsu-taking");
    }
}
