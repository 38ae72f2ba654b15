package safecity.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** Somebody who files and reads evidence, as a program does. */
record Clerk(TestRestTemplate http, String account) {

    ResponseEntity<JsonNode> files(String project, String fileName, byte[] content, Map<String, String> fields) {
        StringBuilder query = new StringBuilder("/api/projects/" + project + "/evidence?fileName=" + encoded(fileName));
        fields.forEach(
                (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
        return call(HttpMethod.POST, query.toString(), MediaType.APPLICATION_OCTET_STREAM, content, JsonNode.class);
    }

    ResponseEntity<JsonNode> files(String project, String fileName, byte[] content) {
        return files(project, fileName, content, Map.of());
    }

    ResponseEntity<JsonNode> adds(long id, String fileName, byte[] content) {
        return call(
                HttpMethod.POST,
                "/api/evidence/" + id + "/versions?fileName=" + encoded(fileName),
                MediaType.APPLICATION_OCTET_STREAM,
                content,
                JsonNode.class);
    }

    ResponseEntity<JsonNode> withdraws(long id, String reason) {
        return call(
                HttpMethod.POST,
                "/api/evidence/" + id + "/withdrawal",
                MediaType.APPLICATION_JSON,
                Map.of("reason", reason),
                JsonNode.class);
    }

    ResponseEntity<JsonNode> get(String path) {
        return call(HttpMethod.GET, path, null, null, JsonNode.class);
    }

    ResponseEntity<byte[]> takes(long id, int version, boolean preview) {
        return call(
                HttpMethod.GET,
                "/api/evidence/" + id + "/versions/" + version + "/content?preview=" + preview,
                null,
                null,
                byte[].class);
    }

    private <T> ResponseEntity<T> call(HttpMethod method, String path, MediaType type, Object body, Class<T> answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        if (type != null) {
            headers.setContentType(type);
        }
        return http.withBasicAuth(account, "safecity-demo")
                .exchange(
                        java.net.URI.create(http.getRootUri() + path), method, new HttpEntity<>(body, headers), answer);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
