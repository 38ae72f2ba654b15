package safecity.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.evidence.EvidenceRepository.Stock;
import safecity.language.ReaderLanguage;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.refusal.Refusal;
import safecity.release.Dated;
import safecity.release.Releasable;
import safecity.release.ReleaseSource;
import safecity.release.ReleasedEvidence;

/** Evidence that counts can be released, in its newest version; what was released is read in that version. */
@Component
class EvidenceRelease implements ReleaseSource, ReleasedEvidence {

    private static final String KIND = "evidence";

    private final EvidenceRepository table;
    private final ContentArchive contents;
    private final Projects projects;
    private final Schemes schemes;
    private final HiddenEvidence hidden;
    private final Clock clock;

    EvidenceRelease(
            EvidenceRepository table,
            ContentArchive contents,
            Projects projects,
            Schemes schemes,
            HiddenEvidence hidden,
            Clock clock) {
        this.hidden = hidden;
        this.table = table;
        this.contents = contents;
        this.projects = projects;
        this.schemes = schemes;
        this.clock = clock;
    }

    @Override
    public List<Releasable> of(String projectKey) {
        Map<String, String> english = new HashMap<>();
        schemes.criteria(projects.get(projectKey).scheme())
                .forEach(criterion -> criterion.evidence().forEach(paper -> english.put(paper.ko(), paper.en())));
        return table.releasable(projectKey).stream()
                .map(piece -> new Releasable(
                        KIND,
                        Long.toString(piece.id()),
                        piece.version(),
                        piece.criterion(),
                        piece.kind() == null || piece.kind().equals(piece.title())
                                ? piece.title()
                                : piece.kind() + ": " + piece.title(),
                        titleEn(piece, piece.proves() == null ? null : english.get(piece.proves())),
                        List.of()))
                .toList();
    }

    @Override
    public Map<Piece, Dated> days(String projectKey, Collection<Piece> pieces) {
        return filed(projectKey, pieces).stream()
                .collect(Collectors.toMap(
                        EvidenceRelease::piece,
                        filed -> Dated.of(
                                filed.effectiveFrom(),
                                filed.effectiveTo(),
                                LocalDate.ofInstant(filed.filedAt(), EngineClock.SEOUL))));
    }

    @Override
    public Map<Piece, String> fileNames(String projectKey, Collection<Piece> pieces) {
        return filed(projectKey, pieces).stream()
                .collect(Collectors.toMap(EvidenceRelease::piece, EvidenceRepository.Filed::fileName));
    }

    private List<EvidenceRepository.Filed> filed(String projectKey, Collection<Piece> pieces) {
        return table.filed(
                projectKey,
                pieces.stream()
                        .filter(piece -> piece.kind().equals(KIND))
                        .map(piece -> Long.valueOf(piece.ref()))
                        .toList());
    }

    private static Piece piece(EvidenceRepository.Filed filed) {
        return new Piece(KIND, Long.toString(filed.id()), filed.version());
    }

    private static String titleEn(EvidenceRepository.Piece piece, @Nullable String kind) {
        return kind == null ? piece.title() : kind + " (" + piece.title() + ")";
    }

    @Override
    public List<CriterionProof> proofs(Project project, Collection<Long> ids, Locale locale) {
        boolean english = ReaderLanguage.isEnglish(locale);
        Scheme scheme = schemes.scheme(project.scheme());
        List<Stock> stock = table.stock(project.key(), ids, LocalDate.now(clock));
        return scheme.criteria().stream()
                .map(criterion -> CriteriaCoverage.proof(criterion, scheme, stock, english))
                .map(proof -> new CriterionProof(
                        proof.no(),
                        proof.name(),
                        proof.asks(),
                        proof.papers().stream()
                                .map(paper -> new ReleasedEvidence.Paper(paper.name(), paper.filed()))
                                .toList(),
                        proof.others()))
                .toList();
    }

    @Override
    public Set<String> hidden(Project project, Account reader) {
        return hidden.of(List.of(project), reader).stream().map(String::valueOf).collect(Collectors.toSet());
    }

    @Override
    public void send(long id, int version, boolean preview, HttpServletResponse response) throws IOException {
        Evidence.Version file = table.versions(id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("evidence.unknown", id));
        try (InputStream content = contents.open(file.sha256())) {
            DownloadHeaders.describe(file, preview, response);
            content.transferTo(response.getOutputStream());
        }
    }
}
