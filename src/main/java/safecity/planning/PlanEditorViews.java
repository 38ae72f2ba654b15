package safecity.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelElementNames;
import safecity.language.ReaderLanguage;
import safecity.project.Elections;
import safecity.project.PlanChanges;
import safecity.project.plan.PlanChecks;
import safecity.project.plan.PlanDifference;
import safecity.project.plan.PlanDocument;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Writes the editor of a plan in the reader's language. */
@Component
class PlanEditorViews {

    private final PlanDrafts drafts;
    private final PlanChanges changes;
    private final Elections elections;
    private final ModelElementNames models;
    private final RefusalMessages refusals;
    private final MessageSource messages;

    PlanEditorViews(
            PlanDrafts drafts,
            PlanChanges changes,
            Elections elections,
            ModelElementNames models,
            RefusalMessages refusals,
            MessageSource messages) {
        this.drafts = drafts;
        this.changes = changes;
        this.elections = elections;
        this.models = models;
        this.refusals = refusals;
        this.messages = messages;
    }

    PlanEditorView editor(PlanEditing.Subject subject, PlanSheet sheet, Locale locale) {
        PlanDocument base = drafts.baseDocument(subject.project().key());
        Map<String, String> problems = drafts.read(subject.project().key(), sheet).problems().stream()
                .filter(one -> one.field().isPresent())
                .collect(Collectors.toMap(
                        one -> one.field().orElseThrow(),
                        one -> refusals.sentence(one, locale),
                        (first, next) -> first));
        return new PlanEditorView(Stream.of(PlanSection.values())
                .filter(section -> section != PlanSection.PROGRAMMES || !subject.change())
                .map(section -> new PlanEditorView.Section(
                        section.id(),
                        text("planDraft.section." + section.id(), locale),
                        section.grows(),
                        section.columns().stream()
                                .map(column -> text("planDraft.column." + section.id() + "." + column.name(), locale))
                                .collect(Collectors.joining(" · ")),
                        IntStream.range(0, sheet.rows(section).size())
                                .mapToObj(row -> new PlanEditorView.Row(
                                        row,
                                        legend(section, row, base, locale),
                                        cells(subject, section, row, sheet, problems, locale)))
                                .toList()))
                .toList());
    }

    PlanEditorView.Checks checks(PlanEditing.Subject subject, PlanSheet sheet, Locale locale) {
        String key = subject.project().key();
        PlanDrafts.Read read = drafts.read(key, sheet);
        PlanDocument base = drafts.baseDocument(key);
        List<Refusal> refused = new ArrayList<>(read.problems());
        List<String> findings = List.of();
        List<String> differences = List.of();
        List<String> sums = List.of();
        PlanDocument plan = read.plan();
        if (plan != null) {
            findings = PlanChecks.of(plan, elections.days()).stream()
                    .map(finding -> finding.sentence(messages, locale, Map.of()))
                    .toList();
            sums = plan.budget().entrySet().stream()
                    .map(year -> messages.getMessage(
                            "planDraft.sum.year",
                            new Object[] {
                                String.valueOf(year.getKey()),
                                year.getValue().values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum()
                                        * 1_000_000
                            },
                            locale))
                    .toList();
            if (subject.change()) {
                differences = PlanDifference.of(base, plan);
                refused.addAll(changes.limits(key, base, plan));
            }
        }
        return new PlanEditorView.Checks(
                refused.stream().map(one -> problem(one, base, locale)).toList(), findings, differences, sums);
    }

    private PlanEditorView.Problem problem(Refusal refusal, PlanDocument base, Locale locale) {
        String sentence = refusals.sentence(refusal, locale);
        String[] steps = refusal.field().orElse("").split("\\.", 3);
        if (steps.length < 3) {
            return new PlanEditorView.Problem(null, "", sentence);
        }
        PlanSection section = PlanSection.of(steps[0]).orElseThrow();
        String where = legend(section, Integer.parseInt(steps[1]), base, locale) + " · "
                + text("planDraft.column." + section.id() + "." + steps[2], locale);
        return new PlanEditorView.Problem(refusal.field().orElseThrow(), where, sentence);
    }

    private List<PlanEditorView.Cell> cells(
            PlanEditing.Subject subject,
            PlanSection section,
            int row,
            PlanSheet sheet,
            Map<String, String> problems,
            Locale locale) {
        return section.columns().stream()
                .map(column -> {
                    String field = PlanSheet.field(section, row, column.name());
                    return new PlanEditorView.Cell(
                            field,
                            text("planDraft.column." + section.id() + "." + column.name(), locale),
                            column.kind().name(),
                            column.required(),
                            sheet.typed(section, row, column.name()),
                            choices(subject, column, locale),
                            problems.get(field));
                })
                .toList();
    }

    private List<PlanEditorView.Choice> choices(PlanEditing.Subject subject, PlanColumn column, Locale locale) {
        if (column.name().equals(PlanColumn.CRITERION)) {
            boolean english = ReaderLanguage.isEnglish(locale);
            return drafts.criteriaOf(subject.project()).stream()
                    .map(one -> new PlanEditorView.Choice(
                            one.code(), english ? one.no() + " " + one.nameEn() : one.numberedKo()))
                    .toList();
        }
        return column.choices().stream()
                .map(value -> new PlanEditorView.Choice(value, choice(messages, column, value, locale)))
                .toList();
    }

    /** What a choice is called. */
    static String choice(MessageSource messages, PlanColumn column, String value, Locale locale) {
        String names = column.name().equals("duty") ? "duty.name." : "planDraft.choice." + column.name() + ".";
        return Stream.of(value.split(","))
                .map(one -> messages.getMessage(names + one, null, locale))
                .collect(Collectors.joining(" + "));
    }

    private String legend(PlanSection section, int row, PlanDocument base, Locale locale) {
        return switch (section) {
            case PLAN -> text("planDraft.section.plan", locale);
            case STAGES -> (row + 1) + ". " + base.milestones().get(row).name(locale);
            case WEIGHTS -> fulfilment(row, base, locale);
            default -> text("planDraft.row." + section.id(), locale) + " " + (row + 1);
        };
    }

    /** A stage, and the procedure whose end fulfils it or a part of it. */
    private String fulfilment(int row, PlanDocument base, Locale locale) {
        int at = 0;
        for (PlanDocument.Milestone stage : base.milestones()) {
            for (PlanDocument.Part part : stage.parts()) {
                if (at++ == row) {
                    String process =
                            messages.getMessage("process." + part.process(), null, korean(part.process()), locale);
                    String of = part.stage().isEmpty()
                            ? ""
                            : " · " + messages.getMessage("planDraft.stage." + part.stage(), null, locale);
                    return stage.name(locale) + " ← " + process + of;
                }
            }
        }
        return text("planDraft.section.weights", locale);
    }

    private String korean(String process) {
        return models.all().stream()
                .filter(name -> name.process().equals(process) && name.element() == null)
                .map(ModelElementNames.Name::text)
                .findFirst()
                .orElse(process);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
