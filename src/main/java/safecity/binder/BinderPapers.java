package safecity.binder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.approval.DocumentRecords.DocumentRecord;
import safecity.casefile.CaseFiles;
import safecity.casefile.EnteredStep;
import safecity.document.Paper;
import safecity.document.Papers;
import safecity.engine.identity.Accounts;
import safecity.engine.time.EngineClock;

/** The papers of a binder as PDF/A: the report in a language, and a document with its approval line. */
@Component
class BinderPapers {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy. M. d. HH:mm").withZone(EngineClock.SEOUL);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private final Papers papers;
    private final CaseFiles cases;
    private final Accounts accounts;
    private final MessageSource messages;

    BinderPapers(Papers papers, CaseFiles cases, Accounts accounts, MessageSource messages) {
        this.papers = papers;
        this.cases = cases;
        this.accounts = accounts;
        this.messages = messages;
    }

    byte[] document(Making making, DocumentRecord document) {
        Locale language = Making.KOREAN;
        Paper.Builder paper = Paper.titled(document.title(), language)
                .text(say(language, "binder.paper.state", document.state()))
                .section(say(language, "binder.paper.line"))
                .table(
                        List.of(2, 3, 3, 3, 4),
                        heads(language, "step", "post", "person", "at", "comment"),
                        document.line().stream()
                                .map(box -> List.of(
                                        box.step(),
                                        box.post(),
                                        (box.marks().isEmpty() ? "" : String.join(", ", box.marks()) + " ")
                                                + text(box.person()),
                                        box.at() == null ? box.mark() : at(box.at()),
                                        text(box.comment())))
                                .toList());
        document.rounds().forEach(round -> {
            paper.section(say(language, "binder.paper.round", round.number()))
                    .table(
                            List.of(2, 3, 3, 2, 3, 4),
                            heads(language, "step", "post", "person", "decision", "at", "comment"),
                            round.acts().stream()
                                    .map(act -> List.of(
                                            act.step(),
                                            act.post(),
                                            act.person(),
                                            act.decision(),
                                            at(act.at()),
                                            text(act.comment())))
                                    .toList());
            if (!round.evidence().isEmpty()) {
                paper.text(say(language, "binder.paper.attached", String.join(", ", round.evidence())));
            }
            cases.steps(round.steps()).forEach(step -> content(paper, step));
        });
        return papers.archive(paper.done());
    }

    private void content(Paper.Builder paper, EnteredStep step) {
        paper.part(step.title() == null ? step.name() : step.name() + " – " + step.title())
                .text(accounts.name(step.actor()) + ", " + at(step.at()));
        List<List<String>> rows = step.lines().stream()
                .map(line -> List.of(line.label(), line.value()))
                .toList();
        if (!rows.isEmpty()) {
            paper.table(List.of(1, 3), List.of(), rows);
        }
    }

    byte[] report(Making making, List<Binder.Part> parts, List<Binder.LeftOut> leftOut, Locale language) {
        Binder binder = making.binder();
        Paper.Builder paper = Paper.titled(
                        say(language, "binder.report.title", making.project().title(language)), language)
                .text(say(language, "binder.report.about"))
                .table(List.of(1, 3), List.of(), asked(making, language))
                .section(say(language, "binder.report.contents"))
                .table(List.of(3, 1, 2), heads(language, "folder", "files", "bytes"), folders(parts, language));
        List<List<String>> files = parts.stream()
                .filter(part ->
                        part.path().startsWith("data/evidence/") && !EvidenceSection.LISTS.contains(part.path()))
                .map(part -> List.of(part.path().substring("data/evidence/".length()), part.sha256()))
                .toList();
        if (!files.isEmpty()) {
            paper.section(say(language, "binder.report.evidence"))
                    .table(List.of(1, 1), heads(language, "file", "sha256"), files);
        }
        paper.section(say(language, "binder.report.steps"));
        List<List<String>> steps = steps(making, language);
        if (steps.isEmpty()) {
            paper.text(say(language, "binder.report.none"));
        } else {
            paper.table(
                    List.of(3, 4, 4, 3, 3), heads(language, "at", "procedure", "step", "person", "decision"), steps);
        }
        paper.section(say(language, "binder.report.leftOut"));
        if (leftOut.isEmpty()) {
            paper.text(say(language, "binder.report.nothingLeftOut"));
        } else {
            paper.table(
                    List.of(2, 3, 3),
                    heads(language, "kind", "what", "why"),
                    leftOut.stream()
                            .map(one -> List.of(
                                    say(language, "binder.leftOut." + one.kind()),
                                    one.what(),
                                    say(language, "binder.leftOut.why." + one.reason())))
                            .toList());
        }
        return papers.archive(paper.section(say(language, "binder.report.check"))
                .text(say(language, "binder.report.howToCheck", binder.head()))
                .done());
    }

