package safecity.release;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelContract;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.language.TaskNames;
import safecity.organisation.PostNames;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** A release on its way: what it would give and take, and who has to act now. */
@Component
class OpenReleases {

    private final Releases releases;
    private final ReleaseRepository store;
    private final ReleaseReader reader;
    private final OpenTasks tasks;
    private final PostNames posts;
    private final org.springframework.context.MessageSource messages;

    OpenReleases(
            Releases releases,
            ReleaseRepository store,
            ReleaseReader reader,
            OpenTasks tasks,
            PostNames posts,
            org.springframework.context.MessageSource messages) {
        this.releases = releases;
        this.store = store;
        this.reader = reader;
        this.tasks = tasks;
        this.posts = posts;
        this.messages = messages;
    }

    /** @param readable whether the reader may open the pieces, {@code waiting} who has to act now */
    record View(ReleaseRepository.Row release, List<Released> items, List<Step> waiting, boolean readable) {}

    record Step(String task, List<String> posts) {}

    /** Null where none is on its way. */
    @Nullable
    View open(Project project, Account person, Locale locale) {
        return open(project.key())
                .map(release -> {
                    List<OpenTask> open = tasks(project, release);
                    boolean readable = mayRead(project, person, open);
                    Set<String> hidden = readable ? Set.of() : reader.hidden(project, person);
                    return new View(
                            release,
                            store.items(release.id()).stream()
                                    .filter(item -> !hidden.contains(item.name()))
                                    .toList(),
                            open.stream()
                                    .map(task -> new Step(
                                            TaskNames.of(messages, task.process(), task.element(), task.name(), locale),
                                            task.groups().stream()
                                                    .map(group -> posts.of(group, locale))
                                                    .toList()))
                                    .toList(),
                            readable);
                })
                .orElse(null);
    }

    /**
     * A piece of the proposal that is on its way, for who gives it out, oversees the district or has to act on it now.
     *
     * @throws Refusal {@code release.unknown}
     */
    Released item(Project project, long item, Account person) {
        return open(project.key())
                .filter(release -> mayRead(project, person, tasks(project, release)))
                .flatMap(release -> store.items(release.id()).stream()
                        .filter(one -> one.id() == item && one.isThere())
                        .findFirst())
                .orElseThrow(() -> Refusal.notFound("release.unknown"));
    }

    private boolean mayRead(Project project, Account person, List<OpenTask> open) {
        return reader.leads(person, project.municipality())
                || open.stream().anyMatch(task -> task.groups().stream().anyMatch(person.groups()::contains));
    }

    private Optional<ReleaseRepository.Row> open(String project) {
        return store.of(project).stream()
                .filter(release -> release.outcome() == null)
                .findFirst();
    }

    private List<OpenTask> tasks(Project project, ReleaseRepository.Row release) {
        List<OpenTask> all = tasks.of(project.key(), project.municipality()).stream()
                .filter(task -> task.process().equals(ModelContract.Processes.RELEASE)
                        || task.process().equals(ModelContract.Processes.APPROVAL))
                .toList();
        Map<String, String> titles = tasks.titles(all.stream().map(OpenTask::id).collect(Collectors.toList()));
        String title = releases.title(Long.toString(release.id()));
        return all.stream()
                .filter(task -> task.process().equals(ModelContract.Processes.RELEASE)
                        || titles.getOrDefault(task.id(), "").startsWith(title))
                .toList();
    }
}
