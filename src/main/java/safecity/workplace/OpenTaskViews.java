package safecity.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.time.DueDay;
import safecity.organisation.PostNames;

/** Shows an open task to whoever was told about it and does not do it. */
@Component
class OpenTaskViews {

    private final OpenTasks tasks;
    private final PostNames posts;
    private final EnglishModelNames names;
    private final Accounts accounts;
    private final DueGrounds grounds;
    private final Clock clock;

    OpenTaskViews(
            OpenTasks tasks,
            PostNames posts,
            EnglishModelNames names,
            Accounts accounts,
            DueGrounds grounds,
            Clock clock) {
        this.grounds = grounds;
        this.tasks = tasks;
        this.posts = posts;
        this.names = names;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Empty for a task that isn't open. */
    Optional<OpenTasks.Placed> find(String id) {
        return tasks.find(id);
    }

    /** Whether it is somebody's to work on: they open it in Tasklist. */
    static boolean isOwn(OpenTask task, Account reader) {
        return task.groups().stream().anyMatch(reader.groups()::contains);
    }

    OpenTaskView view(OpenTasks.Placed placed, String instance, Locale locale) {
        OpenTask task = placed.task();
        LocalDate due = task.due() == null ? null : DueDay.of(task.due());
        LocalDate today = DueDay.of(clock.instant());
        return new OpenTaskView(
                task.id(),
                names.task(task.process(), task.element(), task.name(), locale),
                placed.title(),
                names.process(task.process(), task.processName(), locale),
                instance,
                task.groups().stream().map(group -> posts.of(group, locale)).toList(),
                task.assignee() == null ? null : accounts.name(task.assignee()),
                due,
                grounds.of(task, locale),
                due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, today)),
                task.legalTerm());
    }
}
