package safecity.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.models.ModelElementNames;
import safecity.engine.processes.Instances;
import safecity.engine.processes.Instances.Found;
import safecity.engine.processes.Instances.Question;
import safecity.engine.processes.Instances.Scope;
import safecity.engine.processes.Instances.State;
import safecity.engine.time.EngineClock;
import safecity.language.TaskNames;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Finds procedures for those who oversee the work of others: managers, auditors and administrators. */
@Component
class InstanceReader {

    static final int PAGE = 50;
    /** A spreadsheet of more is no list that anybody reads. */
    static final int MOST_EXPORTED = 50_000;

    private static final int AT_ONCE = 1_000;

    private final Instances instances;
    private final InstanceViews views;
    private final ModelElementNames models;
    private final ProjectAccess access;
    private final Roles roles;
    private final MessageSource messages;

    InstanceReader(
            Instances instances,
            InstanceViews views,
            ModelElementNames models,
            ProjectAccess access,
            Roles roles,
            MessageSource messages) {
        this.instances = instances;
        this.views = views;
        this.models = models;
        this.access = access;
        this.roles = roles;
        this.messages = messages;
    }

    /** @param pages how many there are, at least one */
    record Page(List<InstanceView> rows, int found, int pages) {}

    /** @throws Refusal forbidden to all who oversee nothing */
    List<Project> projects(Account reader) {
        if (!roles.oversees(reader.groups())) {
            throw Refusal.forbidden("instance.overseers");
        }
        return access.of(reader);
    }

    Page page(InstanceSearch search, Collection<Project> projects, Account reader, Locale locale) {
        Scope scope = scope(projects, reader);
        Question question = question(search, projects);
        int found = instances.count(question, scope);
        return new Page(
                views.rows(instances.find(question, scope, (search.page() - 1) * PAGE, PAGE), projects, locale),
                found,
                Math.max(1, Math.min(InstanceSearch.LAST_PAGE, (found + PAGE - 1) / PAGE)));
    }

    /** Hands over what is found, a part at a time. */
    void each(
            InstanceSearch search,
            Collection<Project> projects,
            Account reader,
            Locale locale,
            Consumer<InstanceView> taken) {
        Scope scope = scope(projects, reader);
        Question question = question(search, projects);
        int given = AT_ONCE;
        for (int offset = 0; offset < MOST_EXPORTED && given == AT_ONCE; offset += AT_ONCE) {
            List<Found> rows = instances.find(question, scope, offset, AT_ONCE);
            views.rows(rows, projects, locale).forEach(taken);
            given = rows.size();
        }
    }

    /** @throws Refusal {@code instance.unknown}, the same for what is not there and for what isn't the reader's to see */
    Found find(String instance, Account reader) {
        return instances
                .find(instance, scope(projects(reader), reader))
                .orElseThrow(() -> Refusal.notFound("instance.unknown"));
    }

    /** Null for one that nothing called, or whose caller isn't the reader's to see. */
    @Nullable
    Found caller(Found one, Account reader) {
        return one.caller() == null
                ? null
                : instances.find(one.caller(), scope(projects(reader), reader)).orElse(null);
    }

    List<Found> called(Found one, Account reader) {
        return instances.calledBy(one.instance(), scope(projects(reader), reader));
    }

    /** Ids of the models and what they are called, in the order of the names. */
    Map<String, String> processes(Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        models.all().stream()
                .filter(name -> name.element() == null)
                .map(name -> Map.entry(
                        name.process(), messages.getMessage("process." + name.process(), null, name.text(), locale)))
                .sorted(Map.Entry.comparingByValue())
                .forEach(name -> names.put(name.getKey(), Objects.requireNonNullElse(name.getValue(), name.getKey())));
        return names;
    }

    private Scope scope(Collection<Project> projects, Account reader) {
        List<String> own = reader.administrator()
                ? projects.stream().map(Project::municipality).distinct().toList()
                : access.municipalities(reader);
        return new Scope(projects.stream().map(Project::key).toList(), own);
    }

    /** Names are looked for in both languages, whichever the reader reads. */
    private Question question(InstanceSearch search, Collection<Project> projects) {
        String words = search.words();
        List<String> processes = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        List<String> about = new ArrayList<>();
        if (words != null) {
            String low = words.toLowerCase(Locale.ROOT);
            models.all().forEach(name -> {
                String element = name.element();
                if (element == null) {
                    if (holds(low, name.text(), message("process." + name.process()))) {
                        processes.add(name.process());
                    }
                } else if (holds(
                        low,
                        name.text(),
                        TaskNames.of(messages, name.process(), element, name.text(), Locale.ENGLISH))) {
                    steps.add(name.process() + "/" + element);
                }
            });
            projects.stream()
                    .filter(project -> holds(low, project.key(), project.titleKo(), project.titleEn()))
                    .map(Project::key)
                    .forEach(about::add);
        }
        return new Question(
                words,
                processes,
                about,
                steps,
                search.project(),
                search.process(),
                state(search.state()),
                search.state() == InstanceSearch.Asked.OLDER,
                search.state() == InstanceSearch.Asked.INCIDENT,
                search.from() == null
                        ? null
                        : search.from().atStartOfDay(EngineClock.SEOUL).toInstant(),
                search.to() == null
                        ? null
                        : search.to()
                                .plusDays(1)
                                .atStartOfDay(EngineClock.SEOUL)
                                .toInstant(),
                search.order());
    }

    private static @Nullable State state(InstanceSearch.@Nullable Asked asked) {
        return asked == null || !asked.isState() ? null : State.valueOf(asked.name());
    }

    private String message(String key) {
        return messages.getMessage(key, null, "", Locale.ENGLISH);
    }

    private static boolean holds(String words, @Nullable String... names) {
        for (String name : names) {
            if (name != null && name.toLowerCase(Locale.ROOT).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
