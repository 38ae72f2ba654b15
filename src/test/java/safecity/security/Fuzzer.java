package safecity.security;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.web.util.UriUtils;

/** Sends nonsense, half sense and sense in the wrong place to the operations of an OpenAPI document. */
class Fuzzer {

    private static final long SEED = Long.getLong("safecity.fuzz.seed", 20261127);
    private static final List<String> NONSENSE = List.of(
            "yeonsu-lead",
            "1",
            "0",
            "-1",
            "9223372036854775808",
            "2023-05-08",
            "2023-02-30",
            "9999999-12-31",
            "2023-05-08T00:00:00.000+0900",
            "true",
            "OPEN",
            "",
            " ",
            "null",
            "ko",
            "../..",
            "..;/x",
            "a/b",
            "'; DROP TABLE evidence; --",
            "${7*7}",
            "#{7*7}",
            "<script>",
            "\u0000",
            "\u202E",
            "\uFFFE",
            "\uD800",
            "가".repeat(300),
            "1e400",
            "NaN",
            "[]",
            "{}");

    private final int port;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final List<String> hints;
    private int sent;

    /** @param real ids that exist, so that something is met behind the first check */
    Fuzzer(int port, ObjectMapper json, List<String> real) {
        this.port = port;
        this.json = json;
        this.hints = new ArrayList<>(real);
        hints.addAll(NONSENSE);
    }

    /** Whether an operation is to be tried as somebody. */
    interface Choice {
        boolean tries(String account, String method, String path);
    }

    /**
     * @param prefix before the document's paths
     * @return what was answered as a failure of ours or led elsewhere, one line each
     */
    List<String> failures(JsonNode api, String prefix, List<String> accounts, int requests, Choice choice)
            throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                for (int i = 0; i < requests; i++) {
                    String account = accounts.get(random.nextInt(accounts.size()));
                    if (choice.tries(account, operation.getKey().toUpperCase(Locale.ROOT), path.getKey())) {
                        HttpRequest.Builder request =
                                request(prefix + path.getKey(), operation.getKey(), operation.getValue(), api);
                        HttpResponse<String> answer = send(account, request);
                        sent++;
                        if (answer.statusCode() >= 500 || answer.statusCode() / 100 == 3) {
                            failures.add(answer.statusCode() + " " + account + " " + operation.getKey() + " "
                                    + request.build().uri());
                        }
                    }
                }
            }
        }
        return failures;
    }

    static String seed() {
        return "with -Dsafecity.fuzz.seed=" + SEED;
    }

    int sent() {
        return sent;
    }

    private HttpRequest.Builder request(String path, String method, JsonNode operation, JsonNode api)
            throws IOException {
        String address = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", encoded(text().replace("/", "")));
            } else if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encoded(text()));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address + query));
        JsonNode content = operation.path("requestBody").path("content");
        boolean file = path.endsWith("/evidence") || path.endsWith("/versions");
        if (method.equals("get") || method.equals("head")) {
            return request.method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody());
        }
        if (file) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            return request.header("Content-Type", "application/octet-stream")
                    .method("POST", HttpRequest.BodyPublishers.ofByteArray(bytes));
        }
        String body = random.nextInt(8) == 0 ? text() : json.writeValueAsString(body(content, api));
        return request.header("Content-Type", random.nextInt(10) == 0 ? "text/plain" : "application/json")
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body));
    }

    /** An object with the fields of the schema, or without, each of some type. */
    private JsonNode body(JsonNode content, JsonNode api) {
        JsonNode schema =
                content.elements().hasNext() ? content.elements().next().path("schema") : content;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        properties(schema, api).forEach((name, type) -> {
            // A query with everything set is refused before it begins.
            if (random.nextInt(9) < 2 || schema.isMissingNode()) {
                body.set(name, random.nextInt(3) == 0 ? value(2) : fitting(type));
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
        return random.ints(random.nextInt(40), 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(String account, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (account + ":safecity-demo").getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> properties(JsonNode schema, JsonNode api) {
        Map<String, String> properties = new TreeMap<>();
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return properties(api.at(reference.substring(1)), api);
        }
        schema.path("allOf").forEach(part -> properties.putAll(properties(part, api)));
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(
                        property.getKey(), property.getValue().path("type").asText()));
        return properties;
    }

    /** Of the right type; its content is another matter. */
    private JsonNode fitting(String type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "integer", "number" -> nodes.numberNode(random.nextInt(-2, 40));
            case "array" -> nodes.arrayNode().add(text());
            default -> nodes.textNode(text());
        };
    }
}
