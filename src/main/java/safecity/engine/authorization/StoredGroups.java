package safecity.engine.authorization;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers the groups for a minute: they are asked for with every request and change when a municipality is set up. One
 * that isn't among them is looked for each time, so that a new group counts at once on every node.
 */
@Component
public class StoredGroups implements KnownGroups {

    private static final long LIFE = Duration.ofMinutes(1).toNanos();
    private static final String ALL = "SELECT id, municipality, department, kind, head FROM identity_group ";

    private final JdbcClient jdbc;
    private volatile @Nullable Remembered remembered;

    StoredGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Remembered(Map<String, KnownGroup> groups, long since) {}

    @Override
    public Optional<KnownGroup> find(String id) {
        if (KnownGroup.ADMINISTRATORS.equals(id)) {
            return Optional.of(KnownGroup.administrators());
        }
        KnownGroup known = remembered().get(id);
        return known != null
                ? Optional.of(known)
                : jdbc.sql(ALL + "WHERE id = ?")
                        .param(id)
                        .query(KnownGroup.class)
                        .optional();
    }

    @Override
    public List<KnownGroup> of(@Nullable String municipality, GroupKind kind) {
        return jdbc.sql(ALL + "WHERE municipality = ? AND kind = ? ORDER BY id")
                .params(municipality, kind.name())
                .query(KnownGroup.class)
                .list();
    }

    /** @throws IllegalArgumentException when the group is another municipality's: two ids would mean one group */
    public void save(KnownGroup group) {
        int saved = jdbc.sql("""
                INSERT INTO identity_group (id, municipality, department, kind, head) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET department = excluded.department, kind = excluded.kind, head = excluded.head
                WHERE identity_group.municipality = excluded.municipality
                """)
                .params(
                        group.id(),
                        group.municipality(),
                        group.department(),
                        group.kind().name(),
                        group.head())
                .update();
        if (saved == 0) {
            throw new IllegalArgumentException(
                    "group " + group.id() + " of " + group.municipality() + " is another municipality's already");
        }
        remembered = null;
    }

    private Map<String, KnownGroup> remembered() {
        Remembered now = remembered;
        if (now == null || System.nanoTime() - now.since() > LIFE) {
            now = new Remembered(
                    jdbc.sql(ALL).query(KnownGroup.class).list().stream()
                            .collect(Collectors.toMap(KnownGroup::id, Function.identity())),
                    System.nanoTime());
            remembered = now;
        }
        return now.groups();
    }
}
