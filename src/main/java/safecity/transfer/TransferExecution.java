package safecity.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.absence.Departures;
import safecity.absence.Substitutions;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.PostLending;
import safecity.engine.tasks.OpenTasks;
import safecity.engine.tasks.OpenTasks.Placed;
import safecity.engine.time.EngineClock;

/**
 * Carries transfers out on their day: each in one transaction, so that all of it has happened or nothing. It may run as often
 * as one likes, on several nodes.
 */
@Component
class TransferExecution {

    private static final Logger LOG = LoggerFactory.getLogger(TransferExecution.class);
    /** How long something may turn up that could not move on the day, such as a suspended task. */
    private static final int LATE_DAYS = 400;

    private final TransferRepository table;
    private final HeldWork held;
    private final Successors successors;
    private final Departures departures;
    private final Substitutions standIns;
    private final PostLending posts;
    private final OpenTasks tasks;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TransferExecution(
            TransferRepository table,
            HeldWork held,
            Successors successors,
            Departures departures,
            Substitutions standIns,
            PostLending posts,
            OpenTasks tasks,
            Accounts accounts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.held = held;
        this.successors = successors;
        this.departures = departures;
        this.standIns = standIns;
        this.posts = posts;
        this.tasks = tasks;
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${safecity.transfer.first:PT25S}",
            fixedDelayString = "${safecity.transfer.every:PT1M}")
    void bringUpToDate() {
        table.due(today()).forEach(id -> safely(id, () -> carryOut(id)));
        moveLate();
    }

    /** Within a transaction; does nothing before its day, and nothing a second time. */
    void carryOut(long id) {
        Transfer transfer = table.lock(id);
        if (!transfer.isOpen() || transfer.day().isAfter(today())) {
            return;
        }
        List<String> leaving = held.leaving(transfer);
        List<Placed> work = held.of(transfer);
        boolean wholly = held.posts(transfer.municipality(), transfer.account()).size() == leaving.size();
        String successor = successors.able(transfer, leaving).orElse(null);
        if (successor != null) {
            for (String post : leaving) {
                standIns.keep(post, successor);
                posts.lend(post, successor);
            }
        }
        if (wholly) {
            departures
                    .leave(
                            transfer.municipality(),
                            transfer.account(),
                            successor,
                            transfer.day(),
                            transfer.registeredBy())
                    .forEach(changed -> table.substitution(id, changed));
        }
        for (String post : leaving) {
            posts.takeBack(post, transfer.account());
            table.post(id, post, successor);
        }
        standIns.bringUpToDate();
        work.forEach(placed -> move(transfer, placed, successor));
        table.done(id, successor);
        events.publishEvent(new PostLeft(transfer.account(), successor));
        // Whoever took over may be away.
        standIns.bringUpToDate();
    }

    /** To the successor where they may do it, else back to the departments. */
    private void move(Transfer transfer, Placed placed, @Nullable String successor) {
        List<String> may = placed.task().groups();
        String to = successor != null
                        && (may.isEmpty() || !Collections.disjoint(may, groups(successor)))
                        && !posts.isWithdrawn(placed.task().id(), successor)
                ? successor
                : null;
        String from = Objects.requireNonNull(placed.task().assignee());
        // The end of an absence may have given it back meanwhile to whoever leaves.
        if (posts.give(placed.task().id(), to) && !from.equals(to)) {
            table.move(transfer.id(), TransferredTask.of(placed, from, to));
            events.publishEvent(new TaskMoved(placed, from, to));
        }
    }

    /** What was suspended on the day, or was taken in the same moment. */
    private void moveLate() {
        Map<String, Transfer> done = new HashMap<>();
        table.doneSince(today().minusDays(LATE_DAYS))
                .forEach(transfer -> done.putIfAbsent(transfer.account(), transfer));
        Map<Long, List<String>> left = new HashMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        for (Placed placed : tasks.takenBy(done.keySet())) {
            Transfer transfer = Objects.requireNonNull(done.get(placed.task().assignee()));
            List<String> may = placed.task().groups();
            if (!Collections.disjoint(may, left.computeIfAbsent(transfer.id(), table::posts))
                    && Collections.disjoint(may, groups.computeIfAbsent(transfer.account(), this::groups))) {
                safely(transfer.id(), () -> {
                    table.lock(transfer.id());
                    move(transfer, placed, successors.received(transfer).orElse(null));
                });
            }
        }
    }

    private List<String> groups(String account) {
        return accounts.find(account).map(Account::groups).orElse(List.of());
    }

    /** One transfer that can't be carried out keeps no other waiting. */
    private void safely(long id, Runnable act) {
        try {
            transaction.executeWithoutResult(status -> act.run());
        } catch (RuntimeException failure) {
            LOG.error("Transfer {} could not be carried out and is tried again", id, failure);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
