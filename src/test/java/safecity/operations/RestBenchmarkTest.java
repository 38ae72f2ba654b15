package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import untouched.UntouchedStarter;

/**
 * User tasks per second over the engine's REST API (list, claim, submit the form), the product beside an untouched
 * starter: the same tasks, on the same server, in turns, so that their ratio means something on a busy machine too.
 */
@Tag("benchmark")
class RestBenchmarkTest {

    private static final String OFFICER = "yeonsu-lead";
    private static final String PASSWORD = "safecity-demo";
    private static final int[] CLIENTS = {1, 4, 16};
    /** Servers run for months: what is compiled while they are warming up is not what is compared. */
    private static final int WARM_UP = 5;

    private static final int ROUNDS = 3;
    private static final int TASKS_PER_ROUND = 200;

    @TempDir
    Path place;

    private record Contender(String name, ChildApplication application, Deque<String> tasks) {}

    @Test
    void tasksPerSecond() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(place)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            for (String database : List.of("product", "untouched")) {
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("CREATE DATABASE " + database)
                        .update();
            }
            String productUrl = server.getJdbcUrl("postgres", "product");
            String untouchedUrl = server.getJdbcUrl("postgres", "untouched");
            try (ChildApplication product = ChildApplication.start(
                                    "bench-product",
                                    Map.of("SPRING_DATASOURCE_URL", productUrl, "SPRING_PROFILES_ACTIVE", "demo"))
                            .untilUp();
                    ChildApplication untouched = ChildApplication.start(
                                    UntouchedStarter.class,
                                    "bench-untouched",
                                    Map.of(
                                            "SPRING_DATASOURCE_URL",
                                            untouchedUrl,
                                            "SPRING_DATASOURCE_USERNAME",
                                            "postgres"))
                            .untilUp()) {
                compare(
                        new Contender("untouched starter", untouched, tasks(untouchedUrl, null)),
                        new Contender("product", product, tasks(productUrl, "yeonsu")));
            }
        }
    }

    private static Deque<String> tasks(String url, String tenant) {
        int all = (CLIENTS.length * ROUNDS + WARM_UP) * TASKS_PER_ROUND;
        try (MeasuredTasks tasks = new MeasuredTasks(url, tenant, tenant == null ? "UPDATE" : "TASK_WORK")) {
            tasks.deploy();
            if (tenant == null) {
                tasks.officer(OFFICER, PASSWORD, OFFICER);
            }
            return new ArrayDeque<>(tasks.open(all, OFFICER));
        }
    }

    private static void compare(Contender untouched, Contender product) throws Exception {
        List<Contender> both = List.of(untouched, product);
        for (int i = 0; i < WARM_UP; i++) {
            for (Contender contender : both) {
                round(contender, 4);
            }
        }
        Figures figures =
                new Figures("User tasks per second over /engine-rest (list, claim, submit form), same PostgreSQL");
        for (int clients : CLIENTS) {
            Map<Contender, List<RestClients.Result>> results = new HashMap<>();
            Map<Contender, Duration> work = new HashMap<>();
            for (int i = 0; i < ROUNDS; i++) {
                for (Contender contender : both) {
                    Duration before = contender.application().work();
                    results.computeIfAbsent(contender, key -> new ArrayList<>()).add(round(contender, clients));
                    work.merge(contender, contender.application().work().minus(before), Duration::plus);
                }
            }
            for (Contender contender : both) {
                RestClients.Result sum = RestClients.Result.of(results.get(contender));
                figures.add(
                        "%d client(s), %s: p50 list %.0f, claim %.0f, submit %.0f ms"
                                .formatted(clients, contender.name(), sum.list(), sum.claim(), sum.submit()),
                        sum.perSecond(),
                        "tasks/s");
                figures.add(
                        "%d client(s), %s: its own processor time".formatted(clients, contender.name()),
                        work.get(contender).toNanos() / 1e6 / sum.tasks(),
                        "ms/task");
            }
            figures.add(
                    clients + " client(s), product : untouched starter",
                    RestClients.Result.of(results.get(product)).perSecond()
                            / RestClients.Result.of(results.get(untouched)).perSecond(),
                    "");
        }
        figures.print();
    }

    private static RestClients.Result round(Contender contender, int clients) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < TASKS_PER_ROUND; i++) {
            ids.add(contender.tasks().removeFirst());
        }
        RestClients.Result result =
                new RestClients(contender.application().address(), OFFICER, PASSWORD).work(ids, clients);
        assertThat(result.tasks()).as("tasks done by %s", contender.name()).isEqualTo(TASKS_PER_ROUND);
        return result;
    }
}
