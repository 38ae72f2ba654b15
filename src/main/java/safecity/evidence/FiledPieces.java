package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.project.Project;

/** Everything that was filed with a project, withdrawn or not, in all its versions, for whoever takes it along. */
@Component
public class FiledPieces {

    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final ContentArchive contents;
    private final JdbcClient jdbc;

    FiledPieces(EvidenceRepository table, EvidenceRights rights, ContentArchive contents, JdbcClient jdbc) {
        this.table = table;
        this.rights = rights;
        this.contents = contents;
        this.jdbc = jdbc;
    }

    /**
     * @param instance process instance at whose task it was filed; null for none
     * @param readable whether the reader may see it; of what they may not nothing but the id may be told
     * @param versions oldest first
     */
    public record Piece(
            long id,
            String title,
            @Nullable String kind,
            @Nullable String criterion,
            String owner,
            String publication,
            @Nullable String documentNumber,
            @Nullable String instance,
            OffsetDateTime filedAt,
            String filedBy,
            @Nullable String withdrawn,
            boolean readable,
            List<Version> versions) {}

    public record Version(
            int version,
            String sha256,
            String fileName,
            String mediaType,
            long size,
            OffsetDateTime filedAt,
            String filedBy) {}

    /** In the order in which they were filed. @param until what was filed later is not told */
    public List<Piece> of(Project project, Account reader, Instant until) {
        EvidenceRights.Scope scope = rights.of(reader, project.municipality());
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        return jdbc.sql("SELECT id, instance FROM evidence WHERE project_key = ? AND filed_at <= ? ORDER BY id")
                .params(project.key(), end)
                .query((row, number) -> piece(table.find(row.getLong(1)).orElseThrow(), row.getString(2), scope, end))
                .list();
    }

    private Piece piece(Evidence evidence, @Nullable String instance, EvidenceRights.Scope scope, OffsetDateTime end) {
        List<Version> versions = table.versions(evidence.id()).stream()
                .filter(one -> !one.filedAt().isAfter(end))
                .sorted(Comparator.comparing(Evidence.Version::version))
                .map(one -> new Version(
                        one.version(),
                        one.sha256(),
                        one.fileName(),
                        one.mediaType(),
                        one.size(),
                        one.filedAt(),
                        one.filedBy()))
                .toList();
        return new Piece(
                evidence.id(),
                evidence.title(),
                evidence.kind(),
                evidence.criterion(),
                evidence.owner(),
                evidence.publication().name(),
                evidence.documentNumber(),
                instance,
                evidence.filedAt(),
                evidence.filedBy(),
                table.withdrawal(evidence.id())
                        .filter(one -> !one.withdrawnAt().isAfter(end))
                        .map(Evidence.Withdrawal::reason)
                        .orElse(null),
                scope.reads(evidence),
                versions);
    }

    /** The bytes of a content, unchecked; to be closed. */
    public InputStream open(String sha256) throws IOException {
        return contents.open(sha256);
    }
}
