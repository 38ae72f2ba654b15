package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.engine.authorization.Roles;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Nonsense over every operation of our OpenAPI document and every open one of the engine's: never a 5xx. */
@ProcessStory
class ApiFuzzTest {

    private static final int REQUESTS = Integer.getInteger("safecity.fuzz.requests", 6);
    private static final List<String> ACCOUNTS = List.of("yeonsu-lead", "yeonsu-manager", "yeonsu-auditor", "admin");
    /** The demo's clock would run away from the other stories. */
    private static final Set<String> LEFT_OUT = Set.of("/api/demo/clock");

    private static final Map<String, String> ROLES =
            Map.of("yeonsu-lead", "staff", "yeonsu-manager", "manager", "yeonsu-auditor", "auditor");
    private static final String PROJECT = "yeonsu-fuzz";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ObjectMapper json;

    @Autowired
    EndpointAllowList doors;

    @Autowired
    TestRestTemplate http;

    private Fuzzer fuzzer;

    @BeforeEach
    void something() {
        String instance = story.on(LocalDate.of(2023, 5, 8), PROJECT)
                .start(
                        "approval",
                        Map.of(
                                "documentKind",
                                "audit-plan",
                                "documentTitle",
                                "문서",
                                "documentAmount",
                                0,
                                "drafterRole",
                                "lead"))
                .getId();
        fuzzer = new Fuzzer(port, json, List.of(PROJECT, story.task("draft").getId(), instance, "approval"));
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
    }

    @Test
    void noOperationOfOursAnswersWithAFailureOfItsOwn() throws Exception {
        JsonNode api = http.withBasicAuth("yeonsu-lead", "safecity-demo").getForObject("/v3/api-docs", JsonNode.class);
        assertThat(fuzzer.failures(api, "", ACCOUNTS, REQUESTS, (account, method, path) -> !LEFT_OUT.contains(path)))
                .as(Fuzzer.seed())
                .isEmpty();
        assertThat(fuzzer.sent()).isGreaterThan(20 * REQUESTS);
    }

    /** An administrator's doors are open nearly all: what is behind them is a matter of trust. */
    @Test
    void noOpenOperationOfTheEngineAnswersWithAFailureOfItsOwn() throws Exception {
        assertThat(fuzzer.failures(
                        engine(),
                        "/engine-rest",
                        ROLES.keySet().stream().sorted().toList(),
                        REQUESTS,
                        (account, method, path) -> doors.isOpen(
                                Set.of(ROLES.get(account)),
                                account,
                                method,
                                "/engine-rest" + path.replaceAll("\\{[^}]*}", "1"))))
                .as(Fuzzer.seed())
                .isEmpty();
        assertThat(fuzzer.sent()).isGreaterThan(30 * REQUESTS);
    }

    private JsonNode engine() throws IOException {
        try (InputStream document = Roles.class.getResourceAsStream("/openapi.json")) {
            return json.readTree(document);
        }
    }
}
