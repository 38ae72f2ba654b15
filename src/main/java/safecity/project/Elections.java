package safecity.project;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Election days, from the table: of expired terms by 공직선거법 제34조, of elections out of turn when their reason is certain.
 */
@Component
public class Elections {

    private final JdbcClient jdbc;

    Elections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An election day.
     *
     * @param knownFrom when it was certain that there would be one, for an election out of turn; else long before
     */
    public record Election(LocalDate heldOn, LocalDate knownFrom) {}

    /** Nationwide elections of heads of local government. */
    public List<LocalDate> local() {
        return jdbc.sql("SELECT held_on FROM election WHERE kind = 'local' AND municipality IS NULL ORDER BY held_on")
                .query(LocalDate.class)
                .list();
    }

    /** Every nationwide election: before each a mayor may not hold events (제86조제2항). */
    public List<Election> nationwide() {
        return jdbc.sql("""
                SELECT held_on, coalesce(known_from, held_on - 36500) AS known_from FROM election
                WHERE municipality IS NULL ORDER BY held_on
                """).query(Election.class).list();
    }

    /** The days of all nationwide elections. */
    public List<LocalDate> days() {
        return nationwide().stream().map(Election::heldOn).toList();
    }
}
