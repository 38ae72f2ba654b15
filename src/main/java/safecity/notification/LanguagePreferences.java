package safecity.notification;

import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** In which language somebody gets mail and calendar entries; Korean unless they choose. */
@Component
class LanguagePreferences {

    private static final Set<String> KNOWN = Set.of("ko", "en");

    private final JdbcClient jdbc;

    LanguagePreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Locale of(String account) {
        return Locale.forLanguageTag(jdbc.sql("SELECT language FROM reader_language WHERE account = ?")
                .param(account)
                .query(String.class)
                .optional()
                .orElse("ko"));
    }

    /** @throws Refusal {@code notice.language} */
    void set(String account, String language) {
        if (!KNOWN.contains(language)) {
            throw Refusal.of("notice.language").field("language");
        }
        jdbc.sql("""
                INSERT INTO reader_language (account, language) VALUES (?, ?)
                ON CONFLICT (account) DO UPDATE SET language = excluded.language
                """).params(account, language).update();
    }
}
