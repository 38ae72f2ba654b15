package safecity.transfer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.identity.Account;

/** Tells a reader about a transfer: what moves, or what has moved. */
@Component
class TransferReader {

    private final TransferRepository table;
    private final HeldWork held;
    private final Transfers transfers;
    private final TransferRights rights;
    private final Successors successors;
    private final DisplayNames names;

    TransferReader(
            TransferRepository table,
            HeldWork held,
            Transfers transfers,
            TransferRights rights,
            Successors successors,
            DisplayNames names) {
        this.table = table;
        this.held = held;
        this.transfers = transfers;
        this.rights = rights;
        this.successors = successors;
        this.names = names;
    }

    TransferView view(Transfer transfer, Account reader, Locale locale) {
        List<TransferredTask> moves = moves(transfer);
        String successor = successor(transfer);
        return new TransferView(
                transfer.id(),
                transfer.account(),
                names.person(transfer.account(), locale),
                names.posts(posts(transfer), locale),
                successor,
                successor == null ? null : names.person(successor, locale),
                transfer.day(),
                transfer.state(),
                names.person(transfer.registeredBy(), locale),
                transfer.registeredAt(),
                transfer.doneAt() == null ? transfer.withdrawnAt() : transfer.doneAt(),
                warning(transfer, moves, locale),
                transfers.isWithdrawable(transfer)
                        && rights.mayRegister(reader, transfer.account(), transfer.municipality()),
                moves.stream().map(move -> task(move, locale)).toList(),
                table.substitutions(transfer.id()).stream()
                        .map(changed -> new TransferView.Substitution(
                                names.person(changed.absent(), locale),
                                changed.substitute() == null ? null : names.person(changed.substitute(), locale)))
                        .toList());
    }

    TransferView.Line line(Transfer transfer, Locale locale) {
        String successor = successor(transfer);
        return new TransferView.Line(
                transfer.id(),
                transfer.account(),
                names.person(transfer.account(), locale),
                successor,
                successor == null ? null : names.person(successor, locale),
                transfer.day(),
                transfer.state());
    }

    /** What has moved; before the day, what would move. */
    List<TransferredTask> moves(Transfer transfer) {
        return switch (transfer.state()) {
            case DONE -> table.moves(transfer.id());
            case WITHDRAWN -> List.of();
            case OPEN ->
                held.of(transfer).stream()
                        .map(placed -> TransferredTask.of(
                                placed,
                                placed.task().assignee(),
                                successors
                                        .able(transfer, held.leaving(transfer))
                                        .orElse(null)))
                        .toList();
        };
    }

    List<String> posts(Transfer transfer) {
        return transfer.state() == Transfer.State.DONE ? table.posts(transfer.id()) : held.leaving(transfer);
    }

    /** Whoever took over; before the day, who is to. */
    static String successor(Transfer transfer) {
        return transfer.state() == Transfer.State.DONE ? transfer.receivedBy() : transfer.successor();
    }

    private @Nullable String warning(Transfer transfer, List<TransferredTask> moves, Locale locale) {
        long toNobody = moves.stream().filter(move -> move.to() == null).count();
        boolean lost = transfer.successor() != null
                && (transfer.isOpen()
                        ? successors.able(transfer, held.leaving(transfer)).isEmpty()
                        : transfer.state() == Transfer.State.DONE && transfer.receivedBy() == null);
        if (lost) {
            return names.say(
                    locale,
                    transfer.isOpen() ? "transfer.successorAway" : "transfer.successorWasAway",
                    names.person(transfer.successor(), locale),
                    toNobody);
        }
        return toNobody == 0
                ? null
                : names.say(locale, transfer.isOpen() ? "transfer.nobody" : "transfer.nobodyGot", toNobody);
    }

    private TransferView.Task task(TransferredTask move, Locale locale) {
        return new TransferView.Task(
                move.taskId(),
                names.task(move.process(), move.element(), move.taskName(), locale),
                names.process(move.process(), move.processName(), locale),
                move.projectKey(),
                DisplayNames.article(move.legalPeriod()),
                move.dueOn(),
                move.from(),
                names.person(move.from(), locale),
                move.to(),
                move.to() == null ? names.posts(move.departments(), locale) : names.person(move.to(), locale),
                move.at());
    }
}
