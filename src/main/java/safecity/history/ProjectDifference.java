package safecity.history;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.project.Project;
import safecity.project.overview.ProjectReader;
import safecity.project.overview.ProjectView;
import safecity.refusal.Refusal;

/** What is different about a project between two days, as each was known at its end, and everything that made it so. */
@Component
class ProjectDifference {

    private final ProjectReader reader;
    private final History history;
    private final MessageSource messages;
    private final Clock clock;

    ProjectDifference(ProjectReader reader, History history, MessageSource messages, Clock clock) {
        this.reader = reader;
        this.history = history;
        this.messages = messages;
        this.clock = clock;
    }

    /** A figure or a milestone at the end of both days, in the reader's words. */
    record Line(String name, String before, String after) {

        public boolean changed() {
            return !before.equals(after);
        }
    }

    /** What was recorded of a kind after the first day and until the end of the second; at most a page of it. */
    record Group(HistoryKind kind, History.Page found) {}

    /** @param milestones those that stand otherwise at the end of the second day */
    record Difference(LocalDate from, LocalDate to, List<Line> figures, List<Line> milestones, List<Group> groups) {}

    /** @throws Refusal {@code history.period}, {@code history.toCome} for a day that is not over or not begun */
    Difference between(Project project, LocalDate from, LocalDate to, Account person, Locale locale) {
        if (!to.isAfter(from)) {
            throw Refusal.of("history.period").field("to");
        }
        if (to.isAfter(LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL))) {
            throw Refusal.of("history.toCome").field("to");
        }
        ProjectView before = reader.read(project.key(), from, person, locale);
        ProjectView after = reader.read(project.key(), to, person, locale);
        return new Difference(
                from,
                to,
                figures(before, after, locale),
                milestones(before, after, locale),
                groups(project, from, to, person, locale));
    }

    private List<Line> figures(ProjectView before, ProjectView after, Locale locale) {
        List<Line> lines = new ArrayList<>();
        add(lines, "phase", before, after, locale, view -> view.phase().text());
        add(
                lines,
                "plan",
                before,
                after,
                locale,
                view -> String.valueOf(view.baseline().number()));
        add(lines, "reached", before, after, locale, view -> view.progress().reached() + " %");
        add(lines, "planned", before, after, locale, view -> view.progress().planned() + " %");
        add(lines, "allotted", before, after, locale, view -> won(view.budget().allotted(), locale));
        add(lines, "committed", before, after, locale, view -> won(view.budget().committed(), locale));
        add(lines, "paid", before, after, locale, view -> won(view.budget().paid(), locale));
        add(
                lines,
                "openTasks",
                before,
                after,
                locale,
                view -> String.valueOf(view.openTasks().size()));
        return lines;
    }

    private void add(
            List<Line> lines,
            String name,
            ProjectView before,
            ProjectView after,
            Locale locale,
            Function<ProjectView, String> figure) {
        lines.add(new Line(say("history.figure." + name, locale), figure.apply(before), figure.apply(after)));
    }

    private List<Line> milestones(ProjectView before, ProjectView after, Locale locale) {
        Map<String, ProjectView.Milestone> then = before.milestones().stream()
                .collect(Collectors.toMap(ProjectView.Milestone::code, milestone -> milestone));
        return after.milestones().stream()
                .map(milestone -> {
                    ProjectView.Milestone earlier = then.get(milestone.code());
                    return new Line(
                            milestone.name(),
                            earlier == null ? say("page.none", locale) : state(earlier, locale),
                            state(milestone, locale));
                })
                .filter(Line::changed)
                .toList();
    }

    private String state(ProjectView.Milestone milestone, Locale locale) {
        return say("milestone." + milestone.state(), locale);
    }

    private List<Group> groups(Project project, LocalDate from, LocalDate to, Account person, Locale locale) {
        return Arrays.stream(HistoryKind.values())
                .map(kind -> new Group(
                        kind,
                        own(
                                kind,
                                history.page(
                                        new HistorySearch(
                                                null,
                                                project.key(),
                                                null,
                                                null,
                                                kind,
                                                HistorySearch.Outcome.ANY,
                                                from.plusDays(1),
                                                to,
                                                false,
                                                null),
                                        List.of(project),
                                        person,
                                        locale))))
                .filter(group -> !group.found().entries().isEmpty())
                .toList();
    }

    /** A decision is a step, too, and is told once. */
    private static History.Page own(HistoryKind kind, History.Page found) {
        return new History.Page(
                found.entries().stream().filter(entry -> entry.kind() == kind).toList(), found.next());
    }

    private String won(long amount, Locale locale) {
        return messages.getMessage(
                "history.won",
                new Object[] {NumberFormat.getIntegerInstance(Locale.KOREA).format(amount)},
                locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
