package safecity.workplace;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseFiles;
import safecity.casefile.EnteredStep;
import safecity.engine.identity.Account;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.organisation.PostNames;
import safecity.refusal.Refusal;

/** What came of a task: what was decided and who is next. */
@Component
class TaskOutcomes {

    private final CaseFiles files;
    private final OpenTasks tasks;
    private final PostNames posts;
    private final EnglishModelNames names;

    TaskOutcomes(CaseFiles files, OpenTasks tasks, PostNames posts, EnglishModelNames names) {
        this.files = files;
        this.tasks = tasks;
        this.posts = posts;
        this.names = names;
    }

    /** @param own whether the reader may do it */
    record Next(String id, String task, List<String> posts, boolean own) {}

    /**
     * @param decision what was chosen, in the words of the form; null where nothing was to be decided
     * @param next     empty while the procedure waits for a day, or where it is over
     */
    record Outcome(String task, @Nullable String decision, List<Next> next) {}

    /** @throws Refusal {@code case.unknown} for a task that isn't done, or that the reader has not done */
    Outcome of(String task, Account reader, Locale locale) {
        EnteredStep step = files.step(task)
                .filter(found -> found.actor().equals(reader.id()))
                .orElseThrow(() -> Refusal.notFound("case.unknown"));
        return new Outcome(
                names.task(step.process(), step.element(), step.name(), locale),
                decision(step),
                next(task, reader, locale));
    }

    List<Next> next(String task, Account reader, Locale locale) {
        return tasks.openedBy(task).stream()
                .map(open -> new Next(
                        open.id(),
                        names.task(open.process(), open.element(), open.name(), locale),
                        open.groups().stream()
                                .map(group -> posts.of(group, locale))
                                .toList(),
                        isOwn(open, reader)))
                .toList();
    }

    private static boolean isOwn(OpenTask open, Account reader) {
        return open.groups().stream().anyMatch(reader.groups()::contains)
                && (open.assignee() == null || open.assignee().equals(reader.id()));
    }

    static @Nullable String decision(EnteredStep step) {
        return step.lines().stream()
                .filter(line -> line.field().equals("decision") && line.isEntered())
                .map(EnteredStep.Line::value)
                .findFirst()
                .orElse(null);
    }
}
