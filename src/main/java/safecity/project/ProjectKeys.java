package safecity.project;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How projects are called. A key is a name and says nothing about rights: whose a project is stands in its row. */
@Component
class ProjectKeys {

    private final JdbcClient jdbc;

    ProjectKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The key of a municipality's next project of a year: {@code yeonsu-2027}, then {@code yeonsu-2027-2}. Until the
     * transaction ends nobody else of the municipality gets it.
     */
    String next(String municipality, int year) {
        jdbc.sql("SELECT id FROM municipality WHERE id = ? FOR NO KEY UPDATE")
                .param(municipality)
                .query(String.class)
                .single();
        String first = municipality + "-" + year;
        List<String> taken = jdbc.sql("SELECT key FROM project WHERE key = ? OR starts_with(key, ? || '-')")
                .params(first, first)
                .query(String.class)
                .list();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? first : first + "-" + number)
                .filter(key -> !taken.contains(key))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether a municipality may call a new project so: after itself, and not after another whose id continues its own
     * ({@code seo-incheon-2027} is no key for {@code seo}).
     */
    boolean isFor(String municipality, String key) {
        return jdbc.sql("SELECT id FROM municipality WHERE starts_with(?, id || '-') ORDER BY length(id) DESC LIMIT 1")
                .param(key)
                .query(String.class)
                .optional()
                .filter(municipality::equals)
                .isPresent();
    }
}
