package safecity.binder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import safecity.approval.DocumentRecords.DocumentRecord;
import safecity.casefile.EnteredStep;
import safecity.engine.processes.ProjectRuns.Run;
import safecity.engine.time.EngineClock;
import safecity.evidence.FiledPieces.Piece;
import safecity.ledger.ExcerptScope;

/**
 * What of a project belongs into a binder: everything, or what lies in a period, or what is about one contract, one committee or
 * one criterion. It remembers what it let in, for the ledger's entries about it.
 */
final class Selection {

    private final Binder binder;
    /** Of the case that is meant; asked only where one is. */
    private final Set<String> cases;

    private final Set<String> instances = new TreeSet<>();
    private final Set<Long> evidence = new TreeSet<>();
    private final Set<String> documents = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();

    /** @param cases process instances in which the contract or committee came about, or at whose tasks a criterion's proofs were filed */
    Selection(Binder binder, Set<String> cases) {
        this.binder = binder;
        this.cases = new HashSet<>(cases);
    }

    boolean takes(Piece piece) {
        boolean meant = binder.kind() == null
                || (binder.kind().equals("criterion")
                        ? binder.subject().equals(piece.criterion())
                        : piece.instance() != null && cases.contains(piece.instance()));
        boolean taken = meant && inPeriod(piece.filedAt());
        if (taken) {
            evidence.add(piece.id());
        }
        return taken;
    }

    boolean takes(EnteredStep step) {
        boolean taken = isOfCase(step.instance()) && inPeriod(step.at());
        if (taken) {
            steps.add(step.id());
            instances.add(step.instance());
        }
        return taken;
    }

    /** After the steps: a document belongs to what it is about. */
    boolean takes(DocumentRecord document) {
        boolean taken = document.rounds().stream()
                .anyMatch(round ->
                        (binder.kind() == null || round.steps().stream().anyMatch(steps::contains))
                                && (binder.from() == null && binder.to() == null
                                        || round.acts().stream().anyMatch(act -> inPeriod(act.at()))));
        if (taken || binder.whole()) {
            documents.add(document.id());
        }
        return taken || binder.whole();
    }

    /** What a case called belongs to it, and what that called. */
    void follow(Collection<Run> runs) {
        boolean more = !cases.isEmpty();
        while (more) {
            more = cases.addAll(runs.stream()
                    .filter(run -> run.caller() != null && cases.contains(run.caller()))
                    .map(Run::instance)
                    .toList());
        }
    }

    boolean takes(Run run) {
        boolean overlaps = (binder.to() == null || !day(run.start()).isAfter(binder.to()))
                && (binder.from() == null
                        || run.end() == null
                        || !day(run.end()).isBefore(binder.from()));
        boolean taken = isOfCase(run.instance()) && overlaps;
        if (taken) {
            instances.add(run.instance());
        }
        return taken;
    }

    boolean inPeriod(Instant moment) {
        LocalDate day = day(moment);
        return (binder.from() == null || !day.isBefore(binder.from()))
                && (binder.to() == null || !day.isAfter(binder.to()));
    }

    private boolean inPeriod(OffsetDateTime moment) {
        return inPeriod(moment.toInstant());
    }

    private boolean isOfCase(String instance) {
        return binder.kind() == null || cases.contains(instance);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, EngineClock.SEOUL);
    }

    ExcerptScope ledger() {
        return new ExcerptScope(
                binder.project(),
                binder.whole(),
                instances,
                evidence,
                documents,
                steps,
                "contracts".equals(binder.kind()) ? binder.ref() : null);
    }
}
