package safecity.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The roles of persons, read with everything else about permissions from {@code security/permissions.yaml}: the first
 * pattern that fits a group gives its role.
 */
@Component
public class Roles {

    private static final Set<String> OVERSIGHT = Set.of("manager", "auditor", "administrator");
    private static final Set<String> WORKING = Set.of("staff", "approver", "external");

    private final JsonNode table;
    private final Map<Pattern, String> patterns = new LinkedHashMap<>();
    private final Map<Set<String>, Set<String>> commands = new ConcurrentHashMap<>();

    public Roles() throws IOException {
        try (InputStream file = new ClassPathResource("security/permissions.yaml").getInputStream()) {
            table = new ObjectMapper(new YAMLFactory()).readTree(file);
        }
        table.path("roles")
                .properties()
                .forEach(role -> texts(role.getValue()).forEach(group -> patterns.put(glob(group), role.getKey())));
    }

    /** The roles of somebody in these groups; empty for nobody. */
    public Set<String> of(Collection<String> groups) {
        Set<String> roles = new LinkedHashSet<>();
        if (groups != null) {
            groups.forEach(group -> roles.add(of(group)));
        }
        return roles;
    }

    /** Whether somebody in these groups oversees the work of others: manager, auditor or administrator. */
    public boolean oversees(Collection<String> groups) {
        return of(groups).stream().anyMatch(OVERSIGHT::contains);
    }

    /** Whether somebody in these groups does the work of a department, a head or a participant from outside. */
    public boolean works(Collection<String> groups) {
        return of(groups).stream().anyMatch(WORKING::contains);
    }

    /** Names of the engine's changing commands that somebody in these groups may send. */
    public Set<String> commands(Collection<String> groups) {
        return commands.computeIfAbsent(of(groups), roles -> {
            Set<String> allowed = new LinkedHashSet<>();
            lines("commands").stream()
                    .filter(line -> texts(line.path("to")).stream().anyMatch(roles::contains))
                    .forEach(line -> allowed.addAll(texts(line.path("allow"))));
            return Set.copyOf(allowed);
        });
    }

    String of(String group) {
        return patterns.entrySet().stream()
                .filter(pattern -> pattern.getKey().matcher(group).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No role for group " + group));
    }

    /** The lines of a part of the table: {@code grants}, {@code commands} or {@code doors}. */
    public List<JsonNode> lines(String part) {
        List<JsonNode> lines = new ArrayList<>();
        table.path(part).forEach(lines::add);
        return lines;
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static Pattern glob(String pattern) {
        return Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }
}
