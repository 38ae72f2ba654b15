package safecity.transfer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import safecity.approval.PersonalActs;
import safecity.comment.PersonalRemarks;
import safecity.document.Paper;
import safecity.engine.identity.Accounts;
import safecity.evidence.ExpiringEvidence;
import safecity.organisation.Routing;
import safecity.project.Budgets;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.research.ContractParticipations;

/**
 * The handover document (인계인수서). It tells how things stood when the post was left, however late it is asked for: what it
 * draws from is only ever added to.
 */
@Component
class HandoverPaper {

    private static final int MOST = 300;
    private static final int AGEING_DAYS = 90;

    private final TransferReader reader;
    private final PersonalActs acts;
    private final ContractParticipations contracts;
    private final Budgets budgets;
    private final ExpiringEvidence evidence;
    private final PersonalRemarks remarks;
    private final Projects projects;
    private final Accounts accounts;
    private final DisplayNames names;
    private final Clock clock;

    HandoverPaper(
            TransferReader reader,
            PersonalActs acts,
            ContractParticipations contracts,
            Budgets budgets,
            ExpiringEvidence evidence,
            PersonalRemarks remarks,
            Projects projects,
            Accounts accounts,
            DisplayNames names,
            Clock clock) {
        this.reader = reader;
        this.acts = acts;
        this.contracts = contracts;
        this.budgets = budgets;
        this.evidence = evidence;
        this.remarks = remarks;
        this.projects = projects;
        this.accounts = accounts;
        this.names = names;
        this.clock = clock;
    }

    Paper of(Transfer transfer, Locale locale) {
        Instant until =
                transfer.doneAt() == null ? clock.instant() : transfer.doneAt().toInstant();
        List<String> keys =
                projects.of(transfer.municipality()).stream().map(Project::key).toList();
        List<TransferredTask> moves = reader.moves(transfer);
        Paper.Builder paper =
                Paper.titled(say(locale, "handover.title"), locale).text(say(locale, "handover.preamble"));
        overview(paper, transfer, locale);
        tasks(paper, moves, locale);
        acts(paper, transfer, keys, until, locale);
        money(paper, transfer, keys, until, locale);
        evidence(paper, transfer, keys, until, locale);
        remarks(paper, transfer, moves, until, locale);
        signatures(paper, transfer, locale);
        return paper.done();
    }

    private void overview(Paper.Builder paper, Transfer transfer, Locale locale) {
        paper.section(say(locale, "handover.overview"))
                .table(
                        List.of(1, 3),
                        List.of(),
                        List.of(
                                List.of(say(locale, "transfer.who"), person(transfer.account(), locale)),
                                List.of(say(locale, "transfer.post"), names.posts(reader.posts(transfer), locale)),
                                List.of(say(locale, "transfer.successor"), successor(transfer, locale)),
                                List.of(say(locale, "transfer.day"), names.day(transfer.day(), locale))));
    }

    private void tasks(Paper.Builder paper, List<TransferredTask> moves, Locale locale) {
        list(
                paper,
                "handover.tasks",
                List.of(4, 4, 4, 2, 3),
                List.of("transfer.task", "handover.process", "handover.article", "handover.next", "handover.to"),
                moves.stream()
                        .map(move -> List.of(
                                names.task(move.process(), move.element(), move.taskName(), locale),
                                names.process(move.process(), move.processName(), locale)
                                        + (move.projectKey() == null ? "" : "\n" + move.projectKey()),
                                move.legalPeriod() == null
                                        ? say(locale, "handover.internal")
                                        : DisplayNames.article(move.legalPeriod()),
                                names.day(move.dueOn(), locale),
                                move.to() == null
                                        ? names.posts(move.departments(), locale)
                                        : names.person(move.to(), locale)))
                        .toList(),
                locale);
    }

    private void acts(Paper.Builder paper, Transfer transfer, List<String> keys, Instant until, Locale locale) {
        list(
                paper,
                "handover.acts",
                List.of(2, 5, 3, 2, 3),
                List.of("handover.at", "handover.document", "handover.project", "handover.step", "handover.decision"),
                acts.of(transfer.account(), keys, until, MOST).stream()
                        .map(act -> List.of(
                                names.day(act.at(), locale),
                                act.title() + (act.number() == null ? "" : "\n" + act.number()),
                                act.projectKey(),
                                say(locale, "approval.step." + act.step()),
                                say(locale, "approval.decision." + act.step() + "." + act.decision())))
                        .toList(),
                locale);
    }

