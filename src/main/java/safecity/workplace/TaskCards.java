package safecity.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.absence.Substitutions;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.time.DueDay;
import safecity.organisation.PostNames;
import safecity.project.Project;
import safecity.project.ProjectAccess;

/** What Tasklist's own card of a task leaves out: how late it is, for whom one does it, whether one has to take it first. */
@Component
class TaskCards {

    private final OpenTasks tasks;
    private final ProjectAccess projects;
    private final DueGrounds grounds;
    private final Substitutions absences;
    private final Accounts accounts;
    private final PostNames posts;
    private final MessageSource messages;
    private final Clock clock;

    TaskCards(
            OpenTasks tasks,
            ProjectAccess projects,
            DueGrounds grounds,
            Substitutions absences,
            Accounts accounts,
            PostNames posts,
            MessageSource messages,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.grounds = grounds;
        this.absences = absences;
        this.accounts = accounts;
        this.posts = posts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param project  name of the project that the task belongs to; null for one of none
     * @param due      day on which the term ends; null where there is none
     * @param ground   of the term: the law's article or the rules of the house; null where there is no term
     * @param daysLate calendar days since it ended, as D+12 counts them; 0 on the day itself and before
     * @param standsIn whose post the reader does it for; null where it is their own
     * @param direct   whether the reader may complete it without taking it first: nobody has it, and only one post may do it
     */
    record Card(
            String id,
            @Nullable String project,
            @Nullable LocalDate due,
            @Nullable String ground,
            long daysLate,
            @Nullable String standsIn,
            boolean direct) {}

    /** Those of the tasks that are open for the reader. */
    List<Card> of(Collection<String> ids, Account reader, Locale locale) {
        LocalDate today = DueDay.of(clock.instant());
        Map<List<String>, Optional<String>> standing = new HashMap<>();
        Map<String, String> titles = Project.titles(projects.of(reader), locale);
        return tasks.seen(ids).stream()
                .map(placed -> card(
                        placed.task(),
                        placed.projectKey() == null
                                ? null
                                : titles.getOrDefault(placed.projectKey(), placed.projectKey()),
                        grounds.of(placed.task(), locale),
                        today,
                        reader,
                        posts -> standing.computeIfAbsent(posts, own -> standsIn(own, reader, locale))))
                .toList();
    }

    private static Card card(
            OpenTask task,
            @Nullable String project,
            @Nullable String ground,
            LocalDate today,
            Account reader,
            Function<List<String>, Optional<String>> standsIn) {
        LocalDate due = task.due() == null ? null : DueDay.of(task.due());
        List<String> own =
                task.groups().stream().filter(reader.groups()::contains).toList();
        boolean theirs = task.assignee() == null || task.assignee().equals(reader.id());
        return new Card(
                task.id(),
                project,
                due,
                ground,
                due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, today)),
                theirs ? standsIn.apply(own).orElse(null) : null,
                task.assignee() == null && task.groups().size() == 1 && own.size() == 1);
    }

    private Optional<String> standsIn(List<String> posts, Account reader, Locale locale) {
        return absences.absentee(reader.id(), posts, clock.instant())
                .map(absent -> messages.getMessage(
                        "task.standsIn",
                        new Object[] {this.posts.of(posts.get(0), locale), accounts.name(absent)},
                        locale));
    }
}