    private List<List<String>> asked(Making making, Locale language) {
        Binder binder = making.binder();
        List<List<String>> rows = new ArrayList<>();
        add(rows, language, "project", making.project().title(language) + " (" + binder.project() + ")");
        add(rows, language, "demand", binder.demand());
        add(rows, language, "due", day(binder.due()));
        add(rows, language, "scope", scope(binder, language));
        add(rows, language, "reason", binder.reason());
        add(rows, language, "by", accounts.name(binder.askedBy()) + " (" + binder.askedBy() + ")");
        add(rows, language, "asOf", at(binder.at().toInstant()));
        add(rows, language, "head", binder.head());
        return rows;
    }

    /** What it tells of, in words. */
    String scope(Binder binder, Locale language) {
        String what = binder.kind() == null
                ? say(language, "binder.scope.project")
                : say(language, "binder.scope." + binder.kind(), binder.subject());
        return binder.from() == null && binder.to() == null
                ? what
                : what + ", " + text(day(binder.from())) + " – " + text(day(binder.to()));
    }

    private void add(List<List<String>> rows, Locale language, String name, @Nullable String value) {
        if (value != null) {
            rows.add(List.of(say(language, "binder.report." + name), value));
        }
    }

    private List<List<String>> folders(List<Binder.Part> parts, Locale language) {
        return List.of("evidence", "documents", "history", "facts", "diagrams", "ledger").stream()
                .map(folder -> {
                    List<Binder.Part> in = parts.stream()
                            .filter(part -> part.path().startsWith("data/" + folder + "/"))
                            .toList();
                    return List.of(
                            say(language, "binder.folder." + folder) + " (data/" + folder + ")",
                            String.valueOf(in.size()),
                            String.format(
                                    Locale.ROOT,
                                    "%,d",
                                    in.stream().mapToLong(Binder.Part::size).sum()));
                })
                .toList();
    }

    private List<List<String>> steps(Making making, Locale language) {
        List<List<String>> rows = new ArrayList<>();
        cases.eachStep(making.project().key(), making.until(), step -> {
            if (making.selection().takes(step)) {
                rows.add(List.of(
                        at(step.at()),
                        messages.getMessage("process." + step.process(), null, step.procedure(), language),
                        step.title() == null ? step.name() : step.name() + " – " + step.title(),
                        accounts.name(step.actor()),
                        step.lines().stream()
                                .filter(line -> line.field().equals("decision"))
                                .map(EnteredStep.Line::value)
                                .findFirst()
                                .orElse("")));
            }
        });
        return rows;
    }

    private List<String> heads(Locale language, String... names) {
        List<String> heads = new ArrayList<>();
        for (String name : names) {
            heads.add(say(language, "binder.head." + name));
        }
        return heads;
    }

    private String say(Locale language, String key, Object... with) {
        return messages.getMessage(key, with, language);
    }

    private static String at(Instant moment) {
        return AT.format(moment);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
