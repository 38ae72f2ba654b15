package safecity.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Criterion;
import safecity.accreditation.scheme.CriterionEvidence;
import safecity.engine.identity.Account;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.evidence.FilingOptions.Demanded;
import safecity.evidence.FilingOptions.Option;
import safecity.language.ReaderLanguage;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Puts together what somebody who files a document can choose. */
@Component
class FilingOptionsReader {

    private final EvidenceFiles files;
    private final EvidenceRepository table;
    private final EvidenceRights rights;
    private final EvidenceSubjects subjects;
    private final Departments departments;
    private final TaskPlaces tasks;
    private final MessageSource messages;

    FilingOptionsReader(
            EvidenceFiles files,
            EvidenceRepository table,
            EvidenceRights rights,
            EvidenceSubjects subjects,
            Departments departments,
            TaskPlaces tasks,
            MessageSource messages) {
        this.files = files;
        this.table = table;
        this.rights = rights;
        this.subjects = subjects;
        this.departments = departments;
        this.tasks = tasks;
        this.messages = messages;
    }

    /** @throws Refusal {@code evidence.taskGone} for a task that is done or that the reader may not see, or of no project */
    FilingOptions atTask(String task, Account reader, Locale locale) {
        Place place = tasks.find(task)
                .filter(found -> found.projectKey() != null)
                .orElseThrow(() -> Refusal.notFound("evidence.taskGone"));
        Set<String> filed = table.kinds(place.instance(), place.element());
        List<Demanded> demanded = place.papers().stream()
                .map(paper -> new Demanded(paper, filed.contains(paper)))
                .toList();
        return choices(files.project(Objects.requireNonNull(place.projectKey()), reader), demanded, reader, locale);
    }

    /** @throws Refusal {@code project.unknown} */
    FilingOptions ofProject(String projectKey, Account reader, Locale locale) {
        return choices(files.house(projectKey, reader), List.of(), reader, locale);
    }

    private FilingOptions choices(Project project, List<Demanded> demanded, Account reader, Locale locale) {
        boolean english = ReaderLanguage.isEnglish(locale);
        List<Criterion> criteria = subjects.criteria(project);
        List<Department> own = rights.departments(reader, project.municipality());
        return new FilingOptions(
                project.key(),
                rights.mayFile(reader),
                demanded,
                criteria.stream()
                        .flatMap(one -> one.evidence().stream())
                        .map(CriterionEvidence::ko)
                        .distinct()
                        .toList(),
                criteria.stream()
                        .map(one -> new Option(one.no(), one.no() + ". " + (english ? one.nameEn() : one.nameKo())))
                        .toList(),
                subjects.programmes(project).stream()
                        .map(one -> new Option(one.code(), one.code() + " " + one.title()))
                        .toList(),
                departments.of(project.municipality()).stream()
                        .map(one -> new Option(one.id(), english ? one.nameEn() : one.nameKo()))
                        .toList(),
                own.isEmpty() ? null : own.get(0).id(),
                texts("publication", Publication.values(), locale),
                texts("retention", Retention.values(), locale),
                files.largestMegabytes());
    }

    private List<Option> texts(String name, Enum<?>[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), messages.getMessage(name + "." + value.name(), null, locale)))
                .toList();
    }
}
