package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
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
            theHostsLanguageAndNameDoNotMatter(first);
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

    /** The host speaks American English, keeps another time, and is called by a number and a port of its own. */
    private static void theHostsLanguageAndNameDoNotMatter(ChildApplication application) throws Exception {
        JsonNode people = new ObjectMapper()
                .readTree(application
                        .get("/engine-rest/user?sortBy=firstName&sortOrder=asc", "admin", "safecity-demo")
                        .body());
        List<String> names = people.findValuesAsText("firstName");
        assertThat(names).hasSizeGreaterThan(20).isSortedAccordingTo(String::compareTo);
        HttpResponse<String> elsewhere = application.getAt("127.0.0.1", "/my-work");
        assertThat(elsewhere.statusCode()).isEqualTo(302);
        assertThat(elsewhere.headers().firstValue("Location").orElseThrow())
                .endsWith("/login")
                .doesNotContain("localhost", ":8080");
        assertThat(application.getAt("127.0.0.1", "/login").body())
                .contains("lang=\"ko\"")
                .doesNotContain(":8080");
        assertThat(application.get("/api/demo/clock", "admin", "safecity-demo").body())
                .contains("+09:00");
    }

    private ChildApplication start(String name) throws Exception {
        return ChildApplication.start(name, Map.of("SAFECITY_DATA_DIR", place.toString()));
    }

    private static String openTasks(ChildApplication application) throws Exception {
        return application.get(OPEN_TASKS, "yeonsu-lead", "safecity-demo").body();
    }
}
