package safecity.evidence;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.organisation.Departments;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Tells a reader about evidence. */
@Component
class EvidenceReader {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final EvidenceFiles files;
    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final Departments departments;
    private final Accounts accounts;
    private final MessageSource messages;

    EvidenceReader(
            EvidenceFiles files,
            EvidenceRepository table,
            EvidenceRights rights,
            Departments departments,
            Accounts accounts,
            MessageSource messages) {
        this.accounts = accounts;
        this.files = files;
        this.table = table;
        this.rights = rights;
        this.departments = departments;
        this.messages = messages;
    }

    /** @throws Refusal {@code project.unknown}, {@code evidence.pageOutOfRange} */
    EvidenceView.Page page(EvidenceRepository.Question question, int page, int size, Account reader, Locale locale) {
        if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("evidence.pageOutOfRange", LARGEST_PAGE)
                    .field(size < 1 || size > LARGEST_PAGE ? "size" : "page");
        }
        Project project = files.project(question.project(), reader);
        EvidenceRights.Scope scope = rights.of(reader, project.municipality());
        List<EvidenceView> items = table.page(question, scope, page, size).stream()
                .map(evidence -> view(evidence, project, reader, locale))
                .toList();
        return new EvidenceView.Page(page, size, table.count(question, scope), items);
    }

    /** Contents of the project that no longer read as they arrived. */
    int broken(Project project) {
        return table.broken(project.key());
    }

    EvidenceView one(long id, Account reader, Locale locale) {
        EvidenceFiles.Found found = files.get(id, reader);
        return view(found.evidence(), found.project(), reader, locale);
    }

    private EvidenceView view(Evidence evidence, Project project, Account reader, Locale locale) {
        EvidenceView.WithdrawalView withdrawal = table.withdrawal(evidence.id())
                .map(row -> new EvidenceView.WithdrawalView(
                        row.reason(), row.withdrawnAt(), row.withdrawnBy(), accounts.name(row.withdrawnBy())))
                .orElse(null);
        return new EvidenceView(
                evidence.id(),
                evidence.projectKey(),
                evidence.title(),
                evidence.kind(),
                evidence.criterion(),
                evidence.programme(),
                evidence.effectiveFrom(),
                evidence.effectiveTo(),
                evidence.owner(),
                name(evidence.owner(), locale),
                evidence.publication(),
                evidence.retention(),
                evidence.documentNumber(),
                evidence.taskId(),
                evidence.process(),
                evidence.element(),
                evidence.filedAt(),
                evidence.filedBy(),
                table.versions(evidence.id()).stream()
                        .map(version -> view(version, locale))
                        .toList(),
                withdrawal,
                withdrawal == null && rights.mayChange(reader, evidence, project.municipality()));
    }

    private EvidenceView.VersionView view(Evidence.Version version, Locale locale) {
        DocumentType type = DocumentType.of(version.mediaType()).orElseThrow();
        String notice = type == DocumentType.HWP ? messages.getMessage("evidence.hwpNotice", null, locale) : null;
        return new EvidenceView.VersionView(
                version.version(),
                version.fileName(),
                version.mediaType(),
                version.size(),
                version.sha256(),
                version.filedAt(),
                version.filedBy(),
                accounts.name(version.filedBy()),
                type.hasPreview(),
                version.intact(),
                notice);
    }

    private String name(String department, Locale locale) {
        return departments.find(department).map(found -> found.name(locale)).orElse(department);
    }
}
