package safecity.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** The rows of plans that are being written, one a project. */
@Component
class PlanDraftRepository {

    private static final int LONGEST = 262_144;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PlanDraftRepository(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<PlanDraft> of(String projectKey) {
        return jdbc.sql("""
                SELECT content, version, base_version, became, saved_by, saved_at FROM plan_draft WHERE project_key = ?
                """)
                .param(projectKey)
                .query((row, n) -> new PlanDraft(
                        sheet(row.getString("content")),
                        row.getLong("version"),
                        row.getInt("base_version"),
                        row.getObject("became", Integer.class),
                        row.getString("saved_by"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Writes what was typed over the version that its author saw; 0 where there was none.
     *
     * @return false when somebody else was faster
     * @throws Refusal {@code planDraft.full}
     */
    boolean save(String projectKey, PlanSheet sheet, long seen, int baseVersion, String actor) {
        String content = content(sheet);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        if (seen == 0) {
            return jdbc.sql("""
                    INSERT INTO plan_draft (project_key, content, base_version, saved_by, saved_at)
                    VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """)
                            .params(projectKey, content, baseVersion, actor, now)
                            .update()
                    == 1;
        }
        return jdbc.sql("""
                UPDATE plan_draft SET content = ?, version = nextval('form_draft_version'), base_version = ?,
                    became = NULL, saved_by = ?, saved_at = ? WHERE project_key = ? AND version = ?
                """)
                        .params(content, baseVersion, actor, now, projectKey, seen)
                        .update()
                == 1;
    }

    void became(String projectKey, int version) {
        jdbc.sql("UPDATE plan_draft SET became = ? WHERE project_key = ?")
                .params(version, projectKey)
                .update();
    }

    /** Takes away what became a version; what is being written stays. */
    void forget(String projectKey) {
        jdbc.sql("DELETE FROM plan_draft WHERE project_key = ? AND became IS NOT NULL")
                .param(projectKey)
                .update();
    }

    /** @return false when it is not the version that was seen */
    boolean discard(String projectKey, long seen) {
        return jdbc.sql("DELETE FROM plan_draft WHERE project_key = ? AND version = ?")
                        .params(projectKey, seen)
                        .update()
                == 1;
    }

    private String content(PlanSheet sheet) {
        try {
            String content = json.writeValueAsString(sheet.sections());
            if (content.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw Refusal.tooLarge("planDraft.full");
            }
            return content;
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private PlanSheet sheet(String content) {
        try {
            return new PlanSheet(json.readValue(
                    content, new TypeReference<Map<String, List<Map<String, String>>>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
