package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.lifecycle.BeforeTry;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.engine.tasks.Handovers;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/**
 * Walks random courses of claim, reassignment, absence, its end, transfer and membership, and asks after each step who reads,
 * takes and completes a task; against the rule as it is said here in a few lines, from posts and absences alone.
 */
@ProcessStory
class RightsWalkTest {

    private static final LocalDate DAY = LocalDate.of(2023, 5, 8);
    private static final String LEAD = "yeonsu-lead";
    private static final Map<String, String> PEOPLE = new TreeMap<>(Map.of(
            "yeonsu-walk-a",
            LEAD,
            "yeonsu-walk-b",
            LEAD,
            "yeonsu-walk-head",
            LEAD + "-head",
            "yeonsu-walk-legal",
            "yeonsu-legal",
            "yeonsu-walk-certifier",
            "yeonsu-certifier"));

    private static final List<String> MOUNTS =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identities;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    Handovers handovers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Guarded api;
    private final Map<String, Set<String>> posts = new HashMap<>();
    private final Map<String, String> away = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    enum Kind {
        CLAIM,
        REASSIGN,
        ABSENCE,
        END,
        TRANSFER,
        JOIN,
        LEAVE
    }

    record Step(Kind kind, String person, String other) {}

    /** Steps by chance, and between them what ends a right that was used: a course of chance alone rarely comes to that. */
    @Provide
    Arbitrary<List<Step>> courses() {
        Arbitrary<String> person = Arbitraries.of(PEOPLE.keySet());
        Arbitrary<List<Step>> chance = Combinators.combine(Arbitraries.of(Kind.class), person, person)
                .as((kind, one, other) -> List.of(new Step(kind, one, other)));
        Arbitrary<List<Step>> ends =
                Combinators.combine(Arbitraries.of(Kind.class), person, person).as(RightsWalkTest::usedAndEnded);
        return Arbitraries.frequencyOf(Tuple.of(2, ends), Tuple.of(3, chance))
                .list()
                .ofMinSize(3)
                .ofMaxSize(6)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    /** Somebody comes by a right in one of the ways there are, takes the task by it, and loses it in one of the ways there are. */
    private static List<Step> usedAndEnded(Kind end, String one, String other) {
        return switch (end) {
            case ABSENCE, END ->
                List.of(
                        new Step(Kind.ABSENCE, "yeonsu-walk-a", "yeonsu-walk-head"),
                        new Step(Kind.CLAIM, "yeonsu-walk-head", other),
                        new Step(Kind.END, "yeonsu-walk-a", other));
            case REASSIGN ->
                List.of(
                        new Step(Kind.REASSIGN, "yeonsu-walk-a", other),
                        new Step(Kind.REASSIGN, "yeonsu-walk-b", other));
            case TRANSFER ->
                List.of(
                        new Step(Kind.REASSIGN, "yeonsu-walk-b", other),
                        new Step(Kind.TRANSFER, "yeonsu-walk-b", "yeonsu-walk-a"));
            default ->
                List.of(
                        new Step(Kind.JOIN, one, other),
                        new Step(Kind.REASSIGN, one, other),
                        new Step(Kind.LEAVE, one, other));
        };
    }

    @BeforeProperty
    void inTheStory() throws Exception {
        new TestContextManager(RightsWalkTest.class).prepareTestInstance(this);
    }

    @BeforeTry
    void everybodyInTheirPost() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        PEOPLE.forEach((person, post) -> {
            directory.ensureUser(person, "산책", "safecity-demo", List.of(post), "yeonsu");
            posts.put(person, new TreeSet<>(Set.of(post)));
        });
    }

    @AfterTry
    void everybodyIsGone() {
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        PEOPLE.keySet().forEach(identities::deleteUser);
        runtime.deleteProcessInstance(api.instance, "walked");
        away.clear();
        withdrawn.clear();
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF, seed = "20261128")
    void whoMayWhatFollowsFromPostsAndAbsencesAtEveryMoment(@ForAll("courses") List<Step> course) {
        for (int i = 0; i < course.size(); i++) {
            take(course.get(i));
            check(course.subList(0, i + 1));
        }
        checkDoors(course);
    }

    /** The same through every door, as programs and browsers come in: who may not, is let in by none and changes nothing. */
    private void checkDoors(List<Step> course) {
        Optional<String> holder = holder();
        for (String person : PEOPLE.keySet()) {
            boolean kept = mayAct(person) && !withdrawn.contains(person);
            boolean acts = kept && (holder.isEmpty() || holder.get().equals(person));
            Caller program = new Caller(http, person);
            Browser browser = new Browser(port);
            browser.signIn(person, "safecity-demo");
            for (String mount : MOUNTS) {
                String path = mount + "/task/" + api.task;
                String said = person + " at " + mount + " after " + course + ", held by " + holder;
                boolean session = mount.startsWith("/camunda");
                int read = session
                        ? browser.get(path + "/form-variables").statusCode()
                        : program.get(path + "/form-variables").getStatusCode().value();
                assertThat(read == 200).as("read: " + said).isEqualTo(kept);
                if (!acts) {
                    for (String act : List.of("claim", "complete", "submit-form")) {
                        Object body = act.equals("claim")
                                ? Map.of("userId", person)
                                : Guarded.variables("decision", "approve");
                        int status = session
                                ? browser.call("POST", path + "/" + act, body).statusCode()
                                : program.status(HttpMethod.POST, path + "/" + act, body);
                        assertThat(status).as(act + ": " + said).isBetween(400, 499);
                    }
                }
            }
            assertThat(program.get("/api/tasks/" + api.task + "/help")
                            .getStatusCode()
                            .is2xxSuccessful())
                    .as("help: %s after %s", person, course)
                    .isEqualTo(kept);
        }
        assertThat(holder()).isEqualTo(holder);
    }

