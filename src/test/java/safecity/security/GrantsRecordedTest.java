package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/**
 * Whoever gives or takes a right, by whichever door, stands in the record of access. Every route of ours that changes
 * something is decided on here: a new one fails this test until it says whether it touches rights, and is walked if it does.
 */
@ProcessStory
class GrantsRecordedTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String OFFICER = "yeonsu-grants-officer";
    private static final String OTHER = "yeonsu-grants-other";
    private static final String HEAD = "yeonsu-grants-head";
    private static final String MADE = "yeonsu-grants-made";
    private static final String FIRST = "grants-first";
    private static final String SECOND = "grants-second";
    private static final String MANAGER = "yeonsu-manager";
    private static final String REASON = "이해관계가 있어 담당을 바꿉니다.";
    private static final LocalDate TODAY = LocalDate.of(2023, 5, 8);

    private static final Set<RequestMethod> READS = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    /** Walked where a municipality of its own can keep what is assigned: DutyAssignmentStoryTest. */
    private static final Set<String> DUTIES = Set.of("/duties", "/api/duties");

    /** Facts, remarks, files, notices and one's own settings: nobody may do more or less afterwards. */
    private static final Set<String> NO_GRANTS = Set.of(
            "/administration/departments/{id}",
            "/administration/municipalities/{id}",
            "/administration/setup/{municipality}/mail",
            "/administration/setup/{municipality}/sign-in",
            "/api/approvals/{documentId}/recall",
            "/api/demo/clock",
            "/api/evidence/{id}/versions",
            "/api/evidence/{id}/withdrawal",
            "/api/holidays",
            "/api/holidays/{date}/withdrawal",
            "/api/instances/{id}/incidents/{incident}/retry",
            "/api/instances/migration",
            "/api/instances/{id}/resumption",
            "/api/instances/{id}/suspension",
            "/api/ledger/heads",
            "/api/ledger/verifications",
            "/api/notation",
            "/api/tables",
            "/api/projects/{key}/evidence",
            "/api/projects/{key}/binders",
            "/audit/binders",
            "/data-requests",
            "/audit/ledger",
            "/audit/ledger/heads",
            "/api/comments/{id}/withdrawal",
            "/demo/clock",
            "/documents/{id}/recall",
            "/evidence/{id}/withdrawal",
            "/holidays",
            "/holidays/withdrawal",
            "/instances/{instance}/incidents/{incident}/retry",
            "/instances/migration",
            "/instances/{instance}/resumption",
            "/instances/{instance}/suspension",
            "/notifications/language",
            "/notifications/read",
            "/projects/{key}/facts/committees/{id}/member-change",
            "/projects/{key}/facts/committees/{id}/terms",
            "/projects/{key}/facts/contracts/{code}/change",
            "/projects/{key}/facts/contracts/{code}/advance",
            "/projects/{key}/facts/contracts/{code}/suspension",
            "/projects/{key}/facts/contracts/{code}/termination",
            "/projects/{key}/facts/programmes/{code}/stop",
            "/projects/{key}/facts/{kind}/{id}/correction",
            "/projects/{key}/facts/{kind}/{id}/correction/{correction}/withdraw",
            "/projects/{key}/findings",
            "/projects/{key}/released/questions",
            "/projects/{key}/released/questions/{id}/answers",
            "/projects/{key}/releases",
            "/projects/{key}/plan/edit",
            "/projects/{key}/plan/edit/typing",
            "/sessions/end-others",
            "/api/tasks/{id}/comments",
            "/tasks/{id}/remarks",
            "DELETE /api/start-forms/{form}/draft",
            "DELETE /api/tasks/{id}/draft",
            "DELETE /api/tasks/{id}/remark-draft",
            "PUT /api/start-forms/{form}/draft",
            "PUT /api/tasks/{id}/draft",
            "PUT /api/tasks/{id}/remark-draft");

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
    IdentityService identities;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    int port;

    private final Map<String, Browser> sessions = new HashMap<>();
    private Guarded api;
    private final String west = "west" + Math.floorMod(System.nanoTime(), 1_000_000);

    /** What gives or takes a right at a route, and the beginning of its line; the rest names who and whom. */
    private record Grant(String line, Runnable act) {}

    @BeforeEach
    void people() {
        api = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        directory.ensureUser(OFFICER, "주무관", PASSWORD, List.of("yeonsu-lead"), "yeonsu");
        directory.ensureUser(OTHER, "주무관", PASSWORD, List.of("yeonsu-lead"), "yeonsu");
        directory.ensureUser(HEAD, "과장", PASSWORD, List.of("yeonsu-lead-head"), "yeonsu");
        for (String administrator : List.of(FIRST, SECOND)) {
            directory.ensureUser(administrator, administrator, PASSWORD, List.of("camunda-admin"), null);
        }
    }

    @AfterEach
    void leave() {
        twoAreNeeded(false);
        jdbc.sql("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL").update();
        jdbc.sql("UPDATE transfer SET withdrawn_by = 'test', withdrawn_at = now() WHERE withdrawn_at IS NULL"
                        + " AND done_at IS NULL")
                .update();
        List.of(OFFICER, OTHER, HEAD, FIRST, SECOND, MADE, west + "-one", west + "-two")
                .forEach(identities::deleteUser);
        runtime.deleteProcessInstance(api.instance, "the story is told");
    }

    @Test
    void everyRouteThatChangesSomethingIsDecidedOn() {
        Set<String> decided = new TreeSet<>(grants().keySet());
        decided.addAll(DUTIES);
        decided.addAll(NO_GRANTS);
        assertThat(routes()).isEqualTo(decided);
    }

    @Test
    void whatGivesOrTakesARightLeavesItsLine() {
        grants().forEach((route, grant) -> {
            long before = last();
            grant.act().run();
            assertThat(lines(before)).as(route).anyMatch(line -> line.startsWith(grant.line()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"})
    void soDoesTheEnginesOwnApi(String mount) {
        List<String> acts = List.of(
                "PUT /group/yeonsu-legal/members/" + OTHER,
                "DELETE /group/yeonsu-legal/members/" + OTHER,
                "PUT /user/" + OTHER + "/credentials",
                "PUT /user/" + OTHER + "/profile",
                "POST /user/" + OTHER + "/unlock",
                "PUT /tenant/yeonsu/user-members/" + OTHER,
                "DELETE /tenant/yeonsu/user-members/" + OTHER,
                "POST /authorization/create",
                "DELETE /user/" + OTHER);
        for (String act : acts) {
            String method = act.split(" ")[0];
            String path = mount + act.split(" ")[1];
            Object body = path.endsWith("credentials")
                    ? Map.of("password", "gwanak-4-hills-" + System.nanoTime(), "authenticatedUserPassword", PASSWORD)
                    : path.endsWith("profile") ? Map.of("id", OTHER, "firstName", "다른") : Map.of();
            long before = last();
            int status = mount.startsWith("/camunda")
                    ? session(FIRST).call(method, path, body).statusCode()
                    : new Caller(http, FIRST).status(HttpMethod.valueOf(method), path, body);
            assertThat(lines(before))
                    .as(act)
                    .contains("administer " + method + " " + path + " " + status + " by " + FIRST);
        }
    }

    private Map<String, Grant> grants() {
        Map<String, String> absence = Map.of("substitute", HEAD, "from", TODAY.toString(), "to", TODAY.toString());
        Map<String, String> ofOfficer = with(absence, "account", OFFICER);
        Map<String, String> transfer = Map.of(
                "account", OFFICER, "successor", OTHER, "day", TODAY.plusDays(3).toString());
        Map<String, String> given = Map.of("assignee", OFFICER, "reason", REASON);
        Map<String, Grant> grants = new java.util.LinkedHashMap<>();
        grants.put("/api/absences", new Grant("stand-in absence/", () -> send(OFFICER, "/api/absences", absence)));
        grants.put("/api/absences/{id}/end", ofLast("stand-in absence/", OFFICER, "/api/absences/%d/end", "absence"));
        grants.put(
                "/absences", new Grant("stand-in absence/", () -> submit(OFFICER, "/absences", "/absences", absence)));
        grants.put(
                "/absences/{id}/end",
                new Grant(
                        "stand-in absence/",
                        () -> submit(OFFICER, "/absences", "/absences/" + id("absence") + "/end", Map.of())));
        grants.put("/api/absences/{id}/confirm", new Grant("stand-in absence/", () -> {
            send(MANAGER, "/api/absences", ofOfficer);
            long before = last();
            send(OFFICER, "/api/absences/" + id("absence") + "/confirm", null);
            assertThat(lines(before)).anyMatch(line -> line.startsWith("stand-in absence/"));
            send(OFFICER, "/api/absences/" + id("absence") + "/end", null);
        }));
        grants.put("/absences/{id}/confirm", new Grant("stand-in absence/", () -> {
            send(MANAGER, "/api/absences", ofOfficer);
            long before = last();
            submit(OFFICER, "/absences", "/absences/" + id("absence") + "/confirm", Map.of());
            assertThat(lines(before)).anyMatch(line -> line.startsWith("stand-in absence/"));
            send(OFFICER, "/api/absences/" + id("absence") + "/end", null);
        }));
        grants.put("/api/transfers", new Grant("transfer transfer/", () -> send(OFFICER, "/api/transfers", transfer)));
        grants.put(
                "/api/transfers/{id}/withdrawal",
                ofLast("transfer transfer/", OFFICER, "/api/transfers/%d/withdrawal", "transfer"));
        grants.put(
                "/transfers",
                new Grant("transfer transfer/", () -> submit(OFFICER, "/transfers", "/transfers", transfer)));
        grants.put(
                "/transfers/{id}/withdrawal",
                new Grant(
                        "transfer transfer/",
                        () -> submit(OFFICER, "/transfers", "/transfers/" + id("transfer") + "/withdrawal", Map.of())));
        grants.put(
                "/api/tasks/{id}/assignee",
                new Grant("reassign task/", () -> send(MANAGER, "/api/tasks/" + api.task + "/assignee", given)));
        grants.put(
                "/tasks/{id}/assignee",
                new Grant(
                        "reassign task/",
                        () -> submit(
                                MANAGER,
                                "/tasks/" + api.task + "/assignee",
                                "/tasks/" + api.task + "/assignee",
                                with(given, "assignee", OTHER))));
        grants.put("/confirmations/{id}", new Grant("administer membership/yeonsu-lead-head/" + OTHER, () -> {
            twoAreNeeded(true);
            assertThat(new Caller(http, FIRST)
                            .status(HttpMethod.PUT, "/engine-rest/group/yeonsu-lead-head/members/" + OTHER, null))
                    .isEqualTo(409);
            long before = last();
            submit(SECOND, "/confirmations", "/confirmations/" + id("administration_request"), Map.of());
            assertThat(lines(before)).anyMatch(line -> line.startsWith("administer membership/"));
            twoAreNeeded(false);
        }));
        grants.put("/confirmations", new Grant("administer membership/yeonsu-lead-head/" + OTHER, () -> {
            new Caller(http, FIRST)
                    .status(HttpMethod.DELETE, "/engine-rest/group/yeonsu-lead-head/members/" + OTHER, null);
            twoAreNeeded(true);
            assertThat(new Caller(http, FIRST)
                            .status(HttpMethod.PUT, "/engine-rest/group/yeonsu-lead-head/members/" + OTHER, null))
                    .isEqualTo(409);
            long before = last();
            submit(
                    SECOND,
                    "/confirmations",
                    "/confirmations",
                    Map.of("id", String.valueOf(id("administration_request"))));
            assertThat(lines(before)).anyMatch(line -> line.startsWith("administer membership/"));
            twoAreNeeded(false);
        }));
        addAdministration(grants);
        grants.put(
                "/notifications/calendar",
                new Grant(
                        "administer calendar/mine made",
                        () -> submit(OTHER, "/notifications", "/notifications/calendar", Map.of())));
        grants.put(
                "/notifications/calendar/revoke",
                new Grant(
                        "administer calendar/",
                        () -> submit(
                                OTHER,
                                "/notifications",
                                "/notifications/calendar/revoke",
                                Map.of("id", String.valueOf(id("calendar_feed"))))));
        String chosen = "gwanak-7-hills-" + System.nanoTime();
        grants.put(
                "/password",
                new Grant(
                        "administer password/" + HEAD,
                        () -> submit(
                                HEAD,
                                "/password",
                                "/password",
                                Map.of("current", PASSWORD, "password", chosen, "again", chosen))));
        return grants;
    }

    /** In a municipality of their own, which stays as it is. */
    private void addAdministration(Map<String, Grant> grants) {
        String accounts = "/administration/accounts";
        String made = accounts + "/" + MADE;
        grants.put(
                "/administration/municipalities",
                administers(
                        "municipality/" + west + " made",
                        "/administration/municipalities",
                        Map.of("id", west, "nameKo", "서구", "nameEn", "Seo-gu")));
        grants.put(
                "/administration/departments",
                administers(
                        "department/" + west + "-safety made",
                        "/administration/departments",
                        Map.of("municipality", west, "id", "safety", "nameKo", "안전과", "nameEn", "Safety")));
        grants.put("/administration/setup/{municipality}/departments", new Grant("administer department/", () -> {
            Map<String, String> names = new HashMap<>();
            List.of(
                            ("lead planning legal budget contract audit gender-equality personnel publicity council-office mayor"
                                            + " vice-mayor director traffic health welfare women-children disaster industry police fire"
                                            + " education citizens-panel support-centre certifier")
                                    .split(" "))
                    .forEach(duty -> {
                        names.put(duty + "Ko", duty + " 담당");
                        names.put(duty + "En", duty);
                    });
            submit(FIRST, "/administration/setup/" + west, "/administration/setup/" + west + "/departments", names);
        }));
        grants.put(
                "/administration/setup/{municipality}/accounts",
                administers(
                        "account/" + west + "-one made",
                        "/administration/setup/" + west + "/accounts",
                        Map.of("table", "계정,성명,부서\n" + west + "-one,하나,안전과")));
        grants.put(
                "/api/administration/municipalities/{municipality}/accounts",
                new Grant("administer account/" + west + "-two made", () -> {
                    HttpHeaders headers = new HttpHeaders();
                    headers.setContentType(MediaType.parseMediaType("text/csv"));
                    assertThat(http.withBasicAuth(FIRST, PASSWORD)
                                    .exchange(
                                            "/api/administration/municipalities/" + west + "/accounts",
                                            HttpMethod.POST,
                                            new HttpEntity<>("계정,성명,부서\n" + west + "-two,둘,안전과", headers),
                                            String.class)
                                    .getStatusCode()
                                    .is2xxSuccessful())
                            .isTrue();
                }));
        grants.put(
                accounts,
                administers(
                        "account/" + MADE + " made",
                        accounts,
                        Map.of("id", MADE, "name", "만든 사람", "municipality", "yeonsu")));
        grants.put(
                accounts + "/{id}",
                administers("account/" + MADE + " renamed", made, Map.of("name", "다른 이름", "email", "")));
        grants.put(
                accounts + "/{id}/password",
                administers("password/" + MADE + " set anew", made + "/password", Map.of()));
        grants.put(accounts + "/{id}/unlock", administers("account/" + MADE + " unlocked", made + "/unlock", Map.of()));
        Map<String, String> legal = Map.of("group", "yeonsu-legal");
        grants.put(
                accounts + "/{id}/groups",
                administers("membership/yeonsu-legal/" + MADE + " entered", made + "/groups", legal));
        grants.put(
                accounts + "/{id}/groups/removal",
                administers("membership/yeonsu-legal/" + MADE + " taken out", made + "/groups/removal", legal));
        grants.put(
                accounts + "/{id}/removal", administers("account/" + MADE + " removed", made + "/removal", Map.of()));
    }

    private Grant administers(String line, String action, Map<String, String> fields) {
        return new Grant(
                "administer " + line,
                () -> assertThat(session(FIRST)
                                .submit("/administration/accounts", action, fields)
                                .statusCode())
                        .as(action)
                        .isIn(200, 302));
    }

    private Grant ofLast(String line, String account, String path, String table) {
        return new Grant(line, () -> send(account, path.formatted(id(table)), null));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private void send(String account, String path, Object body) {
        assertThat(new Caller(http, account).call(HttpMethod.POST, path, body).getStatusCode())
                .as(path)
                .matches(status -> status.is2xxSuccessful());
    }

    private void submit(String account, String page, String action, Map<String, String> fields) {
        assertThat(session(account).submit(page, action, fields).statusCode())
                .as(action)
                .isEqualTo(302);
    }

    private Browser session(String account) {
        return sessions.computeIfAbsent(account, name -> {
            Browser browser = new Browser(port);
            browser.signIn(name, PASSWORD);
            // The web applications hand out the token that their services ask for.
            browser.get("/camunda/api/engine/engine/default/task/count");
            return browser;
        });
    }

    private void twoAreNeeded(boolean needed) {
        ReflectionTestUtils.setField(context.getBean("secondAdministrator"), "needed", needed);
    }

    private long id(String table) {
        return jdbc.sql("SELECT max(id) FROM " + table).query(Long.class).single();
    }

    private long last() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM access_log")
                .query(Long.class)
                .single();
    }

    private List<String> lines(long after) {
        return jdbc.sql("SELECT action || ' ' || record || ' by ' || account FROM access_log WHERE id > ? ORDER BY id")
                .param(after)
                .query(String.class)
                .list();
    }

    /** Of our own controllers, all that are not only read. */
    private Set<String> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("safecity"))
                .map(Map.Entry::getKey)
                .filter(info -> !READS.containsAll(info.getMethodsCondition().getMethods()))
                .flatMap(GrantsRecordedTest::paths)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> paths(RequestMappingInfo info) {
        Function<RequestMethod, String> method = one -> one == RequestMethod.POST ? "" : one + " ";
        return info.getMethodsCondition().getMethods().stream()
                .filter(one -> !READS.contains(one))
                .flatMap(one -> info.getPatternValues().stream().map(path -> method.apply(one) + path));
    }
}
