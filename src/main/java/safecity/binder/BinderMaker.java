package safecity.binder;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import safecity.casefile.Facts;
import safecity.casefile.StepView;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.evidence.FiledPieces;
import safecity.project.Project;
import safecity.project.Projects;

/**
 * Makes binders in the background, one at a time on a node. What a node leaves behind when it ends is taken up by the next look of
 * any: files that are there stay, and since a binder tells of one moment and one seal, the others become the same.
 */
@Component
class BinderMaker {

    private static final Logger LOG = LoggerFactory.getLogger(BinderMaker.class);
    private static final int ATTEMPTS = 3;

    private final BinderRepository store;
    private final List<BinderSection> sections;
    private final BinderArchive archive;
    private final FiledPieces evidence;
    private final Projects projects;
    private final Accounts accounts;
    private final Facts facts;
    private final BinderRights rights;
    private final Lock one = new ReentrantLock();
    private final SimpleAsyncTaskExecutor background = new SimpleAsyncTaskExecutor("binder-");

    BinderMaker(
            BinderRepository store,
            List<BinderSection> sections,
            BinderArchive archive,
            FiledPieces evidence,
            Projects projects,
            Accounts accounts,
            Facts facts,
            BinderRights rights) {
        this.store = store;
        this.sections = sections;
        this.archive = archive;
        this.evidence = evidence;
        this.projects = projects;
        this.accounts = accounts;
        this.facts = facts;
        this.rights = rights;
        background.setDaemon(true);
    }

    /** Somebody asked for one. */
    void begin() {
        background.execute(this::makeAll);
    }

    @Scheduled(
            initialDelayString = "${safecity.binder.first:PT20S}",
            fixedDelayString = "${safecity.binder.every:PT1M}")
    void makeAll() {
        // Whoever is at it looks for the next one when this one is made.
        if (!one.tryLock()) {
            return;
        }
        try {
            for (Optional<Long> next = store.claim(); next.isPresent(); next = store.claim()) {
                make(next.get());
            }
        } catch (RuntimeException failure) {
            LOG.error("Binders could not be looked for; it is tried again", failure);
        } finally {
            one.unlock();
        }
    }

    /** One that this node has claimed. */
    private void make(long id) {
        try {
            Binder binder = store.find(id).orElseThrow().binder();
            Project project = projects.get(binder.project());
            Account reader = accounts.find(binder.askedBy())
                    .filter(account -> rights.isMadeFor(account, binder, project))
                    .orElse(null);
            if (reader == null) {
                LOG.warn("Nobody may have binder {} any more", id);
                store.failed(id);
                return;
            }
            write(binder, project, reader);
        } catch (IOException | RuntimeException failure) {
            boolean last = store.attempts(id) >= ATTEMPTS;
            LOG.error("Binder {} could not be made{}", id, last ? "" : "; it is tried again", failure);
            if (last) {
                store.failed(id);
            }
        }
    }

    private void write(Binder binder, Project project, Account reader) throws IOException {
        BinderFiles files = new BinderFiles(binder.id(), store, evidence);
        Selection selection = new Selection(binder, cases(binder, project, reader));
        Making making = new Making(binder, project, reader, files, selection);
        int steps = sections.size() + 1;
        for (int at = 0; at < sections.size(); at++) {
            store.progress(binder.id(), at, steps);
            sections.get(at).write(making);
        }
        store.progress(binder.id(), sections.size(), steps);
        BinderArchive.Whole whole = archive.measure(binder);
        store.made(binder.id(), whole.files(), whole.size(), whole.sha256());
        store.progress(binder.id(), steps, steps);
    }

    /** Process instances of the contract, the committee or the criterion that is meant. */
    private Set<String> cases(Binder binder, Project project, Account reader) {
        if (binder.kind() == null) {
            return Set.of();
        }
        if (binder.kind().equals("criterion")) {
            return evidence.of(project, reader, binder.at().toInstant()).stream()
                    .filter(piece -> binder.subject().equals(piece.criterion()) && piece.instance() != null)
                    .map(FiledPieces.Piece::instance)
                    .collect(Collectors.toSet());
        }
        return facts.find(project.key(), project.municipality(), binder.kind(), binder.subject(), reader, Making.KOREAN)
                .map(fact -> fact.history().stream().map(StepView::procedure).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
