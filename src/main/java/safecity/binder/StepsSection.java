package safecity.binder;

import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseReaders;
import safecity.casefile.EnteredStep;
import safecity.engine.identity.Accounts;

/** What people entered, form by form, in the words in which they read it: acts, decisions, remarks. */
@Component
@Order(2)
class StepsSection implements BinderSection {

    private final CaseFiles files;
    private final CaseReaders readers;
    private final Accounts accounts;

    StepsSection(CaseFiles files, CaseReaders readers, Accounts accounts) {
        this.files = files;
        this.readers = readers;
        this.accounts = accounts;
    }

    @Override
    public void write(Making making) {
        boolean inside = readers.inside(making.reader().groups());
        Lines lines = new Lines(
                making.files(),
                "data/history/steps",
                "at",
                "procedure",
                "step",
                "title",
                "account",
                "name",
                "decision",
                "entered",
                "task",
                "instance");
        files.eachStep(making.project().key(), making.until(), step -> {
            if (!making.selection().takes(step)) {
                return;
            }
            if (inside
                    || readers.isOwn(step, making.reader().id(), making.reader().groups())) {
                add(lines, step);
            } else {
                making.files().leaveOut("step", step.id(), BinderFiles.RIGHT);
            }
        });
        lines.end();
    }

    private void add(Lines lines, EnteredStep step) {
        lines.add(
                step,
                step.at(),
                step.procedure(),
                step.name(),
                step.title(),
                step.actor(),
                accounts.name(step.actor()),
                step.lines().stream()
                        .filter(line -> line.field().equals("decision"))
                        .map(EnteredStep.Line::value)
                        .collect(Collectors.joining(", ")),
                step.lines().stream()
                        .filter(EnteredStep.Line::isEntered)
                        .map(line -> line.label() + ": " + line.value())
                        .collect(Collectors.joining("\n")),
                step.id(),
                step.instance());
    }
}
