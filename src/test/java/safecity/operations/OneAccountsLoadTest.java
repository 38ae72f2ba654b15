package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much slower everybody else works while one account sends without pause: queries, sign-ins, files, remarks that name
 * people (and so make notices and mail), requests with a key. Rounds with and without the load alternate, so that the ratio
 * means something on a busy machine too. The other's work has to go on without an error.
 */
@Tag("benchmark")
class OneAccountsLoadTest {

    private static final String OTHER = "yeonsu-lead";
    private static final String BUSY = "yeonsu-health";
    private static final String PASSWORD = "safecity-demo";
    private static final int BUSY_CLIENTS = 16;
    private static final int ROUNDS = 3;
    private static final int TASKS_PER_ROUND = 60;
    private static final int WARM_UP = 4;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @TempDir
    Path place;

    private enum Load {
        QUERIES,
        SIGN_INS,
        UPLOADS,
        REMARKS,
        KEYED
    }

    @Test
    void ratioOfTheOthersWork() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(place)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .start()) {
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("CREATE DATABASE product")
                    .update();
            String url = server.getJdbcUrl("postgres", "product");
            try (ChildApplication product = ChildApplication.start(
                            "load-of-one", Map.of("SPRING_DATASOURCE_URL", url, "SPRING_PROFILES_ACTIVE", "demo"))
                    .untilUp()) {
                measure(product, url);
            }
        }
    }

    private void measure(ChildApplication product, String url) throws Exception {
        Deque<String> tasks;
        List<String> busyTasks;
        try (MeasuredTasks made = new MeasuredTasks(url, "yeonsu", "TASK_WORK")) {
            made.deploy();
            tasks = new ArrayDeque<>(made.open((2 * Load.values().length * ROUNDS + WARM_UP) * TASKS_PER_ROUND, OTHER));
            busyTasks = made.open(20, BUSY);
        }
        for (int i = 0; i < WARM_UP; i++) {
            round(product, tasks);
        }
        Figures figures = new Figures("One account with " + BUSY_CLIENTS + " clients; the work of another, tasks/s");
        for (Load load : Load.values()) {
            List<RestClients.Result> alone = new ArrayList<>();
            List<RestClients.Result> beside = new ArrayList<>();
            Sent sent = new Sent();
            for (int i = 0; i < ROUNDS; i++) {
                alone.add(round(product, tasks));
                try (Busy busy = new Busy(product.address(), load, busyTasks, sent)) {
                    beside.add(round(product, tasks));
                }
            }
            double without = RestClients.Result.of(alone).perSecond();
            double with = RestClients.Result.of(beside).perSecond();
            figures.add(load + ": alone", without, "tasks/s")
                    .add(load + ": beside " + sent, with, "tasks/s")
                    .add(load + ": beside : alone", with / without, "");
        }
        figures.print();
    }

    /** Any answer but success throws: the other's work goes on whatever the busy one sends. */
    private static RestClients.Result round(ChildApplication product, Deque<String> tasks) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < TASKS_PER_ROUND; i++) {
            ids.add(tasks.removeFirst());
        }
        RestClients.Result result = new RestClients(product.address(), OTHER, PASSWORD).work(ids, 2);
        assertThat(result.tasks()).isEqualTo(TASKS_PER_ROUND);
        return result;
    }

    private record Sent(AtomicInteger taken, AtomicInteger refused) {

        Sent() {
            this(new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public String toString() {
            return taken + " taken, " + refused + " refused";
        }
    }

    /** Sixteen clients of one account, each with the next request as soon as the one before is answered. */
    private final class Busy implements AutoCloseable {

        private final AtomicBoolean on = new AtomicBoolean(true);
        private final ExecutorService clients = Executors.newFixedThreadPool(BUSY_CLIENTS);
        private final AtomicInteger number = new AtomicInteger();
        private final String address;
        private final Load load;
        private final List<String> tasks;

        Busy(String address, Load load, List<String> tasks, Sent sent) {
            this.address = address;
            this.load = load;
            this.tasks = tasks;
            for (int i = 0; i < BUSY_CLIENTS; i++) {
                clients.submit(() -> {
                    while (on.get()) {
                        int status =
                                http.send(next(), BodyHandlers.discarding()).statusCode();
                        (status < 400 ? sent.taken() : sent.refused()).incrementAndGet();
                    }
                    return null;
                });
            }
        }

        private HttpRequest next() {
            int count = number.incrementAndGet();
            String task = tasks.get(count % tasks.size());
            return switch (load) {
                case QUERIES ->
                    signed("/engine-rest/task?maxResults=1000").GET().build();
                case SIGN_INS ->
                    request("/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", "SAFECITY-CSRF=own")
                            .POST(BodyPublishers.ofString("_csrf=own&username=" + BUSY + "&password=" + PASSWORD))
                            .build();
                case UPLOADS ->
                    signed("/api/projects/yeonsu-2022/evidence?fileName="
                                    + URLEncoder.encode("표 " + count + ".csv", StandardCharsets.UTF_8))
                            .header("Content-Type", "application/octet-stream")
                            .POST(BodyPublishers.ofString("연번,값\n" + "1,2\n".repeat(50_000)))
                            .build();
                case REMARKS -> remark(task, count).build();
                case KEYED ->
                    remark(task, count)
                            .header("Idempotency-Key", "load-" + System.nanoTime() + "-" + count)
                            .build();
            };
        }

        private HttpRequest.Builder remark(String task, int count) {
            return signed("/api/tasks/" + task + "/comments")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\": \"확인 " + count
                            + " @yeonsu-lead-head @yeonsu-legal @yeonsu-budget @yeonsu-planning\"}"));
        }

        private HttpRequest.Builder signed(String path) {
            String pair = BUSY + ":" + PASSWORD;
            return request(path)
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(1));
        }

        @Override
        public void close() throws InterruptedException {
            on.set(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
