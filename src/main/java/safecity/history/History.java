package safecity.history;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.evidence.HiddenEvidence;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Gives readers of the house what they may read of the history, a page at a time. */
@Component
class History {

    static final int PAGE = 50;
    /** A spreadsheet of more is no list that anybody reads. */
    static final int MOST_EXPORTED = 50_000;

    private static final int AT_ONCE = 1_000;

    private final HistoryRepository repository;
    private final HistoryViews views;
    private final ProjectAccess access;
    private final Roles roles;
    private final HiddenEvidence evidence;

    History(
            HistoryRepository repository,
            HistoryViews views,
            ProjectAccess access,
            Roles roles,
            HiddenEvidence evidence) {
        this.evidence = evidence;
        this.repository = repository;
        this.views = views;
        this.access = access;
        this.roles = roles;
    }

    /** @param next where the list goes on; null at its end */
    record Page(List<HistoryEntry> entries, @Nullable String next) {}

    /** @param row as the tables hold it; @param entry the same in the reader's words */
    record Told(HistoryRow row, HistoryEntry entry) {}

    /**
     * Projects whose history somebody reads. Outside bodies read what was released to them, and nothing here.
     *
     * @throws Refusal {@code history.house}
     */
    List<Project> projects(Account reader) {
        if (!access.inside(reader)) {
            throw Refusal.notFound("history.house");
        }
        return access.of(reader);
    }

    /**
     * What somebody looks for, checked.
     *
     * @throws Refusal naming the field; {@code history.personUnknown} for a person of whom it isn't theirs to ask
     */
    HistorySearch asked(HistoryRequest asked, boolean newestByDefault, Account reader) {
        HistorySearch search = HistorySearch.of(asked, newestByDefault);
        if (search.person() != null && !mayAskAbout(search.person(), reader)) {
            throw Refusal.notFound("history.personUnknown").field("person");
        }
        return search;
    }

    Page page(HistorySearch search, Collection<Project> projects, Account reader, Locale locale) {
        List<HistoryRow> found = repository.find(search, scope(projects, reader), PAGE + 1);
        List<HistoryRow> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Page(
                views.entries(shown, projects, locale),
                found.size() > PAGE ? shown.get(PAGE - 1).mark().written() : null);
    }

    /** Hands over what is found, a part at a time. */
    void each(
            HistorySearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            Consumer<HistoryEntry> taken) {
        HistoryScope scope = scope(projects, reader);
        HistorySearch next = search.after(null);
        for (int given = 0; given < MOST_EXPORTED; given += AT_ONCE) {
            List<HistoryRow> found = repository.find(next, scope, AT_ONCE);
            views.entries(found, projects, locale).forEach(taken);
            if (found.size() < AT_ONCE) {
                return;
            }
            next = next.after(found.get(found.size() - 1).mark());
        }
    }

    /** @throws Refusal {@code history.unknown}, the same for what is not there and for what isn't the reader's to see */
    Told entry(String branch, String ref, Account reader, Locale locale) {
        List<Project> projects = projects(reader);
        HistoryScope scope = scope(projects, reader);
        HistoryRow row = repository.find(branch, ref, scope).orElseThrow(() -> Refusal.notFound("history.unknown"));
        return new Told(row, views.entries(List.of(row), projects, locale).get(0));
    }

    /** Whose an entry is. */
    String municipality(HistoryRow row, Account reader) {
        return row.municipality() != null
                ? row.municipality()
                : access.get(Objects.requireNonNullElse(row.projectKey(), ""), reader)
                        .municipality();
    }

    /** Whether somebody may ask what a person did: themselves, and whoever oversees. */
    boolean mayAskAbout(String person, Account reader) {
        return person.equals(reader.id()) || roles.oversees(reader.groups());
    }

    /** What is about no project is about people and posts of a municipality: whoever oversees it reads that. */
    private HistoryScope scope(Collection<Project> projects, Account reader) {
        return new HistoryScope(
                projects.stream().map(Project::key).toList(),
                roles.oversees(reader.groups()) ? municipalities(projects, reader) : List.of(),
                reader.id(),
                roles.oversees(reader.groups()),
                roles.of(reader.groups()).contains("auditor"),
                evidence.of(projects, reader));
    }

    /** The reader's own; of an administrator, those of the projects that they see. */
    List<String> municipalities(Collection<Project> projects, Account reader) {
        return reader.administrator()
                ? projects.stream().map(Project::municipality).distinct().toList()
                : access.municipalities(reader);
    }
}
