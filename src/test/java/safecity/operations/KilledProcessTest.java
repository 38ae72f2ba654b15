package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run on the embedded database, killed and started again by somebody who knows nothing about either. */
@Tag("drill")
class KilledProcessTest {

    private static final String OPEN_TASKS = "/engine-rest/task/count";

    @TempDir
    Path place;

    @Test
    void afterAKillTheProjectStandsWhereItStood() throws Exception {
        String before;
        try (ChildApplication first = start("killed")) {
            before = openTasks(first.untilUp());
            first.kill();
        }
        try (ChildApplication second = start("restarted")) {
            assertThat(openTasks(second.untilUp()))
                    .isEqualTo(before)
                    .contains("\"count\":")
                    .doesNotContain(":0");
            assertThat(place.resolve("postgres/postmaster.pid")).exists();
            try (ChildApplication third = start("refused")) {
                assertThat(third.untilEnded()).isEqualTo(1);
                assertThat(third.output()).contains("is in use by another running instance.");
            }
            assertThat(second.stop()).isEqualTo(143);
            assertThat(second.output()).contains("Graceful shutdown complete", "Process Engine default closed");
            assertThat(place.resolve("postgres/postmaster.pid"))
                    .as("the database has ended, after the engine")
                    .doesNotExist();
        }
    }

    private ChildApplication start(String name) throws Exception {
        return ChildApplication.start(name, Map.of("SAFECITY_DATA_DIR", place.toString()));
    }

    private static String openTasks(ChildApplication application) throws Exception {
        return application.get(OPEN_TASKS, "yeonsu-lead", "safecity-demo").body();
    }
}
