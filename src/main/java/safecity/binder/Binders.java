package safecity.binder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.casefile.FactView;
import safecity.casefile.Facts;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.ledger.LedgerExcerpt;
import safecity.notation.DayNotation;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** Binders for those who may have them: asked for, followed while they are made, taken away. */
@Service
class Binders {

    private static final int REASON = 500;
    private static final int TITLE = 200;
    private static final int SHOWN = 50;
    /** They are made one after the other: one person's keep nobody else's waiting for long. */
    private static final int WAITING = 3;
    /** Kinds of facts that a binder can be about alone. */
    private static final Set<String> KINDS = Set.of("contracts", "committees", "criterion");

    private final BinderRepository store;
    private final BinderRights rights;
    private final BinderMaker maker;
    private final BinderArchive archive;
    private final ProjectAccess projects;
    private final LedgerExcerpt ledger;
    private final Facts facts;
    private final AccessLog log;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    Binders(
            BinderRepository store,
            BinderRights rights,
            BinderMaker maker,
            BinderArchive archive,
            ProjectAccess projects,
            LedgerExcerpt ledger,
            Facts facts,
            AccessLog log,
            TransactionTemplate transaction,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rights = rights;
        this.maker = maker;
        this.archive = archive;
        this.projects = projects;
        this.ledger = ledger;
        this.facts = facts;
        this.log = log;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Projects of which somebody may have binders, newest first. */
    List<Project> projects(Account person) {
        return projects.of(person).stream()
                .filter(project -> rights.mayMake(person, project))
                .toList();
    }

    /** @throws Refusal {@code project.unknown} also for who may have none of it */
    Project project(String key, Account person) {
        Project project = projects.house(key, person);
        if (!rights.mayMake(person, project)) {
            throw Refusal.notFound("project.unknown", key);
        }
        return project;
    }

    /** What a binder of the project can be about alone: its contracts and committees. */
    List<FactView.Group> subjects(Project project, Locale language) {
        return facts.of(project.key(), language).stream()
                .filter(group -> KINDS.contains(group.kind()))
                .toList();
    }

    /** The newest fifty: for an auditor everybody's, for anybody else their own. */
    List<Binder.State> of(Project project, Account person) {
        return store.of(project.key(), rights.audits(person) ? null : person.id(), SHOWN);
    }

    /** @throws Refusal {@code binder.unknown} also for one that is not the person's to take */
    Binder.State get(long id, Account person) {
        return store.find(id)
                .filter(state -> projects.find(state.binder().project(), person)
                        .filter(project -> rights.mayTake(person, state.binder(), project))
                        .isPresent())
                .orElseThrow(() -> Refusal.notFound("binder.unknown", id));
    }

    /**
     * Begins one.
     *
     * @throws Refusal {@code binder.reasonMissing}, {@code binder.periodBackwards}, {@code binder.subjectUnknown},
     *     {@code binder.demandMissing}, {@code binder.tooMany}, {@code notation.day.year} or a rule for texts
     */
    long ask(String key, Binder.Asked asked, Account person) {
        Project project = project(key, person);
        Binder.Asked checked = checked(project, asked);
        if (store.waiting(person.id()) >= WAITING) {
            throw Refusal.conflict("binder.tooMany", WAITING);
        }
        LedgerExcerpt.SealedUpTo sealed = ledger.sealNow();
        Long id = transaction.execute(
                status -> store.insert(key, checked, person.id(), person.groups(), sealed.seal(), sealed.head()));
        if (id == null) {
            throw new IllegalStateException("a binder that is asked for has an id");
        }
        log.record("binder", "binder/" + key + "/" + id);
        maker.begin();
        return id;
    }

    /** For a demand, in the caller's transaction; it is made when that is through. */
    long demanded(Project project, Binder.Asked asked, Account asker) {
        // On its own: what waits is sealed for good, whatever becomes of the caller.
        LedgerExcerpt.SealedUpTo sealed = apart.execute(status -> ledger.sealNow());
        if (sealed == null) {
            throw new IllegalStateException("a ledger that is sealed has a head");
        }
        long id = store.insert(project.key(), asked, asker.id(), asker.groups(), sealed.seal(), sealed.head());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                maker.begin();
            }
        });
        return id;
    }

    Binder.Asked checked(Project project, Binder.Asked asked) {
        String reason = PlainText.line("reason", asked.reason(), REASON);
        if (reason == null) {
            throw Refusal.of("binder.reasonMissing").field("reason");
        }
        DayNotation.within("from", asked.from());
        DayNotation.within("to", asked.to());
        DayNotation.within("due", asked.due());
        if (asked.from() != null && asked.to() != null && asked.from().isAfter(asked.to())) {
            throw Refusal.of("binder.periodBackwards").field("to");
        }
        String demand = PlainText.line("demand", asked.demand(), TITLE);
        if (demand == null && asked.due() != null) {
            throw Refusal.of("binder.demandMissing").field("demand");
        }
        String kind = given(asked.kind());
        String ref = kind == null ? null : given(asked.ref());
        if (kind != null && (ref == null || !KINDS.contains(kind) || !isThere(project, kind, ref))) {
            throw Refusal.of("binder.subjectUnknown").field("subject");
        }
        return new Binder.Asked(reason, asked.from(), asked.to(), kind, ref, demand, asked.due());
    }

    private boolean isThere(Project project, String kind, String ref) {
        return kind.equals("criterion")
                ? ref.length() <= 10 && ref.matches("[0-9]{1,3}([.-][0-9]{1,3})*")
                : facts.of(project.key(), Locale.KOREAN).stream()
                        .filter(group -> group.kind().equals(kind))
                        .flatMap(group -> group.facts().stream())
                        .anyMatch(entry -> entry.id().equals(ref));
    }

    /**
     * A binder that is about to leave the house; recorded with its head.
     *
     * @param reason what for; who asked for the binder has said it then, another auditor has to say
     * @throws Refusal {@code binder.notMade}, {@code accessLog.reasonMissing}
     */
    Binder.State take(long id, @Nullable String reason, Account person) {
        Binder.State state = get(id, person);
        if (!"made".equals(state.outcome())) {
            throw Refusal.conflict("binder.notMade");
        }
        boolean own = state.binder().askedBy().equals(person.id());
        log.download(
                "binder/" + state.binder().project() + "/" + id,
                given(reason) == null && own ? state.binder().reason() : reason);
        ledger.left(state.binder().seal(), person.id());
        return state;
    }

    void write(Binder binder, OutputStream out) throws IOException {
        archive.write(binder, out);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
