package safecity.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.tasks.OpenTasks.HandedOver;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.engine.time.DueDay;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.workplace.HomeView.Item;
import safecity.workplace.HomeView.Waiting;

/** Reads what waits for somebody and sorts it. */
@Component
class HomeReader {

    private static final int NEXT = 10;
    private static final int WAITING = 5;
    private static final String APPROVAL = "approval";
    private static final Set<String> DECISIONS = Set.of("review", "agree", "decide");

    private final OpenTasks tasks;
    private final ProjectAccess projects;
    private final Accounts accounts;
    private final EnglishModelNames names;
    private final Clock clock;

    HomeReader(OpenTasks tasks, ProjectAccess projects, Accounts accounts, EnglishModelNames names, Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.accounts = accounts;
        this.names = names;
        this.clock = clock;
    }

    HomeView read(Account person, Locale locale) {
        List<Placed> open = tasks.placed(person);
        List<String> ids = open.stream().map(one -> one.task().id()).toList();
        Map<String, String> titles = tasks.titles(ids);
        Map<String, HandedOver> before = tasks.handedOver(ids).stream()
                .filter(step -> !step.by().equals(person.id()))
                .collect(Collectors.toMap(HandedOver::task, Function.identity()));
        Map<String, String> found = Project.titles(projects.of(person), locale);
        LocalDate today = DueDay.of(clock.instant());
        List<Item> approve = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        for (Placed one : open) {
            Item item = item(
                    one.task(),
                    titles.get(one.task().id()),
                    found.get(one.projectKey()),
                    before.get(one.task().id()),
                    today,
                    locale);
            (isDecision(one.task()) ? approve : others).add(item);
        }
        List<Item> next = pick(others, item -> !item.isLate() && !item.isToday(today));
        return new HomeView(
                approve,
                pick(others, Item::isLate),
                pick(others, item -> item.isToday(today)),
                next.stream().limit(NEXT).toList(),
                Math.max(0, next.size() - NEXT),
                waiting(approve, others),
                approve.stream().filter(Item::isLate).count());
    }

    private Item item(
            OpenTask task,
            @Nullable String title,
            @Nullable String project,
            @Nullable HandedOver before,
            LocalDate today,
            Locale locale) {
        LocalDate due = task.due() == null ? null : DueDay.of(task.due());
        return new Item(
                task.id(),
                names.task(task.process(), task.element(), task.name(), locale),
                title,
                names.process(task.process(), task.processName(), locale),
                project,
                due,
                due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, today)),
                task.legalTerm(),
                task.assignee() != null,
                before == null ? null : accounts.name(before.by()),
                before == null ? null : DueDay.of(before.at()));
    }

    private static List<Waiting> waiting(List<Item> approve, List<Item> others) {
        List<Item> all = new ArrayList<>(approve);
        all.addAll(others);
        return all.stream()
                .filter(item -> item.from() != null && item.since() != null)
                .collect(Collectors.groupingBy(item -> String.valueOf(item.from())))
                .entrySet()
                .stream()
                .map(one -> {
                    Item oldest = one.getValue().stream()
                            .min(Comparator.comparing(item -> String.valueOf(item.since())))
                            .orElseThrow();
                    return new Waiting(
                            one.getKey(),
                            one.getValue().size(),
                            oldest.since() == null ? LocalDate.MAX : oldest.since(),
                            oldest);
                })
                .sorted(Comparator.comparing(Waiting::since))
                .limit(WAITING)
                .toList();
    }

    private static List<Item> pick(List<Item> items, Predicate<Item> which) {
        return items.stream().filter(which).toList();
    }

    private static boolean isDecision(OpenTask task) {
        return task.process().equals(APPROVAL) && DECISIONS.contains(task.element());
    }
}
