package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an operator brings the product into production, on a database server, step by step as the handbook says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionStartTest {

    private static final String PASSWORD = "long-enough-for-a-test";

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
        Path password = Files.writeString(place.resolve("password"), PASSWORD + "\n");
        try (ChildApplication command = ChildApplication.start(
                "schema",
                environment(Map.of(
                        "SAFECITY_ADMIN_PASSWORD_FILE",
                        password.toString(),
                        "SAFECITY_DATABASE_ACCOUNT",
                        "safecity_app")),
                "--spring.profiles.active=schema")) {
            assertThat(command.untilEnded()).as(command.output()).isZero();
        }
        assertThat(tables()).isGreaterThan(40);
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aStartWithoutARightIsRefusedByName() throws Exception {
        JdbcClient.create(server.getPostgresDatabase())
                .sql("REVOKE ALL ON procedure_paper, act_ru_job FROM safecity_app")
                .update();
        try (ChildApplication application = ChildApplication.start(
                "without-right",
                environment(Map.of("SPRING_DATASOURCE_URL", server.getJdbcUrl("safecity_app", "postgres"))))) {
            assertThat(application.untilEnded()).isEqualTo(1);
            assertThat(application.output())
                    .contains("2 table(s) or sequence(s): act_ru_job, procedure_paper.", "SAFECITY_DATABASE_ACCOUNT=");
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
            assertThat(command.output()).contains("There is an administrator already");
        }
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    @Order(5)
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
                                "always")))
                .untilUp()) {
            assertThat(application.get("/actuator/health").body())
                    .contains("\"db\"", "\"databaseRights\"", "\"processEngine\"", "\"jobExecutor\"");
            assertThat(application.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/api/demo/clock", "admin", PASSWORD).statusCode())
                    .isEqualTo(404);
            assertThat(application
                            .get("/engine-rest/user/count", "admin", PASSWORD)
                            .body())
                    .contains("1");
            assertThat(application
                            .get("/engine-rest/user/count", "yeonsu-lead", "safecity-demo")
                            .statusCode())
                    .isNotEqualTo(200);
            assertThat(groups("haneul-%")).isEqualTo(4);
            HttpResponse<String> deployment = application.deploy("a.form", "{\"id\":\"a\"}", "admin", PASSWORD);
            assertThat(deployment.statusCode()).as(deployment.body()).isEqualTo(403);
            assertThat(deployment.body()).contains("새 판과 함께");
            assertThat(application.output()).contains("Municipality refused: " + municipalities.resolve("broken"));
            assertThat(application.stop()).isEqualTo(143);
            assertThat(application.output())
                    .contains("Graceful shutdown complete", "Process Engine default closed")
                    .doesNotContain("Exception");
        }
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
}