    private void money(Paper.Builder paper, Transfer transfer, List<String> keys, Instant until, Locale locale) {
        paper.section(say(locale, "handover.money"));
        paper.part(say(locale, "handover.contracts"));
        rows(
                paper,
                List.of(4, 3, 2, 3, 3, 3),
                List.of(
                        "handover.contract",
                        "handover.contractor",
                        "handover.at",
                        "handover.amount",
                        "handover.paid",
                        "handover.left"),
                contracts.of(transfer.account(), keys, until).stream()
                        .map(contract -> {
                            long paid = budgets.paid(contract.projectKey(), contract.code(), until);
                            return List.of(
                                    contract.title() + "\n" + contract.projectKey() + " " + contract.code(),
                                    contract.contractor(),
                                    names.day(contract.concludedAt(), locale),
                                    won(contract.amount(), locale),
                                    won(paid, locale),
                                    won(contract.amount() - paid, locale));
                        })
                        .toList(),
                locale);
        paper.part(say(locale, "handover.ledger"));
        rows(
                paper,
                List.of(2, 3, 2, 2, 2, 3),
                List.of(
                        "handover.at",
                        "handover.project",
                        "handover.year",
                        "handover.reference",
                        "handover.kind",
                        "handover.amount"),
                budgets.entriesBy(transfer.account(), keys, until).stream()
                        .map(entry -> List.of(
                                names.day(entry.at(), locale),
                                entry.projectKey(),
                                String.valueOf(entry.year()),
                                entry.reference(),
                                say(locale, "handover.kind." + entry.kind()),
                                won(entry.amount(), locale)))
                        .toList(),
                locale);
    }

    private void evidence(Paper.Builder paper, Transfer transfer, List<String> keys, Instant until, Locale locale) {
        List<String> departments =
                reader.posts(transfer).stream().map(Routing::departmentOf).toList();
        list(
                paper,
                "handover.evidence",
                List.of(2, 6, 3, 2),
                List.of("handover.endsOn", "handover.evidenceTitle", "handover.project", "handover.criterion"),
                evidence
                        .of(
                                transfer.account(),
                                departments,
                                keys,
                                transfer.day().minusDays(AGEING_DAYS),
                                transfer.day().plusDays(AGEING_DAYS),
                                until,
                                MOST)
                        .stream()
                        .map(piece -> List.of(
                                names.day(piece.effectiveTo(), locale),
                                piece.title(),
                                piece.projectKey(),
                                piece.criterion() == null ? say(locale, "page.none") : piece.criterion()))
                        .toList(),
                locale);
    }

    private void remarks(
            Paper.Builder paper, Transfer transfer, List<TransferredTask> moves, Instant until, Locale locale) {
        list(
                paper,
                "handover.remarks",
                List.of(2, 3, 8),
                List.of("handover.at", "transfer.task", "handover.said"),
                remarks
                        .of(
                                transfer.account(),
                                moves.stream().map(TransferredTask::taskId).toList(),
                                until)
                        .stream()
                        .map(said -> List.of(
                                names.day(said.at(), locale),
                                names.task(said.process(), said.element(), said.taskName(), locale),
                                said.text()))
                        .toList(),
                locale);
    }

    private void signatures(Paper.Builder paper, Transfer transfer, Locale locale) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(signature("transfer.who", person(transfer.account(), locale), locale));
        lines.add(signature("transfer.successor", successor(transfer, locale), locale));
        lines.add(signature("handover.witness", witness(transfer), locale));
        paper.section(say(locale, "handover.signatures"))
                .text(names.day(transfer.day(), locale))
                .table(
                        List.of(2, 5, 4),
                        List.of(
                                say(locale, "handover.party"),
                                say(locale, "handover.name"),
                                say(locale, "handover.signature")),
                        lines);
    }

    private List<String> signature(String party, String name, Locale locale) {
        return Arrays.asList(say(locale, party), name, say(locale, "handover.seal"));
    }

    /** The head of the department, unless it is who leaves or follows; then somebody writes their name by hand. */
    private String witness(Transfer transfer) {
        return reader.posts(transfer).stream()
                .map(Routing::departmentOf)
                .map(Routing::headOf)
                .flatMap(head -> accounts.members(head).stream())
                .filter(head -> !head.equals(transfer.account()) && !head.equals(TransferReader.successor(transfer)))
                .findFirst()
                .map(accounts::name)
                .orElse("");
    }

    private void list(
            Paper.Builder paper,
            String section,
            List<Integer> widths,
            List<String> head,
            List<List<String>> rows,
            Locale locale) {
        paper.section(say(locale, section));
        rows(paper, widths, head, rows, locale);
    }

    private void rows(
            Paper.Builder paper, List<Integer> widths, List<String> head, List<List<String>> rows, Locale locale) {
        if (rows.isEmpty()) {
            paper.text(say(locale, "handover.nothing"));
        } else {
            paper.table(widths, head.stream().map(key -> say(locale, key)).toList(), rows);
        }
    }

    private String successor(Transfer transfer, Locale locale) {
        String successor = TransferReader.successor(transfer);
        return successor == null ? say(locale, "transfer.toDepartment") : person(successor, locale);
    }

    private String person(String account, Locale locale) {
        return names.person(account, locale) + " (" + account + ")";
    }

    private String won(long amount, Locale locale) {
        return say(locale, "handover.won", String.format(Locale.ROOT, "%,d", amount));
    }

    private String say(Locale locale, String key, Object... figures) {
        return names.say(locale, key, figures);
    }
}
