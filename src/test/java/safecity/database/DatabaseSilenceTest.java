package safecity.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.operations.FaultProxy;

/**
 * What the pool does, as the product sets it up, when the database falls silent. The limits are the product's, two of
 * them shortened so that the test needn't wait for them.
 */
@Timeout(90)
class DatabaseSilenceTest {

    private static final String DRIVER = "spring.datasource.hikari.data-source-properties.";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    private interface Act {
        void with(JdbcClient jdbc, FaultProxy proxy) throws Exception;
    }

    private static void through(Act act, String... more) throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.getPort())) {
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withConfiguration(AutoConfigurations.of(
                            DataSourceAutoConfiguration.class,
                            JdbcTemplateAutoConfiguration.class,
                            JdbcClientAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + proxy.port()
                                    + "/postgres?user=postgres",
                            DRIVER + "socketTimeout=3")
                    .withPropertyValues(more)
                    .run(context -> act.with(context.getBean(JdbcClient.class), proxy));
        }
    }

    @Test
    void everyWayToTheDatabaseHasItsLimits() throws Exception {
        through((jdbc, proxy) -> {
            assertThat(setting(jdbc, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(jdbc, "lock_timeout")).isEqualTo("15s");
            assertThat(setting(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("2min");
            assertThat(setting(jdbc, "application_name")).isEqualTo("safe-city-certification");
        });
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("SHOW " + name).query(String.class).single();
    }

    @Test
    void theSchemaCommandHasAllTheTimeItNeeds() throws Exception {
        through(
                (jdbc, proxy) -> {
                    assertThat(setting(jdbc, "statement_timeout")).isEqualTo("0");
                    assertThat(setting(jdbc, "lock_timeout")).isEqualTo("0");
                },
                "spring.profiles.active=schema");
    }

    /** Twenty wait for a lock, the network forgets their connections, and nobody ever hears of the lock's end. */
    @Test
    void whoWaitsOnAConnectionThatIsForgottenEndsAndThePoolGoesOn() throws Exception {
        through((jdbc, proxy) -> {
            ExecutorService people = Executors.newFixedThreadPool(20);
            try (Connection other = server.getPostgresDatabase().getConnection();
                    Statement lock = other.createStatement()) {
                lock.execute("SELECT pg_advisory_lock(14)");
                List<Future<?>> waiting = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    waiting.add(people.submit(() -> jdbc.sql("SELECT pg_advisory_lock(14)")
                            .query((row, number) -> null)
                            .list()));
                }
                while (waiting() < 20) {
                    Thread.onSpinWait();
                }
                proxy.forget();
                lock.execute("SELECT pg_advisory_unlock(14)");
                for (Future<?> one : waiting) {
                    assertThatThrownBy(one::get).hasMessageContaining("I/O error");
                }
                assertThat(jdbc.sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
            } finally {
                people.shutdownNow();
            }
        });
    }

    private static int waiting() {
        return JdbcClient.create(server.getPostgresDatabase())
                .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS", "READS_NOTHING", "CUTS", "HALF_CLOSES"})
    void aDatabaseThatTakesConnectionsAndNothingElseIsLeftAfterSecondsAndFoundAgain(FaultProxy.Fault fault)
            throws Exception {
        through((jdbc, proxy) -> {
            assertThat(jdbc.sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
            proxy.with(fault);
            proxy.cut();
            assertThatThrownBy(() -> jdbc.sql("SELECT 1").query(Integer.class).single())
                    .isNotNull();
            proxy.with(FaultProxy.Fault.NONE);
            proxy.cut();
            assertThat(untilAnswered(jdbc)).isEqualTo(1);
        });
    }

    private static int untilAnswered(JdbcClient jdbc) {
        while (true) {
            try {
                return jdbc.sql("SELECT 1").query(Integer.class).single();
            } catch (RuntimeException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aStatementThatTakesTooLongIsEndedByTheServer() throws Exception {
        through(
                (jdbc, proxy) -> assertThatThrownBy(() -> jdbc.sql("SELECT pg_sleep(60)")
                                .query((row, number) -> null)
                                .list())
                        .hasMessageContaining("statement timeout"),
                DRIVER + "options=-c statement_timeout=500ms");
    }
}
