package safecity.absence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.absence.AbsenceRepository.Lent;
import safecity.engine.identity.Account;
import safecity.engine.identity.AccountChanged;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.PostLending;
import safecity.engine.tasks.TaskCompleted;
import safecity.engine.time.EngineClock;
import safecity.organisation.PostRules;

/**
 * Brings into force what the absences of today say: lends the groups of who is away to who stands in, hands over what they
 * had taken, and takes everything back when they return. It may run as often as one likes.
 */
@Component
public class Substitutions {

    private final AbsenceRepository table;
    private final PostLending posts;
    private final PostRules rules;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Substitutions(
            AbsenceRepository table,
            PostLending posts,
            PostRules rules,
            Accounts accounts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.table = table;
        this.rules = rules;
        this.accounts = accounts;
        this.posts = posts;
        this.clock = clock;
    }

    private record Loan(String account, String absent, String group) {}

    @Scheduled(
            initialDelayString = "${safecity.absence.first:PT20S}",
            fixedDelayString = "${safecity.absence.every:PT10M}")
    @Transactional
    public void bringUpToDate() {
        table.lockLoans();
        List<Lent> now = table.lent();
        Set<Loan> due = due(now);
        Set<String> lapsed = new TreeSet<>();
        for (Lent lent : now) {
            Loan loan = new Loan(lent.account(), lent.absent(), lent.groupId());
            if (!due.contains(loan)) {
                table.takeBack(lent.id());
                if (lapsed(loan, now)) {
                    lapsed.add(loan.absent());
                }
                if (due.stream()
                        .noneMatch(other -> other.account().equals(loan.account())
                                && other.group().equals(loan.group()))) {
                    posts.takeBack(loan.group(), loan.account());
                    // What was done meanwhile stays; what was begun goes back to whose post it is.
                    posts.giveBack(loan.account(), loan.absent(), loan.group());
                }
            }
        }
        for (Loan loan : due) {
            posts.lend(loan.group(), loan.account());
            table.lend(loan.account(), loan.absent(), loan.group());
        }
        Map<String, String> away = away();
        List<Lent> lent = table.lent();
        away.keySet()
                .forEach(absent -> present(absent, away)
                        .ifPresent(account -> posts.handOver(absent, account, shared(absent, account, lent))));
        table.on(today()).stream()
                .filter(absence -> lapsed.contains(absence.account()))
                .forEach(absence -> events.publishEvent(new StandInLapsed(absence.id())));
    }

    /** Whether a loan that is no longer due ends while the absence goes on with the same substitute. */
    private boolean lapsed(Loan loan, List<Lent> now) {
        return present(loan.absent(), away())
                        .filter(account -> account.equals(loan.account()))
                        .isPresent()
                && own(loan.absent(), now).contains(loan.group())
                && !ownGroups(loan.account(), now).contains(loan.group());
    }

    /** Posts of who is away that the substitute holds now, lent or of their own. */
    private List<String> shared(String absent, String account, List<Lent> now) {
        List<String> held = posts.working(account);
        return own(absent, now).stream().filter(held::contains).toList();
    }

    /**
     * A group that the substitute has by themselves is not lent: it must not be taken away when the absence ends. What the
     * substitute may not hold any more, since somebody's posts have changed, is not lent on.
     */
    private Set<Loan> due(List<Lent> now) {
        Map<String, String> away = away();
        Set<Loan> due = new HashSet<>();
        away.keySet()
                .forEach(absent -> present(absent, away).ifPresent(account -> {
                    List<String> held = ownGroups(account, now);
                    for (String group : own(absent, now)) {
                        if (!held.contains(group)
                                && rules.againstStandingIn(List.of(group), held).isEmpty()) {
                            due.add(new Loan(account, absent, group));
                        }
                    }
                }));
        return due;
    }

    private Map<String, String> away() {
        return table.on(today()).stream()
                .collect(Collectors.toMap(Absence::account, Absence::substitute, (first, second) -> first));
    }

    /** Whoever stands in at the end of the chain; empty when everybody in it is away. */
    static Optional<String> present(String absent, Map<String, String> away) {
        Set<String> passed = new HashSet<>();
        String account = absent;
        while (away.containsKey(account)) {
            if (!passed.add(account)) {
                return Optional.empty();
            }
            account = away.get(account);
        }
        return Optional.of(account);
    }

    private List<String> own(String account, List<Lent> now) {
        Set<String> borrowed = borrowed(account, now);
        return posts.working(account).stream()
                .filter(group -> !borrowed.contains(group))
                .toList();
    }

    /** All groups that somebody has by themselves, those of oversight too. */
    public List<String> ownGroups(String account) {
        return ownGroups(account, table.lent());
    }

    private List<String> ownGroups(String account, List<Lent> now) {
        Set<String> borrowed = borrowed(account, now);
        return accounts.find(account).map(Account::groups).orElse(List.of()).stream()
                .filter(group -> !borrowed.contains(group))
                .toList();
    }

    private static Set<String> borrowed(String account, List<Lent> now) {
        return now.stream()
                .filter(lent -> lent.account().equals(account))
                .map(Lent::groupId)
                .collect(Collectors.toSet());
    }

    /** Groups that somebody works for by themselves, none that they hold for somebody who is away. */
    public List<String> own(String account) {
        return own(account, table.lent());
    }

    /** Who holds groups for somebody at this moment. */
    public Set<String> holdersFor(String absent) {
        return table.lent().stream()
                .filter(lent -> lent.absent().equals(absent))
                .map(Lent::account)
                .collect(Collectors.toSet());
    }

    /** Somebody has a group for good from now on: what they held on loan isn't taken back from them. */
    public void keep(String group, String account) {
        table.lent().stream()
                .filter(lent -> lent.account().equals(account) && lent.groupId().equals(group))
                .forEach(lent -> table.takeBack(lent.id()));
    }

    /** @return account for which somebody acted, when they held one of the groups only for them */
    public Optional<String> absentee(String actor, List<String> groups, Instant at) {
        return table.absentee(actor, groups, at.atOffset(ZoneOffset.UTC));
    }

    /** A post that somebody has lost is lent on for them no longer, from the same moment. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(AccountChanged changed) {
        if (!table.lent().isEmpty() || !table.on(today()).isEmpty()) {
            transaction.executeWithoutResult(status -> bringUpToDate());
        }
    }

    @EventListener
    public void done(TaskCompleted task) {
        absentee(task.person(), List.copyOf(task.groups()), clock.instant())
                .ifPresent(absent -> table.insertAct(task, absent));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }
}
