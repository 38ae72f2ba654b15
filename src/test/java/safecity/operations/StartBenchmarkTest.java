package safecity.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the first run takes, how long later ones do, and what application and database need at rest. */
@Tag("benchmark")
class StartBenchmarkTest {

    private static final long REST_MILLIS = 20_000;

    @TempDir
    Path place;

    @Test
    void startsAndMemory() throws Exception {
        Figures figures = new Figures("Start to ready, as a process of its own, demo on the embedded database");
        measure("first start (database made, schema, demo municipality)", "bench-first", figures);
        measure("second start", "bench-second", figures);
        figures.print();
    }

    private void measure(String what, String log, Figures figures) throws Exception {
        long begin = System.nanoTime();
        try (ChildApplication application =
                ChildApplication.start(log, Map.of("SAFECITY_DATA_DIR", place.toString()))) {
            application.untilUp();
            figures.add(what, (System.nanoTime() - begin) / 1e9, "s");
            Thread.sleep(REST_MILLIS);
            long postmaster = postmaster();
            double java = Memory.proportional(application.pid());
            double database = Memory.proportional(postmaster);
            figures.add("  at rest: application (PSS)", java, "MiB");
            figures.add("  at rest: database, all processes (PSS)", database, "MiB");
            figures.add(
                    "  at rest: together (PSS; RSS, shared pages in each, is "
                            + Math.round(Memory.resident(application.pid()) + Memory.resident(postmaster)) + ")",
                    java + database,
                    "MiB");
            application.stop();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(place.resolve("postgres/postmaster.pid"))
                .get(0)
                .trim());
    }
}
