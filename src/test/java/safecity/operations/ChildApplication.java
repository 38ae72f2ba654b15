package safecity.operations;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import safecity.SafeCityApplication;

/** An application in a process of its own, as an operator starts it: it can be watched, stopped and killed. */
final class ChildApplication implements AutoCloseable {

    /** Taken over from this run: the build's tests have them, benchmarks don't. */
    private static final Set<String> SHORT_RUN = Set.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /** Stands on the tests' class path for the OpenID provider, and makes an RSA key at every start. */
    private static final String ONLY_FOR_TESTS =
            "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path LOGS = Path.of("target", "operations");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final Path log;
    private final int port;

    private ChildApplication(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Its host keeps UTC and speaks American English, as servers do.
     *
     * @param name      of its log file, {@code target/operations/<name>.log}
     * @param variables its environment, besides a free {@code SERVER_PORT}
     */
    static ChildApplication start(String name, Map<String, String> variables, String... arguments) throws IOException {
        return start(SafeCityApplication.class, name, variables, arguments);
    }

    static ChildApplication start(Class<?> main, String name, Map<String, String> variables, String... arguments)
            throws IOException {
        int port = freePort();
        Path log = Files.createDirectories(LOGS).resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Duser.country=US"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(SHORT_RUN::contains)
                .toList());
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("SPRING_") || key.startsWith("SAFECITY_"));
        builder.environment().put("SPRING_AUTOCONFIGURE_EXCLUDE", ONLY_FOR_TESTS);
        builder.environment().putAll(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "en_US.UTF-8"));
        builder.environment().putAll(variables);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        return new ChildApplication(builder.start(), log, port);
    }

    /** Without empty entries: one means the working directory, where the models stand a second time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it says that it is healthy. */
    ChildApplication untilUp() {
        try {
            Awaitility.await().atMost(PATIENCE).until(this::isUp);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("not up in time:\n" + tail(), late);
        }
        return this;
    }

    private boolean isUp() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("ended with " + process.exitValue() + " instead of starting:\n" + tail());
        }
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException notYet) {
            // It has not opened its port.
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> get(String path, String account, String password) throws IOException, InterruptedException {
        return send(request(path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes())));
    }

    /** As somebody in the house calls it, by another name of the host. */
    HttpResponse<String> getAt(String host, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(30)));
    }

    /** Signs in by the page, as a browser does. */
    HttpResponse<String> signIn(String account, String password) throws IOException, InterruptedException {
        HttpResponse<String> page = get("/login");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no token on the page of the sign-in");
        }
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return send(request("/login")
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Map.of("username", account, "password", password, "_csrf", token.group(1)).entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")))));
    }

    /** As if a proxy had been asked by this address. */
    HttpResponse<String> get(String path, String account, String password, String from)
            throws IOException, InterruptedException {
        return send(request(path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes()))
                .header("X-Forwarded-For", from)
                .header("X-Forwarded-Host", "evil.example"));
    }

    HttpResponse<String> call(String method, String path, String json, String account, String password)
            throws IOException, InterruptedException {
        return send(request(path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes()))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends one text file as the form of a deployment does. */
    HttpResponse<String> deploy(String name, String content, String account, String password)
            throws IOException, InterruptedException {
        return send(request("/engine-rest/deployment/create")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes()))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + name
                                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--part--\r\n")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Processor time since its start. */
    Duration work() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end, as a service manager does (SIGTERM), and returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return untilEnded();
    }

    /** Asks it to end and doesn't wait. */
    void ask() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int untilEnded() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + tail());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String tail() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
