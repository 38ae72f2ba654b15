package safecity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import safecity.story.ProcessStory;

/**
 * Our own services, as programs see them, stand in {@code src/docs/openapi.json}: whoever changes one sees it in the difference.
 * {@code mvn -Dtest=OpenApiTest -Dupdate test} writes the file.
 */
@ProcessStory
class OpenApiTest {

    private static final Path DESCRIBED = Path.of("src/docs/openapi.json");
    private static final Path NOW = Path.of("target/openapi.json");

    @Autowired
    TestRestTemplate http;

    @Test
    void theServicesAreThoseThatAreDescribed() throws IOException {
        String now = readable(http.withBasicAuth("admin", "safecity-demo").getForObject("/v3/api-docs", String.class));
        Files.writeString(NOW, now);
        if (System.getProperty("update") != null) {
            Files.writeString(DESCRIBED, now);
        }
        assertThat(now)
                .as("%s differs from %s; mvn -Dtest=OpenApiTest -Dupdate test takes it over", NOW, DESCRIBED)
                .isEqualTo(Files.readString(DESCRIBED));
    }

    /** Sorted, a line to each thing, and without the address of the one who answered. */
    private static String readable(String document) throws IOException {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        ObjectNode tree = (ObjectNode) mapper.readTree(document);
        assertThat(tree.path("paths").size()).as("paths").isGreaterThan(20);
        tree.remove("servers");
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = mapper.writer(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
        return writer.writeValueAsString(mapper.treeToValue(tree, Object.class)) + "\n";
    }
}
