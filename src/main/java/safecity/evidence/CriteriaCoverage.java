package safecity.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.CriterionEvidence;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.SchemeSuccession;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.identity.Account;
import safecity.evidence.EvidenceRepository.Stock;
import safecity.language.ReaderLanguage;
import safecity.project.Project;

/** Holds what is on file against what the criteria ask for: what proves each, and what is missing. */
@Component
class CriteriaCoverage implements CriteriaProven {

    private final EvidenceFiles files;
    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final Schemes schemes;
    private final Clock clock;

    CriteriaCoverage(
            EvidenceFiles files, EvidenceRepository table, EvidenceRights rights, Schemes schemes, Clock clock) {
        this.files = files;
        this.table = table;
        this.rights = rights;
        this.schemes = schemes;
        this.clock = clock;
    }

    /**
     * @param successor number of the criterion that took over in {@code successorScheme}; null while the scheme is in use
     * @param others    pieces filed for the criterion that are none of its typical papers
     */
    record Proof(
            String no,
            String name,
            String asks,
            List<Paper> papers,
            int others,
            @Nullable String successor,
            @Nullable String successorScheme) {

        public long missing() {
            return papers.stream().filter(paper -> paper.filed() == 0).count();
        }

        public boolean complete() {
            return missing() == 0;
        }
    }

    /**
     * @param kind  its name as it is filed
     * @param name  its name for the reader
     * @param past  how many of them cover a period that is over
     */
    record Paper(String kind, String name, int filed, int past) {}

    record View(String projectKey, String projectTitle, String schemeName, List<Proof> criteria) {

        public long proven() {
            return criteria.stream().filter(Proof::complete).count();
        }
    }

    /** @throws safecity.refusal.Refusal {@code project.unknown} */
    View of(String projectKey, Account reader, Locale locale) {
        boolean english = ReaderLanguage.isEnglish(locale);
        Project project = files.house(projectKey, reader);
        Scheme scheme = schemes.scheme(project.scheme());
        List<Stock> stock = table.stock(projectKey, rights.of(reader, project.municipality()), LocalDate.now(clock));
        return new View(
                project.key(),
                project.title(locale),
                english ? scheme.nameEn() : scheme.nameKo(),
                scheme.criteria().stream()
                        .map(criterion -> proof(criterion, scheme, stock, english))
                        .toList());
    }

    /** As its page tells each of the projects to the reader. */
    @Override
    public Map<String, Counted> of(Collection<Project> projects, Account reader) {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Stock>> stock = new HashMap<>();
        projects.stream()
                .collect(Collectors.groupingBy(
                        project -> rights.reach(reader, project.municipality()),
                        Collectors.mapping(Project::key, Collectors.toList())))
                .forEach((scope, keys) -> stock.putAll(table.stock(keys, scope, today)));
        return projects.stream()
                .collect(Collectors.toMap(
                        Project::key,
                        project -> counted(
                                schemes.scheme(project.scheme()), stock.getOrDefault(project.key(), List.of()))));
    }

    private static Counted counted(Scheme scheme, List<Stock> stock) {
        return new Counted(
                (int) scheme.criteria().stream()
                        .filter(criterion ->
                                proof(criterion, scheme, stock, false).complete())
                        .count(),
                scheme.criteria().size());
    }

    static Proof proof(Criterion criterion, Scheme scheme, List<Stock> stock, boolean english) {
        List<String> kinds =
                criterion.evidence().stream().map(CriterionEvidence::ko).toList();
        int others = stock.stream()
                .filter(line -> criterion.no().equals(line.criterion()) && !kinds.contains(line.kind()))
                .mapToInt(Stock::filed)
                .sum();
        SchemeSuccession next = scheme.succeededBy();
        return new Proof(
                criterion.no(),
                english ? criterion.nameEn() : criterion.nameKo(),
                english ? criterion.asksEn() : criterion.asksKo(),
                criterion.evidence().stream()
                        .map(paper -> paper(paper, criterion, stock, english))
                        .toList(),
                others,
                next == null ? null : next.criteria().get(criterion.no()),
                next == null ? null : next.scheme());
    }

    private static Paper paper(CriterionEvidence paper, Criterion criterion, List<Stock> stock, boolean english) {
        List<Stock> lines = stock.stream()
                .filter(line -> Objects.equals(line.kind(), paper.ko())
                        && (line.criterion() == null || line.criterion().equals(criterion.no())))
                .toList();
        return new Paper(
                paper.ko(),
                english ? paper.en() : paper.ko(),
                lines.stream().mapToInt(Stock::filed).sum(),
                lines.stream().mapToInt(Stock::past).sum());
    }
}
