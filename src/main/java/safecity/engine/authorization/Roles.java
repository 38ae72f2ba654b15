package safecity.engine.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The roles of persons, read with everything else about permissions from {@code security/permissions.yaml}: the kind of
 * a group gives its role, and a group of no known kind none.
 */
@Component
public class Roles {

    private static final Set<String> OVERSIGHT = Set.of("manager", "auditor", "administrator");
    private static final Set<String> WORKING = Set.of("staff", "approver", "external");

    private final JsonNode table;
    private final KnownGroups groups;
    private final Map<String, String> ofKinds = new HashMap<>();
    private final Map<Set<String>, Set<String>> commands = new ConcurrentHashMap<>();

    public Roles(KnownGroups groups) throws IOException {
        this.groups = groups;
        try (InputStream file = new ClassPathResource("security/permissions.yaml").getInputStream()) {
            table = new ObjectMapper(new YAMLFactory()).readTree(file);
        }
        table.path("roles")
                .properties()
                .forEach(role -> texts(role.getValue()).forEach(kind -> ofKinds.put(kind, role.getKey())));
    }

    /** The roles of somebody in these groups; empty for nobody, and for who is in no group that gives one. */
    public Set<String> of(Collection<String> those) {
        Set<String> roles = new LinkedHashSet<>();
        if (those != null) {
            those.forEach(group -> of(group).ifPresent(roles::add));
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

    /** Whether somebody in these groups belongs to the house or oversees it; outside bodies read what was released to them. */
    public boolean inside(Collection<String> groups) {
        Set<String> own = of(groups);
        return own.contains("staff") || own.contains("approver") || oversees(groups);
    }

    /** Whether somebody in these groups supports or certifies from outside, and is nothing else. */
    public boolean assesses(Collection<String> those) {
        return outside(those, GroupKind.ASSESSOR);
    }

    /** Whether somebody in these groups follows the mayor's pledges from outside, and is nothing else. */
    public boolean watches(Collection<String> those) {
        return outside(those, GroupKind.CITIZENS);
    }

    private boolean outside(Collection<String> those, GroupKind kind) {
        return !inside(those)
                && those.stream().flatMap(group -> groups.find(group).stream()).anyMatch(known -> known.kind() == kind);
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

    public Optional<String> of(String group) {
        return groups.find(group).map(known -> ofKinds.get(kind(known)));
    }

    /** As the table spells it: {@code partner}, {@code partner-head}. */
    private static String kind(KnownGroup group) {
        return group.kind().name().toLowerCase(Locale.ROOT) + (group.head() ? "-head" : "");
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
}
