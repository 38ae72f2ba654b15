package safecity.accreditation.application;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written for the sections of an application, in both languages, and what was sent back. */
@Component
class ApplicationEntryRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ApplicationEntryRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void korean(String projectKey, String section, SectionDraftEntry entry, String actor) {
        add(
                projectKey,
                section,
                "ko",
                entry.body(),
                entry.pages(),
                entry.evidence(),
                "complete".equals(entry.decision()),
                entry.comment(),
                actor);
    }

    void english(String projectKey, String section, SectionTranslationEntry entry, String actor) {
        add(projectKey, section, "en", entry.body(), entry.pages(), null, true, null, actor);
    }

    void sendBack(String projectKey, String section, String reason, String actor) {
        add(projectKey, section, "return", null, 0, null, false, reason, actor);
    }

    private void add(
            String projectKey,
            String section,
            String kind,
            @Nullable String body,
            long pages,
            @Nullable String evidence,
            boolean complete,
            @Nullable String remark,
            String actor) {
        jdbc.sql("""
                INSERT INTO application_entry
                    (project_key, round, section, kind, body, pages, evidence, complete, remark, entered_at, entered_by)
                SELECT ?, max(round), ?, ?, ?, ?, ?, ?, ?, ?, ? FROM application_round WHERE project_key = ?
                """)
                .params(
                        projectKey,
                        section,
                        kind,
                        blank(body),
                        pages,
                        blank(evidence),
                        complete,
                        blank(remark),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        actor,
                        projectKey)
                .update();
    }

    /** State of each section that something was written for in the current round, by section. */
    Map<String, ApplicationSectionState> states(String projectKey) {
        return jdbc.sql("""
                WITH entry AS (
                    SELECT e.* FROM application_entry_as_corrected e
                    WHERE e.project_key = :project
                      AND e.round = (SELECT max(round) FROM application_round WHERE project_key = :project)),
                last AS (SELECT section, kind, max(id) AS id FROM entry GROUP BY section, kind)
                SELECT s.section,
                       coalesce(ko.id, 0) AS korean, coalesce(ko.complete, false) AS complete,
                       coalesce(ko.pages, 0) AS korean_pages, coalesce(ko.evidence, '') AS evidence,
                       coalesce(en.id, 0) AS english, coalesce(en.pages, 0) AS english_pages,
                       coalesce((SELECT id FROM last WHERE section = s.section AND kind = 'return'), 0) AS returned
                FROM (SELECT DISTINCT section FROM entry) s
                LEFT JOIN entry ko ON ko.id = (SELECT id FROM last WHERE section = s.section AND kind = 'ko')
                LEFT JOIN entry en ON en.id = (SELECT id FROM last WHERE section = s.section AND kind = 'en')
                """).param("project", projectKey).query(ApplicationSectionState.class).list().stream()
                .collect(Collectors.toMap(ApplicationSectionState::section, Function.identity()));
    }

    /** The newest text of a section, of an earlier round where this one has none yet; null when there is none. */
    @Nullable
    String text(String projectKey, String section, String language) {
        return latest("body", projectKey, section, language);
    }

    /** Why the section was sent back the last time; null when it was not. */
    @Nullable
    String returnRemark(String projectKey, String section) {
        return latest("remark", projectKey, section, "return");
    }

    private @Nullable String latest(String column, String projectKey, String section, String kind) {
        List<String> found = jdbc.sql("SELECT " + column + """
                 FROM application_entry WHERE project_key = ? AND section = ? AND kind = ? ORDER BY id DESC LIMIT 1
                """)
                .params(projectKey, section, kind)
                .query(String.class)
                .list();
        return found.isEmpty() ? null : found.get(0);
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
