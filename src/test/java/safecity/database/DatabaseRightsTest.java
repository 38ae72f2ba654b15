package safecity.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two accounts, as in production: one makes the tables, the other works with them. */
class DatabaseRightsTest {

    /** As the handbook of earlier releases said. */
    private static final String BY_HAND =
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO worker;"
                    + " GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO worker";

    private static EmbeddedPostgres server;

    private DataSource maker;
    private DataSource worker;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
        jdbc(server.getPostgresDatabase()).sql("CREATE ROLE maker LOGIN").update();
        jdbc(server.getPostgresDatabase()).sql("CREATE ROLE worker LOGIN").update();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void anEmptyDatabaseOfTheMakers() {
        JdbcClient all = jdbc(server.getPostgresDatabase());
        all.sql("DROP DATABASE IF EXISTS two_accounts WITH (FORCE)").update();
        all.sql("CREATE DATABASE two_accounts OWNER maker").update();
        maker = server.getDatabase("maker", "two_accounts");
        worker = server.getDatabase("worker", "two_accounts");
        jdbc(maker).sql("CREATE TABLE act_ru_execution (id_ text)").update();
    }

    @Test
    void anUpgradeGrantsItsNewTablesToTheAccountThatWorkedBefore() {
        upgradeTo("157");
        jdbc(maker).sql(BY_HAND).update();
        upgradeTo("latest");
        assertThat(new DatabaseRights(worker).missing())
                .contains("scheme_paper")
                .doesNotContain("evidence_item");
        new RightsGranted(maker).to("");
        assertThat(new DatabaseRights(worker).missing()).isEmpty();
        assertThat(jdbc(worker)
                        .sql("SELECT count(*) FROM scheme_paper")
                        .query(Integer.class)
                        .single())
                .isNotNegative();
    }

    @Test
    void whatIsMadeLaterComesWithItsRights() {
        upgradeTo("latest");
        new RightsGranted(maker).to("worker");
        jdbc(maker).sql("CREATE TABLE made_later (id serial)").update();
        assertThat(jdbc(worker).sql("INSERT INTO made_later DEFAULT VALUES").update())
                .isEqualTo(1);
    }

    @Test
    void aStartWithoutARightIsRefusedByName() {
        Flyway start = upgradeTo("latest");
        new RightsGranted(maker).to("worker");
        assertThatNoException().isThrownBy(() -> new SchemaCheck().check(as(worker)));
        jdbc(maker)
                .sql("REVOKE INSERT ON act_ru_execution FROM worker; REVOKE ALL ON safecity_schema_history FROM worker")
                .update();
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new SchemaCheck().check(as(worker)))
                .withMessageContaining("2 table(s) or sequence(s): act_ru_execution, safecity_schema_history.");
        assertThatNoException().isThrownBy(() -> new SchemaCheck().check(start));
    }

    /** What has happened stays: the application writes the engine's history on and takes nothing of it away. */
    @Test
    void nothingOfTheEnginesHistoryCanBeDeletedByTheApplication() {
        upgradeTo("latest");
        jdbc(maker)
                .sql("CREATE TABLE act_hi_procinst (id_ text); INSERT INTO act_hi_procinst VALUES ('done')")
                .update();
        new RightsGranted(maker).to("worker");
        assertThat(new DatabaseRights(worker).missing()).isEmpty();
        jdbc(worker).sql("UPDATE act_hi_procinst SET id_ = 'ended'").update();
        for (String attack : List.of("DELETE FROM act_hi_procinst", "TRUNCATE act_hi_procinst")) {
            assertThatThrownBy(() -> jdbc(worker).sql(attack).update()).hasMessageContaining("act_hi_procinst");
        }
        assertThat(jdbc(worker)
                        .sql("SELECT id_ FROM act_hi_procinst")
                        .query(String.class)
                        .single())
                .isEqualTo("ended");
    }

    /** As {@code pg_dump} asks of each, the numbers of identity columns among them. */
    @Test
    void theAccountMayReadEverythingForADump() {
        upgradeTo("latest");
        new RightsGranted(maker).to("worker");
        assertThat(jdbc(worker)
                        .sql("SELECT seqrelid::regclass::text FROM pg_sequence"
                                + " WHERE NOT has_sequence_privilege(seqrelid, 'SELECT')")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void anAccountThatDoesNotExistIsRefusedByName() {
        upgradeTo("latest");
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new RightsGranted(maker).to("nobody-here"))
                .withMessageContaining("nobody-here");
    }

    @Test
    void aTableOfSomebodyElseInTheSchemaIsNoneOfOurs() {
        upgradeTo("latest");
        new RightsGranted(maker).to("worker");
        DataSource all = server.getDatabase("postgres", "two_accounts");
        jdbc(all).sql("CREATE TABLE of_another_product (id int)").update();
        assertThat(new DatabaseRights(worker).missing()).isEmpty();
        assertThatNoException().isThrownBy(() -> new RightsGranted(maker).to("worker"));
    }

    @Test
    void aRightThatIsTakenAwayShowsInTheHealth() {
        upgradeTo("latest");
        new RightsGranted(maker).to("worker");
        DatabaseRightsHealthIndicator health = new DatabaseRightsHealthIndicator(worker);
        health.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        jdbc(maker).sql("REVOKE ALL ON act_ru_execution FROM worker").update();
        health.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("missing")).hasToString("[act_ru_execution]");
    }

    private Flyway upgradeTo(String version) {
        Flyway flyway = flyway(maker, version);
        flyway.migrate();
        return flyway;
    }

    private static Flyway as(DataSource account) {
        return flyway(account, "latest");
    }

    private static Flyway flyway(DataSource account, String version) {
        return Flyway.configure()
                .dataSource(account)
                .table("safecity_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load();
    }

    private static JdbcClient jdbc(DataSource account) {
        return JdbcClient.create(account);
    }
}
