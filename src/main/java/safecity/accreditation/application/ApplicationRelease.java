package safecity.accreditation.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.SchemeSection;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.time.EngineClock;
import safecity.release.Dated;
import safecity.release.Releasable;
import safecity.release.Releasable.Passage;
import safecity.release.ReleaseSource;

/** The application as it was submitted last in each round. */
@Component
class ApplicationRelease implements ReleaseSource {

    private final JdbcClient jdbc;
    private final Schemes schemes;
    private final ObjectMapper json;

    ApplicationRelease(JdbcClient jdbc, Schemes schemes, ObjectMapper json) {
        this.jdbc = jdbc;
        this.schemes = schemes;
        this.json = json;
    }

    private record Submitted(int round, int version, String content) {}

    @Override
    public List<Releasable> of(String projectKey) {
        return jdbc.sql("""
                SELECT DISTINCT ON (round) round, version, content FROM application_version WHERE project_key = ?
                ORDER BY round DESC, version DESC
                """).param(projectKey).query(Submitted.class).list().stream()
                .map(this::releasable)
                .toList();
    }

    private record Made(int round, int version, Instant submittedAt) {}

    @Override
    public Map<Piece, Dated> days(String projectKey, Collection<Piece> pieces) {
        return jdbc
                .sql("SELECT round, version, submitted_at FROM application_version WHERE project_key = ?")
                .param(projectKey)
                .query(Made.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        made -> new Piece("application", Integer.toString(made.round()), made.version()),
                        made -> Dated.of(null, null, LocalDate.ofInstant(made.submittedAt(), EngineClock.SEOUL))));
    }

    private Releasable releasable(Submitted submitted) {
        String again = submitted.round() > 1 ? " " + submitted.round() : "";
        return new Releasable(
                "application",
                Integer.toString(submitted.round()),
                submitted.version(),
                null,
                "국제안전도시 공인신청서" + again + " 제" + submitted.version() + "판",
                "Application for accreditation" + again + ", version " + submitted.version(),
                passages(submitted.content()));
    }

    private List<Passage> passages(String content) {
        try {
            var frozen = json.readValue(content, ApplicationVersionRepository.Content.class);
            Scheme scheme = schemes.scheme(frozen.scheme());
            return frozen.sections().stream()
                    .flatMap(written -> scheme.section(written.code()).stream()
                            .flatMap(section -> Stream.of(written)
                                    .filter(text -> text.ko() != null || text.en() != null)
                                    .map(text ->
                                            new Passage(section.titleKo(), titleEn(section), text.ko(), text.en()))))
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A submitted application can't be read", unreadable);
        }
    }

    private static String titleEn(SchemeSection section) {
        return section.criterion() == null
                ? section.nameEn()
                : "Criterion " + section.criterion() + ": " + section.nameEn();
    }
}
