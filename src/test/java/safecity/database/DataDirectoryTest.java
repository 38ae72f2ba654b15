package safecity.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DataDirectoryTest {

    /** One place for all, as a first initialisation takes longest; each test writes a year of its own. */
    @TempDir
    static Path place;

    private static Path postgres;
    private Process holder;

    @BeforeAll
    static void setUp() {
        postgres = place.resolve("postgres");
    }

    @AfterEach
    void endHolder() throws InterruptedException {
        if (holder != null) {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void namesComeInKoreanOrderWhateverTheMachinesLanguage() throws IOException {
        try (DataDirectory directory = DataDirectory.open(place);
                EmbeddedPostgres server = directory.startPostgres()) {
            JdbcClient jdbc = client(server);

            assertThat(jdbc.sql(
                                    "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'postgres'")
                            .query(String.class)
                            .single())
                    .isEqualTo("b C.UTF-8");
            assertThat(jdbc.sql("SELECT name FROM unnest(ARRAY['하늘', '나', '가나다라마', '가', '힣', '다라', '가나']) AS name"
                                    + " ORDER BY name")
                            .query(String.class)
                            .list())
                    .containsExactly("가", "가나", "가나다라마", "나", "다라", "하늘", "힣");
        }
    }

    @Test
    void dataIsKeptBetweenStarts() throws IOException {
        write(2022);
        assertThat(Files.exists(postgres.resolve("postmaster.pid")))
                .as("the server was stopped")
                .isFalse();
        assertThat(read()).isEqualTo(2022);
    }

    @Test
    void whatIsCommittedSurvivesAPowerCut() throws IOException {
        try (DataDirectory directory = DataDirectory.open(place);
                EmbeddedPostgres server = directory.startPostgres()) {
            JdbcClient jdbc = client(server);
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(jdbc.sql("SHOW " + setting).query(String.class).single())
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void aKilledProcessIsFollowedByAnotherAlthoughItsServerStillRuns() throws Exception {
        write(2023);
        start();
        long orphan = postmaster();
        holder.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).as("the orphaned server").isPresent();
        assertThat(read()).isEqualTo(2023);
        assertThat(ProcessHandle.of(orphan)).isEmpty();
    }

    @Test
    void aServerKilledWithItsApplicationStartsAgain() throws Exception {
        write(2024);
        start();
        long server = postmaster();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        holder.destroyForcibly().waitFor();
        ProcessHandle.of(server)
                .ifPresent(handle ->
                        handle.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(postgres.resolve("postmaster.pid")).as("left behind").exists();
        assertThat(read()).isEqualTo(2024);
    }

    @Test
    void aProcessThatOnlyGotTheOldNumberIsLeftAlone() throws Exception {
        write(2025);
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(postgres.resolve("postmaster.pid"), stranger.pid() + "\n" + postgres + "\n");
            assertThat(read()).isEqualTo(2025);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anInitialisationThatWasCutShortIsStartedOverAndItsRemainsAreKept(@TempDir Path fresh) throws IOException {
        Path begun = Files.createDirectories(fresh.resolve("postgres"));
        Files.createDirectories(begun.resolve("base"));
        Files.writeString(begun.resolve("postgresql.conf"), "# and here the power went\n");
        try (DataDirectory directory = DataDirectory.open(fresh);
                EmbeddedPostgres server = directory.startPostgres()) {
            JdbcClient jdbc = client(server);
            assertThat(jdbc.sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
            assertThat(jdbc.sql("SHOW server_version").query(String.class).single())
                    .startsWith(ClusterFiles.VERSION + ".");
        }
        try (Stream<Path> content = Files.list(fresh)) {
            assertThat(content.filter(path -> path.getFileName().toString().startsWith("postgres.incomplete-")))
                    .singleElement()
                    .satisfies(aside ->
                            assertThat(aside.resolve("postgresql.conf")).hasContent("# and here the power went\n"));
        }
        assertThat(fresh.resolve("postgres.being-made")).doesNotExist();
    }

    @Test
    void dataWithoutItsMarkerIsTakenAsItIs() throws IOException {
        write(2026);
        Files.delete(place.resolve("postgres.initialised"));
        assertThat(read()).isEqualTo(2026);
        assertThat(place.resolve("postgres.initialised")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"global/pg_control", "base/5/PG_VERSION", "pg_notify", "postgresql.conf"})
    void damagedDataIsRefusedByNameAndLeftAlone(String part) throws IOException {
        write(2027);
        Path away = Files.createTempDirectory(place, "away-").resolve("part");
        for (Path marker : new Path[] {null, place.resolve("postgres.initialised")}) {
            Files.move(postgres.resolve(part), away);
            Files.deleteIfExists(marker == null ? away.resolveSibling("none") : marker);
            try (DataDirectory directory = DataDirectory.open(place)) {
                assertThatExceptionOfType(StartupRefusedException.class)
                        .isThrownBy(directory::startPostgres)
                        .withMessageContaining(part)
                        .withMessageContaining("온전하지 않습니다");
            }
            Files.move(away, postgres.resolve(part));
        }
        assertThat(read()).isEqualTo(2027);
    }

    @Test
    void aMarkerWithoutItsDataIsRefused(@TempDir Path emptied) throws IOException {
        Files.createFile(emptied.resolve("postgres.initialised"));
        try (DataDirectory directory = DataDirectory.open(emptied)) {
            assertThatExceptionOfType(StartupRefusedException.class)
                    .isThrownBy(directory::startPostgres)
                    .withMessageContaining("is gone");
        }
        assertThat(emptied.resolve("postgres")).doesNotExist();
    }

    @Test
    void anotherVersionsDataIsRefused() throws IOException {
        write(2028);
        Path version = postgres.resolve("PG_VERSION");
        Files.writeString(version, "16\n");
        try (DataDirectory directory = DataDirectory.open(place)) {
            assertThatExceptionOfType(StartupRefusedException.class)
                    .isThrownBy(directory::startPostgres)
                    .withMessageContaining("PostgreSQL 16");
        }
        Files.writeString(version, ClusterFiles.VERSION + "\n");
        assertThat(read()).isEqualTo(2028);
    }

    @Test
    void aPlaceThatCannotBeWrittenAndOneThatIsClearedAreRefused() throws IOException {
        Path file = Files.createFile(place.resolve("a-file"));
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> DataDirectory.open(file.resolve("below")))
                .withMessageContaining("can't be written");
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> DataDirectory.open(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg")
                        .toAbsolutePath()
                        .normalize()))
                .withMessageContaining("throw-away");
    }

    @Test
    void aSecondApplicationIsRefusedInOneSentence() throws Exception {
        start();
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> DataDirectory.open(place))
                .withMessage("The data directory " + place + " is in use by another running instance.");
    }

    private void write(int year) throws IOException {
        try (DataDirectory directory = DataDirectory.open(place);
                EmbeddedPostgres server = directory.startPostgres()) {
            client(server).sql("DROP TABLE IF EXISTS kept").update();
            client(server)
                    .sql("CREATE TABLE kept AS SELECT " + year + " AS year")
                    .update();
        }
    }

    private int read() throws IOException {
        try (DataDirectory directory = DataDirectory.open(place);
                EmbeddedPostgres server = directory.startPostgres()) {
            return client(server)
                    .sql("SELECT year FROM kept")
                    .query(Integer.class)
                    .single();
        }
    }

    private static JdbcClient client(EmbeddedPostgres server) {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    /** Starts the database in a process of its own and waits until it serves. */
    private void start() throws IOException, TimeoutException {
        holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldDataDirectory.class.getName(),
                        place.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = holder.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(HoldDataDirectory.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new TimeoutException("the database did not start");
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(postgres.resolve("postmaster.pid")).get(0).trim());
    }
}
