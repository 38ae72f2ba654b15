package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import safecity.engine.authorization.Roles;

/** The paper on permissions shows the table of the sources, and no other. */
class PermissionTableTest {

    private static final List<String> ROLES =
            List.of("staff", "approver", "external", "manager", "auditor", "administrator");
    private static final String BEGIN =
            "<!-- permissions: made from src/main/resources/security/permissions.yaml -->\n";
    private static final String END = "<!-- /permissions -->";

    private final Roles roles = new Roles(new NoGroups());

    PermissionTableTest() throws IOException {}

    @Test
    void thePaperShowsTheTableOfTheSources() throws IOException {
        String paper = Files.readString(Path.of("src/docs/permissions.md"));
        assertThat(paper).contains(BEGIN, END);
        String shown = paper.substring(paper.indexOf(BEGIN) + BEGIN.length(), paper.indexOf(END));
        assertThat(shown)
                .as("Paste between the markers of src/docs/permissions.md:%n%s", table())
                .isEqualTo(table());
    }

    private String table() {
        return "| Resource | " + String.join(" | ", ROLES) + " |\n"
                + "|---|" + "---|".repeat(ROLES.size()) + "\n"
                + rows("grants", PermissionTableTest::resource)
                + "\n| Command to the engine | " + String.join(" | ", ROLES) + " |\n"
                + "|---|" + "---|".repeat(ROLES.size()) + "\n"
                + commands();
    }

    private static String resource(JsonNode line) {
        List<String> ids = Roles.texts(line.path("ids"));
        return line.path("resource").asText() + (ids.equals(List.of("*")) ? "" : " `" + String.join("`, `", ids) + "`");
    }

    private String rows(String part, Function<JsonNode, String> name) {
        Map<String, Map<String, Set<String>>> rows = new LinkedHashMap<>();
        for (JsonNode line : roles.lines(part)) {
            Map<String, Set<String>> row = rows.computeIfAbsent(name.apply(line), any -> new LinkedHashMap<>());
            Roles.texts(line.path("to"))
                    .forEach(role -> row.computeIfAbsent(role, any -> new LinkedHashSet<>())
                            .addAll(Roles.texts(line.path("allow"))));
            others(line, row, "toKinds");
            others(line, row, "toDuties");
        }
        StringBuilder text = new StringBuilder();
        rows.forEach((resource, row) -> {
            text.append("| ").append(resource);
            ROLES.forEach(role -> text.append(" | ").append(String.join(", ", row.getOrDefault(role, Set.of()))));
            text.append(" |\n");
        });
        return text.toString();
    }

    /** Whoever gets a line by what their department is or does, and not by their role alone. */
    private static void others(JsonNode line, Map<String, Set<String>> row, String by) {
        for (String one : Roles.texts(line.path(by))) {
            String role = by.equals("toKinds") ? "external" : "staff";
            Roles.texts(line.path("allow"))
                    .forEach(permission -> row.computeIfAbsent(role, any -> new LinkedHashSet<>())
                            .add(permission + " (`" + one + "`)"));
        }
    }

    /** A line about a model that is not there would be taken for a promise. */
    @Test
    void noGrantNamesAModelThatThereIsNot() {
        Set<String> unknown = new LinkedHashSet<>();
        for (JsonNode line : roles.lines("grants")) {
            String ending =
                    switch (line.path("resource").asText()) {
                        case "PROCESS_DEFINITION" -> ".bpmn";
                        case "DECISION_DEFINITION", "DECISION_REQUIREMENTS_DEFINITION" -> ".dmn";
                        default -> null;
                    };
            Roles.texts(line.path("ids")).stream()
                    .filter(id -> ending != null && !id.equals("*"))
                    .filter(id -> !Files.exists(Path.of("processes", id + ending)))
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    private String commands() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (JsonNode line : roles.lines("commands")) {
            Roles.texts(line.path("allow"))
                    .forEach(command -> rows.computeIfAbsent(command, any -> new LinkedHashSet<>())
                            .addAll(Roles.texts(line.path("to"))));
        }
        StringBuilder text = new StringBuilder();
        rows.forEach((command, to) -> {
            text.append("| ").append(command);
            ROLES.forEach(role -> text.append(" | ").append(to.contains(role) ? "✓" : ""));
            text.append(" |\n");
        });
        return text.toString();
    }
}
