package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import safecity.engine.authorization.Roles;

/**
 * Every operation of the engine's OpenAPI document, and who gets to it: one line each in {@code engine-operations.txt}, to be
 * read and argued about. An operation that a new version of the engine brings fails here until somebody has decided.
 */
class EngineOperationsTest {

    private static final String MARK = "saemAd";
    private static final List<String> ROLES =
            List.of("staff", "approver", "external", "manager", "auditor", "administrator");
    private static final List<String> MOUNTS =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    private static EndpointAllowList doors;

    @BeforeAll
    static void readTheDoors() throws IOException {
        doors = new EndpointAllowList(new Roles(new NoGroups()));
    }

    /** @param open letters of the roles to which it is open: s(taff), a(pprover), e(xternal), m(anager), A(uditor), (a)d(ministrator) */
    record Operation(String method, String path, String open) {

        static Operation of(String line) {
            String[] parts = line.split(" +");
            return new Operation(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        }
    }

    static Stream<Operation> operations() throws IOException {
        try (InputStream list = EngineOperationsTest.class.getResourceAsStream("/security/engine-operations.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(Operation::of)
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isOpenToThoseWhoNeedItOnEveryMount(Operation operation) {
        for (String mount : MOUNTS) {
            assertThat(letters(operation.method(), mount + operation.path()))
                    .as(mount)
                    .isEqualTo(operation.open());
        }
    }

    @Test
    void theListHasWhatTheEngineHas() throws IOException {
        Set<String> there = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        try (InputStream document = Roles.class.getResourceAsStream("/openapi.json")) {
            for (var path : new ObjectMapper().readTree(document).path("paths").properties()) {
                for (var operation : ((JsonNode) path.getValue()).properties()) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String asked = path.getKey().replaceAll("\\{[^}]*}", "1");
                    there.add(method + " " + asked);
                    lines.add((method + " " + asked + " " + letters(method, MOUNTS.get(0) + asked)).strip());
                }
            }
        }
        Files.write(Path.of("target", "engine-operations.txt"), lines);
        Set<String> listed =
                operations().map(one -> one.method() + " " + one.path()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .as("target/engine-operations.txt has the present state, to be read before it is copied")
                .isEqualTo(there);
    }

    private String letters(String method, String path) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < ROLES.size(); i++) {
            if (doors.isOpen(Set.of(ROLES.get(i)), "me", method, path)) {
                open.append(MARK.charAt(i));
            }
        }
        return open.toString();
    }
}
