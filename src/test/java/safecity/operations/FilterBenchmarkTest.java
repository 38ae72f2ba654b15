package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long Tasklist waits for a ready filter when the house is full: 5,000 open tasks in twenty departments, 500 of them
 * taken by one officer. Each asks for a list's page and its count, as Tasklist does: one person alone; sixteen who are at
 * work, with a second or so to look at each list; and sixteen who never look, which is what the machine can give at most.
 */
@Tag("benchmark")
class FilterBenchmarkTest {

    private static final String PASSWORD = "safecity-demo";
    private static final String BUSIEST = "yeonsu-lead";
    private static final List<String> DEPARTMENTS = List.of(
            "lead",
            "planning",
            "legal",
            "budget",
            "contract",
            "audit",
            "gender-equality",
            "personnel",
            "publicity",
            "council-office",
            "traffic",
            "health",
            "welfare",
            "women-children",
            "disaster",
            "industry",
            "police",
            "fire",
            "education",
            "director");
    private static final int PEOPLE = 16;
    private static final int OF_THE_BUSIEST = 1200;
    private static final int TAKEN_BY_THE_BUSIEST = 500;
    private static final int OF_EACH_OTHER = 200;
    private static final int ROUNDS = 6;
    private static final int LOOK_MS = 1000;

    @TempDir
    Path place;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    private record Wait(String filter, double milliseconds) {}

    @Test
    void filtersOfAFullHouse() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(place)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (ChildApplication product = ChildApplication.start(
                            "bench-filters", Map.of("SPRING_DATASOURCE_URL", url, "SPRING_PROFILES_ACTIVE", "demo"))
                    .untilUp()) {
                fill(url);
                JdbcClient.create(server.getPostgresDatabase()).sql("ANALYZE").update();
                Map<String, String> filters = filters(product);
                assertThat(filters).hasSizeGreaterThanOrEqualTo(6);
                work(product, filters, PEOPLE, 0);
                print("one person", work(product, filters, 1, 0));
                print("16 people at work", work(product, filters, PEOPLE, LOOK_MS));
                print("16 people without a pause", work(product, filters, PEOPLE, 0));
            }
        }
    }

    private static void fill(String url) {
        try (MeasuredTasks tasks = new MeasuredTasks(url, "yeonsu", "TASK_WORK")) {
            tasks.deploy();
            for (String duty : DEPARTMENTS) {
                String department = "yeonsu-" + duty;
                List<String> open = tasks.open(department.equals(BUSIEST) ? OF_THE_BUSIEST : OF_EACH_OTHER, department);
                tasks.take(
                        open.subList(0, department.equals(BUSIEST) ? TAKEN_BY_THE_BUSIEST : OF_EACH_OTHER / 4),
                        department);
            }
        }
    }

    private Map<String, String> filters(ChildApplication product) throws Exception {
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode filter :
                json.readTree(send(product, BUSIEST, "/engine-rest/filter").body())) {
            names.put(
                    filter.path("id").asText(),
                    filter.path("properties").path("safecity").asText());
        }
        return names;
    }

    private List<Wait> work(ChildApplication product, Map<String, String> filters, int size, int look)
            throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(size);
        try {
            List<Future<List<Wait>>> working = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String account = "yeonsu-" + DEPARTMENTS.get(i);
                working.add(people.submit(() -> opens(product, account, filters, look)));
            }
            List<Wait> all = new ArrayList<>();
            for (Future<List<Wait>> one : working) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            people.shutdownNow();
        }
    }

    private List<Wait> opens(ChildApplication product, String account, Map<String, String> filters, int look)
            throws Exception {
        List<Wait> waits = new ArrayList<>();
        Random pauses = new Random(account.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> filter : filters.entrySet()) {
                TimeUnit.MILLISECONDS.sleep(look == 0 ? 0 : look / 2 + pauses.nextInt(look));
                long begin = System.nanoTime();
                send(product, account, "/engine-rest/filter/" + filter.getKey() + "/list?firstResult=0&maxResults=15");
                long listed = System.nanoTime();
                send(product, account, "/engine-rest/filter/" + filter.getKey() + "/count");
                waits.add(new Wait(filter.getValue() + ", its page", (listed - begin) / 1e6));
                waits.add(new Wait(filter.getValue() + ", its count", (System.nanoTime() - listed) / 1e6));
            }
        }
        return waits;
    }

    private HttpResponse<String> send(ChildApplication product, String account, String path) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(product.address() + path))
                        .header("Accept", "application/hal+json, application/json")
                        .header("Authorization", "Basic " + credentials)
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", account, path, answer.body())
                .isEqualTo(200);
        return answer;
    }

    private static void print(String who, List<Wait> waits) throws Exception {
        Map<String, List<Double>> byFilter = new TreeMap<>();
        waits.forEach(wait -> byFilter.computeIfAbsent(wait.filter(), key -> new ArrayList<>())
                .add(wait.milliseconds()));
        Figures figures = new Figures("Ready filters, 5,000 open tasks, " + who + ": 95th percentile");
        byFilter.forEach((filter, all) -> figures.add(filter, percentile(all), "ms"));
        figures.add(
                "all together",
                percentile(waits.stream().map(Wait::milliseconds).toList()),
                "ms");
        figures.print();
    }

    private static double percentile(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }
}
