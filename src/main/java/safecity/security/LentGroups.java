package safecity.security;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody holds only for as long as somebody else is away. */
@Component
class LentGroups {

    private final JdbcClient jdbc;

    LentGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> of(String account) {
        return jdbc.sql("SELECT DISTINCT group_id FROM stand_in WHERE account = ? AND until IS NULL")
                .param(account)
                .query(String.class)
                .set();
    }
}
