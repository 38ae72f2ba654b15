package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.organisation.Department;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Files evidence, adds versions, withdraws, and hands out what is there; each as a person who may. */
@Component
class EvidenceFiles {

    private static final int REASON = 1000;

    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final DocumentTypes types;
    private final Uploads uploads;
    private final VirusScanner virusScan;
    private final ContentArchive contents;
    private final ProjectAccess projects;
    private final TaskPlaces tasks;
    private final EvidenceSubjects subjects;
    private final WorkStages stages;
    private final TransactionTemplate transaction;
    private final long most;

    EvidenceFiles(
            EvidenceRepository table,
            EvidenceRights rights,
            DocumentTypes types,
            Uploads uploads,
            VirusScanner virusScan,
            ContentArchive contents,
            ProjectAccess projects,
            TaskPlaces tasks,
            EvidenceSubjects subjects,
            WorkStages stages,
            TransactionTemplate transaction,
            @Value("${safecity.evidence.largest-mb:100}") long largestMegabytes) {
        this.table = table;
        this.rights = rights;
        this.types = types;
        this.uploads = uploads;
        this.virusScan = virusScan;
        this.contents = contents;
        this.projects = projects;
        this.tasks = tasks;
        this.subjects = subjects;
        this.stages = stages;
        this.transaction = transaction;
        this.most = largestMegabytes << 20;
    }

    long largestMegabytes() {
        return most >> 20;
    }

    /** @param project that the evidence is about */
    record Found(Evidence evidence, Project project) {}

    /** @throws Refusal {@code project.unknown} also for a project of another municipality */
    Project project(String key, Account reader) {
        return projects.get(key, reader);
    }

    /** As {@link ProjectAccess#house}. */
    Project house(String key, Account reader) {
        return projects.house(key, reader);
    }

    /** @throws Refusal {@code evidence.unknown} also for what the reader may not know of */
    Found get(long id, Account reader) {
        return table.find(id)
                .flatMap(evidence ->
                        projects.find(evidence.projectKey(), reader).map(project -> new Found(evidence, project)))
                .filter(found ->
                        rights.of(reader, found.project().municipality()).reads(found.evidence()))
                .orElseThrow(() -> Refusal.notFound("evidence.unknown", id));
    }

    /**
     * Files a document as the first version of new evidence.
     *
     * @param content  the bytes, as they come
     * @param announced bytes that the sender announces; -1 when it doesn't
     * @return its id
     * @throws Refusal     with the field and the rule; nothing is stored then
     * @throws IOException when the sender breaks off; nothing is stored then
     */
    long file(
            String projectKey,
            EvidenceMetadata filing,
            String fileName,
            InputStream content,
            long announced,
            Account person)
            throws IOException {
        Project project = project(projectKey, person);
        String name = FileNames.checked(fileName);
        EvidenceMetadata checked = filing.checked(name);
        mustFile(person);
        Place place = place(checked.task(), project);
        subjects.check(project, checked);
        String owner = owner(checked.owner(), person, project.municipality());
        Set<String> workedFor = place == null ? Set.of() : stages.of(project.key(), place.process(), place.instance());
        return arrived(content, announced, name, person, (arrival, type) -> {
            long id = table.insert(project.key(), checked, owner, place, person.id());
            table.insertStages(id, workedFor);
            contents.keep(arrival, type);
            table.insertVersion(id, 1, arrival.sha256(), name, person.id());
            return id;
        });
    }

    /** Adds a version; the earlier ones stay. */
    void addVersion(long id, String fileName, InputStream content, long announced, Account person) throws IOException {
        mustChange(get(id, person), person);
        String name = FileNames.checked(fileName);
        arrived(content, announced, name, person, (arrival, type) -> {
            table.lock(id);
            mustNotBeWithdrawn(id);
            Evidence.Version newest = table.versions(id).get(0);
            if (newest.sha256().equals(arrival.sha256())) {
                throw Refusal.conflict("evidence.sameContent", newest.version()).field("file");
            }
            contents.keep(arrival, type);
            table.insertVersion(id, newest.version() + 1, arrival.sha256(), name, person.id());
            return id;
        });
    }

    /** @throws Refusal {@code evidence.withdrawnAlready} on the second click, too */
    @Transactional
    void withdraw(long id, String reason, Account person) {
        mustChange(get(id, person), person);
        String why = PlainText.required("reason", PlainText.lines("reason", reason, REASON));
        table.lock(id);
        mustNotBeWithdrawn(id);
        table.insertWithdrawal(id, why, person.id());
    }

    Evidence.Version version(Found found, int version) {
        return table.versions(found.evidence().id()).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound("evidence.unknown", found.evidence().id()));
    }

    /** @throws Refusal {@code evidence.storeAway} */
    InputStream open(Evidence.Version version) throws IOException {
        return contents.open(version.sha256());
    }

    private interface Keeping {
        long keep(UploadedFile arrival, DocumentType type) throws IOException;
    }

    private long arrived(InputStream content, long announced, String name, Account person, Keeping keeping)
            throws IOException {
        if (announced > most) {
            throw UploadedFile.tooLarge(most);
        }
        try (UploadedFile arrival = uploads.take(content, most, person.id())) {
            DocumentType type = types.find(arrival.file(), name);
            virusScan.check(arrival.file());
            contents.bring(arrival);
            return transaction.execute(status -> {
                try {
                    return keeping.keep(arrival, type);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }

    private void mustFile(Account person) {
        if (!rights.mayFile(person)) {
            throw Refusal.forbidden("evidence.mayNotFile");
        }
    }

    private void mustChange(Found found, Account person) {
        if (!rights.mayChange(person, found.evidence(), found.project().municipality())) {
            throw Refusal.forbidden("evidence.mayNotChange");
        }
    }

    private void mustNotBeWithdrawn(long id) {
        if (table.withdrawal(id).isPresent()) {
            throw Refusal.conflict("evidence.withdrawnAlready");
        }
    }

    private @Nullable Place place(@Nullable String task, Project project) {
        if (task == null) {
            return null;
        }
        return tasks.find(task)
                .filter(place -> project.key().equals(place.projectKey()))
                .orElseThrow(() -> Refusal.conflict("evidence.taskGone").field("task"));
    }

    private String owner(String asked, Account person, String municipality) {
        List<String> own = rights.departments(person, municipality).stream()
                .map(Department::id)
                .toList();
        if (asked == null || asked.isBlank()) {
            return own.stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("evidence.ownerMissing").field("owner"));
        }
        if (!rights.isDepartment(asked, municipality)) {
            throw Refusal.of("evidence.ownerUnknown", asked).field("owner");
        }
        // What one department owns it answers for: only the lead department files for others.
        if (!own.contains(asked) && !rights.of(person, municipality).all()) {
            throw Refusal.forbidden("evidence.ownerOther").field("owner");
        }
        return asked;
    }
}
