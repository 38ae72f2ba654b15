package safecity.accreditation.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Scheme;

/** The rounds of an application and the versions that were submitted in them, each with the hash of its content. */
@Component
class ApplicationVersionRepository {

    private final JdbcClient jdbc;
    private final ApplicationForm form;
    private final ApplicationEntryRepository entries;
    private final ObjectMapper json;
    private final Clock clock;

    ApplicationVersionRepository(
            JdbcClient jdbc, ApplicationForm form, ApplicationEntryRepository entries, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.form = form;
        this.entries = entries;
        this.json = json;
        this.clock = clock;
    }

    /** What is frozen: the scheme and every section in both languages, in the form's order. */
    record Content(String scheme, List<Section> sections) {}

    record Section(
            String code, @Nullable String ko, @Nullable String en, String evidence) {}

    void openRound(String projectKey) {
        jdbc.sql("""
                INSERT INTO application_round (project_key, round, scheme, opened_at)
                SELECT :project, coalesce(max(round), 0) + 1, :scheme, :now FROM application_round WHERE project_key = :project
                """)
                .param("project", projectKey)
                .param("scheme", form.scheme(projectKey).id())
                .param("now", now())
                .update();
    }

    int latest(String projectKey) {
        return jdbc.sql("""
                SELECT coalesce(max(version), 0) FROM application_version WHERE project_key = ? AND round = ?
                """)
                .params(projectKey, round(projectKey))
                .query(Integer.class)
                .single();
    }

    void freeze(String projectKey, String documentNumber, String actor) {
        String content = content(projectKey);
        jdbc.sql("""
                INSERT INTO application_version
                    (project_key, round, version, document_number, content, content_hash, submitted_at, submitted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        projectKey,
                        round(projectKey),
                        latest(projectKey) + 1,
                        documentNumber,
                        content,
                        sha256(content),
                        now(),
                        actor)
                .update();
    }

    void review(String projectKey, boolean ofVersion, String decision, String remark, String actor) {
        jdbc.sql("""
                INSERT INTO application_review (project_key, round, version, decision, remark, reviewed_at, reviewed_by)
                VALUES (:project, :round, cast(:version AS integer), :decision, :remark, :now, :actor)
                """)
                .param("project", projectKey)
                .param("round", round(projectKey))
                .param("version", ofVersion ? latest(projectKey) : null)
                .param("decision", decision)
                .param("remark", remark == null ? "" : remark)
                .param("now", now())
                .param("actor", actor)
                .update();
    }

    private int round(String projectKey) {
        return jdbc.sql("SELECT coalesce(max(round), 0) FROM application_round WHERE project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    private String content(String projectKey) {
        Scheme scheme = form.scheme(projectKey);
        var states = entries.states(projectKey);
        List<Section> sections = scheme.sections().stream()
                .map(section -> new Section(
                        section.code(),
                        entries.text(projectKey, section.code(), "ko"),
                        entries.text(projectKey, section.code(), "en"),
                        Objects.requireNonNull(states.get(section.code())).evidence()))
                .toList();
        try {
            return json.writeValueAsString(new Content(scheme.id(), sections));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
