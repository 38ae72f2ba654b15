package safecity.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Somebody who calls our services as a program does. */
public record Caller(TestRestTemplate http, String account) {

    public ResponseEntity<JsonNode> call(HttpMethod method, String path, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "ko");
        return http.withBasicAuth(account, "safecity-demo")
                .exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    public ResponseEntity<JsonNode> get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    public int status(HttpMethod method, String path, Object body) {
        return call(method, path, body).getStatusCode().value();
    }
}