    private void check(List<Step> course) {
        Optional<String> holder = holder();
        assertThat(holder.map(this::mayAct).orElse(true))
                .as("%s holds it after %s", holder, course)
                .isTrue();
        for (String person : PEOPLE.keySet()) {
            boolean may = mayAct(person);
            boolean open = holder.isEmpty();
            boolean kept = may && !withdrawn.contains(person);
            String said = person + " after " + course + ", held by " + holder;
            assertThat(reads(person)).as("list: " + said).isEqualTo(may);
            assertThat(tries(person, () -> forms.getTaskFormVariables(api.task)))
                    .as("form: " + said)
                    .isEqualTo(kept);
            assertThat(tries(person, () -> tasks.claim(api.task, person)))
                    .as("claim: " + said)
                    .isEqualTo(kept && (open || holder.get().equals(person)));
            assertThat(tries(person, () -> tasks.complete(api.task, Map.of("decision", "approve"))))
                    .as("complete: " + said)
                    .isEqualTo(kept && (open || holder.get().equals(person)));
        }
    }

    /** The rule: a post of one's own, or one of somebody who is away and for whom one is there. */
    private boolean mayAct(String person) {
        return posts.get(person).contains(LEAD)
                || away.keySet().stream()
                        .anyMatch(absent -> posts.get(absent).contains(LEAD)
                                && person.equals(present(absent))
                                && posts.get(person).stream().anyMatch(post -> post.startsWith(LEAD)));
    }

    private String present(String absent) {
        String there = absent;
        for (int link = 0; away.containsKey(there); link++) {
            if (link > PEOPLE.size()) {
                return null;
            }
            there = away.get(there);
        }
        return there;
    }

    private void take(Step step) {
        String person = step.person();
        String other = step.other();
        switch (step.kind()) {
            case CLAIM -> attempt(person, () -> tasks.claim(api.task, person));
            case REASSIGN -> {
                Optional<String> before = holder();
                if (attempt("yeonsu-manager", () -> handovers.give(api.task, person))) {
                    before.ifPresent(withdrawn::add);
                    withdrawn.remove(person);
                }
            }
            case ABSENCE -> {
                if (call(
                                person,
                                "/api/absences",
                                Map.of("substitute", other, "from", DAY.toString(), "to", DAY.toString()))
                        == 201) {
                    assertThat(lawful(person, other))
                            .as("%s for %s", other, person)
                            .isTrue();
                    away.put(person, other);
                }
            }
            case END -> {
                if (away.containsKey(person)) {
                    long id = jdbc.sql("SELECT max(id) FROM absence WHERE account = ? AND ended_at IS NULL")
                            .param(person)
                            .query(Long.class)
                            .single();
                    assertThat(call(person, "/api/absences/" + id + "/end", Map.of()))
                            .isEqualTo(204);
                    away.remove(person);
                }
            }
            case TRANSFER -> transfer(person, other);
            case JOIN -> {
                if (!accounts.find(person).orElseThrow().groups().contains(LEAD)
                        && posts.get(person).stream().noneMatch("yeonsu-certifier"::equals)) {
                    identities.createMembership(person, LEAD);
                    posts.get(person).add(LEAD);
                }
            }
            default -> {
                if (posts.get(person).remove(LEAD)) {
                    identities.deleteMembership(person, LEAD);
                }
            }
        }
    }

    private void transfer(String person, String other) {
        if (posts.get(person).isEmpty()
                || posts.get(other).isEmpty()
                || !away.isEmpty()
                || call(person, "/api/transfers", Map.of("successor", other, "day", DAY.toString())) != 201) {
            return;
        }
        assertThat(posts.get(other).contains("yeonsu-certifier"))
                .isEqualTo(posts.get(person).contains("yeonsu-certifier"));
        posts.get(other).addAll(posts.get(person));
        posts.get(person).clear();
    }

    /** Only within the department here: officers and head for each other, and nobody from elsewhere. */
    private boolean lawful(String absent, String substitute) {
        return posts.get(absent).stream()
                .allMatch(post -> posts.get(substitute).stream()
                        .anyMatch(held -> held.replace("-head", "").equals(post.replace("-head", ""))));
    }

    private Optional<String> holder() {
        return Optional.ofNullable(
                tasks.createTaskQuery().taskId(api.task).singleResult().getAssignee());
    }

    private boolean reads(String person) {
        long[] count = new long[1];
        story.as(
                person,
                () -> count[0] = tasks.createTaskQuery().taskId(api.task).count());
        return count[0] > 0;
    }

    private boolean attempt(String person, Runnable act) {
        try {
            story.as(person, act);
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    /** Whether it would succeed; nothing of it stays. */
    private boolean tries(String person, Runnable act) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = attempt(person, act);
            status.setRollbackOnly();
            return done;
        }));
    }

    private int call(String person, String path, Map<String, ?> body) {
        ResponseEntity<JsonNode> answer = new Caller(http, person).call(HttpMethod.POST, path, body);
        return answer.getStatusCode().value();
    }
}
