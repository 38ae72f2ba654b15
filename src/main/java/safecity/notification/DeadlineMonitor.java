package safecity.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import safecity.calendar.WorkingCalendar;
import safecity.engine.authorization.SystemScope;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.Decisions;
import safecity.engine.tasks.OpenTask;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.engine.time.EngineClock;

/**
 * Looks at the terms of all open tasks and tells whom the decision {@code lateness} names. It may be run as often as one
 * likes, on several nodes, and late: what was told already is not told again, what was missed is.
 */
@Component
class DeadlineMonitor {

    /** The decision reminds of nothing that is further away. */
    private static final int HORIZON = 10;

    private static final int MOST = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineMonitor.class);

    private final OpenTasks tasks;
    private final Decisions decisions;
    private final Recipients recipients;
    private final NoticeRepository notices;
    private final WorkingCalendar calendar;
    private final SystemScope system;
    private final Clock clock;

    DeadlineMonitor(
            OpenTasks tasks,
            Decisions decisions,
            Recipients recipients,
            NoticeRepository notices,
            WorkingCalendar calendar,
            SystemScope system,
            Clock clock) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.recipients = recipients;
        this.notices = notices;
        this.calendar = calendar;
        this.system = system;
        this.clock = clock;
    }

    /** What the decision asks for; many tasks have the same, and it is asked once in a run. */
    private record Term(boolean legal, int left) {}

    /** @return how many notices are new */
    int look() {
        return system.call(() -> {
            LocalDate today = today();
            Instant until = calendar.plusWorkingDays(today, HORIZON)
                    .plusDays(1)
                    .atStartOfDay(EngineClock.SEOUL)
                    .toInstant();
            Map<Term, List<Map<String, Object>>> rules = new HashMap<>();
            return tasks.dueBy(until, MOST).stream()
                    .filter(placed -> placed.municipality() != null)
                    .mapToInt(placed -> tell(placed, today, rules))
                    .sum();
        });
    }

    private int tell(Placed placed, LocalDate today, Map<Term, List<Map<String, Object>>> rules) {
        try {
            LocalDate due = LocalDate.ofInstant(placed.task().due(), EngineClock.SEOUL);
            int left = left(today, due);
            int told = 0;
            Term term = new Term(placed.task().legalTerm(), left);
            for (Map<String, Object> row : rules.computeIfAbsent(
                    term,
                    any -> decisions.rows(
                            ModelContract.Decisions.LATENESS, Map.of("legal", term.legal(), "left", term.left())))) {
                told += tell(placed, due, left, row);
            }
            return told;
        } catch (RuntimeException one) {
            // One task that can't be told about keeps nobody else uninformed.
            LOG.error("No notice about task {}", placed.task().id(), one);
            return 0;
        }
    }

    private int tell(Placed placed, LocalDate due, int left, Map<String, Object> row) {
        OpenTask task = placed.task();
        List<String> people = recipients.of(String.valueOf(row.get("recipient")), placed);
        int told = 0;
        for (String person : people) {
            told += notices.insert(new Notice(
                            0,
                            person,
                            placed.municipality(),
                            Notice.Kind.valueOf(String.valueOf(row.get("kind"))),
                            task.id(),
                            placed.projectKey(),
                            task.process(),
                            task.element(),
                            task.name(),
                            placed.title(),
                            String.join(",", task.groups()),
                            due,
                            left,
                            task.legalPeriod(),
                            null,
                            null,
                            MailPurpose.valueOf(String.valueOf(row.get("mail"))),
                            null,
                            null,
                            null))
                    ? 1
                    : 0;
        }
        return told;
    }

    /** Working days from today to the due day; negative when it has passed. */
    private int left(LocalDate today, LocalDate due) {
        return today.isAfter(due)
                ? (int) -calendar.workingDaysBetween(due, today)
                : (int) calendar.workingDaysBetween(today, due);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
