package safecity.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Officers who work off tasks over the engine's REST API, each with a list, a claim and a submitted form per task. */
final class RestClients {

    private static final String LIST =
            "/engine-rest/task?unassigned=true&active=true&maxResults=15&sortBy=created&sortOrder=asc";
    private static final String VALUES = """
            {"variables": {"amount": {"value": 1000, "type": "Integer"}, "remark": {"value": "확인", "type": "String"}}}""";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String account;
    private final String authorization;

    RestClients(String address, String account, String password) {
        this.address = address;
        this.account = account;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** @param list median of one request in ms; so are {@code claim} and {@code submit} */
    record Result(int tasks, double seconds, double list, double claim, double submit) {

        double perSecond() {
            return tasks / seconds;
        }

        static Result of(List<Result> rounds) {
            return new Result(
                    rounds.stream().mapToInt(Result::tasks).sum(),
                    rounds.stream().mapToDouble(Result::seconds).sum(),
                    rounds.stream().mapToDouble(Result::list).average().orElse(0),
                    rounds.stream().mapToDouble(Result::claim).average().orElse(0),
                    rounds.stream().mapToDouble(Result::submit).average().orElse(0));
        }
    }

    Result work(List<String> tasks, int clients) throws Exception {
        Queue<String> queue = new ConcurrentLinkedQueue<>(tasks);
        List<double[]> times = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    for (String task = queue.poll(); task != null; task = queue.poll()) {
                        times.add(one(task));
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            return new Result(
                    times.size(),
                    (System.nanoTime() - begin) / 1e9,
                    median(times, 0),
                    median(times, 1),
                    median(times, 2));
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] one(String task) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        send(HttpRequest.newBuilder(URI.create(address + LIST)).GET());
        long listed = System.nanoTime();
        send(post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"" + account + "\"}"));
        long claimed = System.nanoTime();
        send(post("/engine-rest/task/" + task + "/submit-form", VALUES));
        return new double[] {(listed - begin) / 1e6, (claimed - listed) / 1e6, (System.nanoTime() - claimed) / 1e6};
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.header("Authorization", authorization).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static double median(List<double[]> times, int part) {
        return times.stream()
                .mapToDouble(time -> time[part])
                .sorted()
                .skip(times.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
