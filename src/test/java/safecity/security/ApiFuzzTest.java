package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Nonsense, half sense and sense in the wrong place, over every operation of our OpenAPI document: never a 5xx. */
@ProcessStory
class ApiFuzzTest {

    private static final long SEED = Long.getLong("safecity.fuzz.seed", 20261127);
    private static final int REQUESTS = Integer.getInteger("safecity.fuzz.requests", 8);
    private static final List<String> ACCOUNTS = List.of("yeonsu-lead", "yeonsu-manager", "yeonsu-auditor", "admin");
    /** The demo's clock would run away from the other stories. */
    private static final Set<String> LEFT_OUT = Set.of("/api/demo/clock");
    private static final String PROJECT = "yeonsu-fuzz";

    @LocalServerPort int port;
    @Autowired Story story;
    @Autowired ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private List<String> hints;

    @BeforeEach
    void something() {
        story.on(LocalDate.of(2023, 5, 8), PROJECT).start("approval", Map.of("documentKind", "audit-plan", "documentTitle", "문서",
                "documentAmount", 0, "drafterRole", "lead"));
        hints = List.of(PROJECT, story.task("draft").getId(), "yeonsu-lead", "1", "0", "-1", "9223372036854775808", "2023-05-08",
                "2023-02-30", "9999999-12-31", "true", "OPEN", "", " ", "null", "ko", "../..", "..;/x", "a/b", "'; DROP TABLE evidence; --",
                "${7*7}", "#{7*7}", "<script>", "\u0000", "\u202E", "\uFFFE", "\uD800", "가".repeat(300), "1e400", "NaN", "[]", "{}");
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void noOperationAnswersWithAFailureOfItsOwn() throws Exception {
        JsonNode api = json.readTree(send("yeonsu-lead", HttpRequest.newBuilder(uri("/v3/api-docs"))).body());
        List<String> failures = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : (Iterable<Map.Entry<String, JsonNode>>) () -> api.path("paths").fields()) {
            for (Map.Entry<String, JsonNode> operation : (Iterable<Map.Entry<String, JsonNode>>) () -> path.getValue().fields()) {
                for (int i = 0; i < REQUESTS && !LEFT_OUT.contains(path.getKey()); i++) {
                    String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
                    HttpRequest.Builder request = request(path.getKey(), operation.getKey(), operation.getValue(), api);
                    int status = send(account, request).statusCode();
                    sent++;
                    if (status >= 500) {
                        failures.add(status + " " + account + " " + operation.getKey() + " " + request.build().uri());
                    }
                }
            }
        }
        assertThat(failures).as("with -Dsafecity.fuzz.seed=%s", SEED).isEmpty();
        assertThat(sent).isGreaterThan(20 * REQUESTS);
    }

    private HttpRequest.Builder request(String path, String method, JsonNode operation, JsonNode api) throws IOException {
        String address = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", encoded(text().replace("/", "")));
            } else if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(text()));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address + query));
        JsonNode content = operation.path("requestBody").path("content");
        boolean file = path.endsWith("/evidence") || path.endsWith("/versions");
        if (method.equals("get") || method.equals("head")) {
            return request.method(method.toUpperCase(java.util.Locale.ROOT), HttpRequest.BodyPublishers.noBody());
        }
        if (file) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            return request.header("Content-Type", "application/octet-stream").method("POST", HttpRequest.BodyPublishers.ofByteArray(bytes));
        }
        String body = random.nextInt(8) == 0 ? text() : json.writeValueAsString(body(content, api));
        return request.header("Content-Type", random.nextInt(10) == 0 ? "text/plain" : "application/json")
                .method(method.toUpperCase(java.util.Locale.ROOT), HttpRequest.BodyPublishers.ofString(body));
    }

    /** An object with the fields of the schema, or without, each of some type. */
    private JsonNode body(JsonNode content, JsonNode api) {
        JsonNode schema = content.elements().hasNext() ? content.elements().next().path("schema") : content;
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            schema = api.at(reference.substring(1));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (random.nextInt(5) > 0) {
                body.set(name, value(2));
            }
        });
        return random.nextInt(6) == 0 ? value(3) : body;
    }

    private JsonNode value(int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(random.nextDouble() * 1e300);
            case 6 -> {
                ArrayNode list = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            case 7 -> nodes.objectNode().set(text(), value(depth - 1));
            default -> nodes.textNode(text());
        };
    }

    private String text() {
        if (random.nextInt(3) > 0) {
            return hints.get(random.nextInt(hints.size()));
        }
        return random.ints(random.nextInt(40), 0, 0x3000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(String account, HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":safecity-demo")
                .getBytes(StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofString());
    }
}
