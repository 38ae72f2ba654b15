package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.time.EngineClock;

/** How an operator brings the product into production, on a database server, step by step as the handbook says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionStartTest {

    private static final String FIRST = "chosen-by-the-operator";
    private static final String PASSWORD = "long-enough-for-a-test";
    private static final String SECOND = "of-the-other-keeper";

    @TempDir
    static Path place;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("CREATE ROLE safecity_app LOGIN")
                .update();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Test
    @Order(1)
    void withoutASchemaTheStartIsRefusedAndSaysWhatToRun() throws Exception {
        try (ChildApplication application = ChildApplication.start("without-schema", environment(Map.of()))) {
            assertThat(application.untilEnded()).isEqualTo(1);
            assertThat(application.output())
                    .contains(
                            "of the schema, from 001 (organisation) on.",
                            "Run the schema command once",
                            "--spring.profiles.active=schema");
            assertThat(tables()).isZero();
        }
    }

    @Test
    @Order(2)
    void theSchemaCommandMakesTablesAndTheFirstAdministratorAndEnds() throws Exception {
        Path password = Files.writeString(place.resolve("password"), FIRST + "\n");
        try (ChildApplication command = ChildApplication.start(
                "schema",
                environment(Map.of(
                        "SAFECITY_ADMIN_PASSWORD_FILE",
                        password.toString(),
                        "SAFECITY_ADMIN_SECOND_PASSWORD_FILE",
                        password.toString(),
                        "SAFECITY_DATABASE_ACCOUNT",
                        "safecity_app")),
                "--spring.profiles.active=schema")) {
            assertThat(command.untilEnded()).as(command.output()).isZero();
        }
        assertThat(tables()).isGreaterThan(40);
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void aStartWithoutARightIsRefusedByName() throws Exception {
        JdbcClient.create(server.getPostgresDatabase())
                .sql("REVOKE ALL ON scheme_paper, act_ru_job FROM safecity_app")
                .update();
        try (ChildApplication application = ChildApplication.start(
                "without-right",
                environment(Map.of("SPRING_DATASOURCE_URL", server.getJdbcUrl("safecity_app", "postgres"))))) {
            assertThat(application.untilEnded()).isEqualTo(1);
            assertThat(application.output())
                    .contains("2 table(s) or sequence(s): act_ru_job, scheme_paper.", "SAFECITY_DATABASE_ACCOUNT=");
        }
    }

    /** As an upgrade is done: nothing but the command, which knows the account from what it was granted before. */
    @Test
    @Order(4)
    void theSchemaCommandMayBeRepeatedGrantsWhatIsMissingAndChangesNoPassword() throws Exception {
        Path password = Files.writeString(place.resolve("another-password"), "another-long-password\n");
        try (ChildApplication command = ChildApplication.start(
                "schema-again",
                environment(Map.of("SAFECITY_ADMIN_PASSWORD_FILE", password.toString())),
                "--spring.profiles.active=schema")) {
            assertThat(command.untilEnded()).as(command.output()).isZero();
            assertThat(command.output()).contains("There is an administrator admin already");
        }
        assertThat(accounts()).isEqualTo(2);
    }

    /** One content has lost its bytes, and nothing else is wrong. */
    @Test
    @Order(5)
    void aRestoredDatabaseProvesItself() throws Exception {
        String lost = "0".repeat(64);
        JdbcClient.create(server.getPostgresDatabase())
                .sql("INSERT INTO evidence_content (sha256, size, media_type, place, stored_at)"
                        + " VALUES (?, 1, 'application/pdf', 'DATABASE', now())")
                .param(lost)
                .update();
        try (ChildApplication command = ChildApplication.start(
                "verify",
                environment(Map.of("SPRING_DATASOURCE_URL", server.getJdbcUrl("safecity_app", "postgres"))),
                "--spring.profiles.active=verify")) {
            assertThat(command.untilEnded()).as(command.output()).isEqualTo(1);
            assertThat(command.output()).contains("act_id_user: 2 rows", "1 contents of evidence were read");
            assertThat(command.output().lines().filter(line -> line.contains("Wrong: ")))
                    .singleElement()
                    .asString()
                    .contains(lost + ": unreadable: no content");
        }
    }

    @Test
    @Order(6)
    void productionHasNoDemoIsHealthyAndStopsInOrder() throws Exception {
        Path municipalities = place.resolve("municipalities");
        describe(municipalities.resolve("haneul"), """
                {id: haneul, nameKo: 하늘구, nameEn: Haneul-gu, departments: [{role: lead, nameKo: 안전과, nameEn: Safety}]}
                """);
        describe(municipalities.resolve("broken"), "departments: 3");
        try (ChildApplication application = ChildApplication.start(
                        "production",
                        environment(Map.of(
                                "SPRING_DATASOURCE_URL",
                                server.getJdbcUrl("safecity_app", "postgres"),
                                "SAFECITY_MUNICIPALITIES_DIR",
                                municipalities.toString(),
                                "MANAGEMENT_ENDPOINT_HEALTH_SHOWCOMPONENTS",
                                "always",
                                "SAFECITY_NODE",
                                "-two")))
                .untilUp()) {
            assertThat(application.get("/actuator/health").body())
                    .contains(
                            "\"db\"",
                            "\"databaseRights\"",
                            "\"scheduledWork\"",
                            "\"nodeClock\"",
                            "\"processEngine\"",
                            "\"jobExecutor\"");
            assertThat(application.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            firstPasswordsAreChangedFirst(application);
            powerIsGivenByTwo(application);
            nobodyIsBelievedAboutTheirAddress(application);
            assertThat(application.get("/api/demo/clock", "admin", PASSWORD).statusCode())
                    .isEqualTo(404);
            assertThat(application
                            .get("/engine-rest/user/count", "admin", PASSWORD)
                            .body())
                    .contains("3");
            assertThat(application
                            .get("/engine-rest/user/count", "yeonsu-lead", "safecity-demo")
                            .statusCode())
                    .isNotEqualTo(200);
            assertThat(groups("haneul-%")).isEqualTo(4);
            theEngineKeepsTheTimeOfSeoulOnAHostThatDoesNot();
            HttpResponse<String> deployment = application.deploy("a.form", "{\"id\":\"a\"}", "admin", PASSWORD);
            assertThat(deployment.statusCode()).as(deployment.body()).isEqualTo(403);
            assertThat(deployment.body()).contains("새 판과 함께");
            assertThat(application.output()).contains("Municipality refused: " + municipalities.resolve("broken"));
            assertThat(application.get("/actuator/prometheus").statusCode()).isEqualTo(401);
            assertThat(application
                            .get("/actuator/prometheus", "admin", PASSWORD)
                            .body())
                    .contains(
                            "safecity_jobs_due",
                            "safecity_mails_waiting",
                            "safecity_neighbour_away",
                            "hikaricp_connections_active");
            assertThat(application.get("/").headers().allValues("Set-Cookie"))
                    .as("nobody gets a session before they sign in")
                    .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
            assertThat(application.signIn("admin", PASSWORD).headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("JSESSIONID-two="));
            application.ask();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> application.get("/actuator/health/readiness").statusCode() == 503);
            assertThat(application.get("/login").statusCode())
                    .as("still served while the proxy takes notice")
                    .isEqualTo(200);
            assertThat(application.untilEnded()).isEqualTo(143);
            String output = application.output();
            assertThat(output).contains("Graceful shutdown complete", "Process Engine default closed");
            assertThat(output.substring(output.indexOf("Commencing graceful shutdown")))
                    .doesNotContain("Exception");
        }
    }

    private static void firstPasswordsAreChangedFirst(ChildApplication application) throws Exception {
        HttpResponse<String> first = application.get("/engine-rest/user/count", "admin", FIRST);
        assertThat(first.statusCode()).isEqualTo(403);
        assertThat(first.body()).contains("다른 사람이 정한 비밀번호");
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("", "10자 이상");
        refused.put("1", "10자 이상");
        refused.put("the-admin-himself", "계정이나 이름");
        refused.put("Password1234!", "널리 알려진");
        refused.put("qwertyuiop12", "널리 알려진");
        refused.put("safecity-demo", "널리 알려진");
        refused.put(FIRST, "최근 다섯 번");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            HttpResponse<String> answer = change(application, "admin", FIRST, "admin", one.getKey());
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(400);
            assertThat(answer.body()).as(one.getKey()).contains(one.getValue());
        }
        assertThat(change(application, "admin", FIRST, "admin", PASSWORD).statusCode())
                .isEqualTo(204);
        assertThat(change(application, "admin-2", FIRST, "admin-2", SECOND).statusCode())
                .isEqualTo(204);
    }

    /** Whoever writes another address into each request is still one and the same. */
    private static void nobodyIsBelievedAboutTheirAddress(ChildApplication application) throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int each = 1; each <= 6; each++) {
            answers.add(application
                    .get("/engine-rest/task/count", "haneul-nobody", "wrong", "198.51.100." + each)
                    .statusCode());
        }
        assertThat(answers).containsExactly(401, 401, 401, 401, 401, 429);
        assertThat(count("SELECT count(*) FROM access_log WHERE address LIKE '198.51%'"))
                .isZero();
    }

    private static void powerIsGivenByTwo(ChildApplication application) throws Exception {
        String kim = "{\"profile\":{\"id\":\"kim\"},\"credentials\":{\"password\":\"%s\"}}";
        for (String bad : List.of("", "1", "password", "kim-kim-kim")) {
            assertThat(application
                            .call("POST", "/engine-rest/user/create", kim.formatted(bad), "admin", PASSWORD)
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(application
                        .call("POST", "/engine-rest/user/create", kim.formatted("given-at-the-desk"), "admin", PASSWORD)
                        .statusCode())
                .isEqualTo(204);
        String staff = "/engine-rest/group/haneul-lead/members/kim";
        String head = "/engine-rest/group/haneul-lead-head/members/kim";
        assertThat(application.call("PUT", staff, "{}", "admin", PASSWORD).statusCode())
                .isEqualTo(204);
        for (int again = 0; again < 2; again++) {
            HttpResponse<String> alone = application.call("PUT", head, "{}", "admin", PASSWORD);
            assertThat(alone.statusCode()).isEqualTo(409);
            assertThat(alone.body()).contains("두 사람이 함께");
        }
        assertThat(application.call("PUT", head, "{}", "admin-2", SECOND).statusCode())
                .isEqualTo(204);
        assertThat(change(application, "admin", PASSWORD, "kim", "set-by-one-alone")
                        .statusCode())
                .isEqualTo(409);
        assertThat(change(application, "admin-2", SECOND, "kim", "set-by-them-both")
                        .statusCode())
                .isEqualTo(204);
        assertThat(application
                        .get("/engine-rest/task/count", "kim", "set-by-them-both")
                        .body())
                .contains("다른 사람이 정한 비밀번호");
        assertThat(change(application, "kim", "set-by-them-both", "kim", "given-at-the-desk")
                        .statusCode())
                .isEqualTo(400);
        assertThat(change(application, "kim", "set-by-them-both", "kim", "of-nobody-else's")
                        .statusCode())
                .isEqualTo(204);
        assertThat(application
                        .call("POST", "/engine-rest/user/kim/unlock", null, "admin", PASSWORD)
                        .statusCode())
                .isEqualTo(204);
        assertThat(count(
                        "SELECT count(*) FROM access_log WHERE record LIKE '%haneul-lead-head/kim%first asked for by admin'"
                                + " AND account = 'admin-2'"))
                .isEqualTo(1);
        String members = "/engine-rest/group/camunda-admin/members/";
        assertThat(application
                        .call("DELETE", members + "admin-2", null, "admin", PASSWORD)
                        .statusCode())
                .isEqualTo(204);
        for (String last : List.of(members + "admin", "/engine-rest/user/admin", "/engine-rest/group/camunda-admin")) {
            HttpResponse<String> answer = application.call("DELETE", last, null, "admin", PASSWORD);
            assertThat(answer.statusCode()).as(last).isEqualTo(409);
            assertThat(answer.body()).as(last).contains("마지막 시스템관리자");
        }
    }

    private static HttpResponse<String> change(
            ChildApplication application, String by, String password, String account, String wanted) throws Exception {
        return application.call(
                "PUT",
                "/engine-rest/user/" + account + "/credentials",
                "{\"password\":\"" + wanted + "\",\"authenticatedUserPassword\":\"" + password + "\"}",
                by,
                password);
    }

    private static void describe(Path directory, String content) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve("municipality.yaml"), content);
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("SPRING_DATASOURCE_URL", server.getJdbcUrl("postgres", "postgres"));
        return environment;
    }

    private static int tables() {
        return count("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
    }

    private static int accounts() {
        return count("SELECT count(*) FROM act_id_user");
    }

    private static int groups(String pattern) {
        return count("SELECT count(*) FROM act_id_group WHERE id_ LIKE '" + pattern + "'");
    }

    private static int count(String query) {
        return JdbcClient.create(server.getPostgresDatabase())
                .sql(query)
                .query(Integer.class)
                .single();
    }

    /** The engine's columns have no zone. */
    private static void theEngineKeepsTheTimeOfSeoulOnAHostThatDoesNot() {
        assertThat(JdbcClient.create(server.getPostgresDatabase())
                        .sql("SELECT max(deploy_time_) FROM act_re_deployment")
                        .query(LocalDateTime.class)
                        .single())
                .isCloseTo(LocalDateTime.now(EngineClock.SEOUL), within(10, ChronoUnit.MINUTES));
    }
}
