package safecity.binder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.engine.processes.InstancePaths;
import safecity.engine.processes.ProjectRuns;
import safecity.engine.processes.ProjectRuns.Decided;
import safecity.engine.processes.ProjectRuns.Run;
import safecity.engine.processes.ProjectRuns.Visit;
import safecity.notation.Csv;

/**
 * What ran: each procedure with its way, the decisions by tables, and for each the diagram with the way in it, beside the model in
 * the version by which it ran.
 */
@Component
@Order(1)
class RunsSection implements BinderSection {

    private final ProjectRuns runs;
    private final InstancePaths paths;

    RunsSection(ProjectRuns runs, InstancePaths paths) {
        this.runs = runs;
        this.paths = paths;
    }

    @Override
    public void write(Making making) {
        Csv procedures = new Csv("instance", "process", "name", "version", "calledBy", "start", "end");
        Lines ways = new Lines(
                making.files(),
                "data/history/course",
                "instance",
                "number",
                "element",
                "name",
                "type",
                "task",
                "account",
                "start",
                "end",
                "canceled");
        Lines decisions = new Lines(
                making.files(),
                "data/history/decisions",
                "instance",
                "element",
                "decision",
                "name",
                "at",
                "rows",
                "inputs",
                "outputs");
        Map<String, byte[]> models = new HashMap<>();
        List<Run> all = runs.of(making.project().key(), making.until());
        making.selection().follow(all);
        for (Run run : all) {
            if (!making.selection().takes(run)) {
                continue;
            }
            procedures.row(
                    run.instance(), run.process(), run.name(), run.version(), run.caller(), run.start(), run.end());
            List<Visit> visits = runs.visits(run.instance(), making.until()).stream()
                    .filter(visit -> making.selection().inPeriod(visit.start()))
                    .toList();
            visits.forEach(visit -> ways.add(
                    visit,
                    visit.instance(),
                    visit.number(),
                    visit.element(),
                    visit.name(),
                    visit.type(),
                    visit.task(),
                    visit.assignee(),
                    visit.start(),
                    visit.end(),
                    visit.canceled()));
            runs.decisions(run.instance(), making.until()).stream()
                    .filter(one -> making.selection().inPeriod(one.at()))
                    .forEach(one -> decided(decisions, one));
            diagram(making, run, models);
        }
        making.files().text("data/history/procedures.csv", procedures.toString());
        ways.end();
        decisions.end();
    }

    private static void decided(Lines decisions, Decided one) {
        decisions.add(
                one,
                one.instance(),
                one.element(),
                one.decision(),
                one.name(),
                one.at(),
                String.join(" | ", one.rules()),
                String.join(" | ", one.inputs()),
                String.join(" | ", one.outputs()));
    }

    private void diagram(Making making, Run run, Map<String, byte[]> models) {
        String model = "data/diagrams/models/" + run.process() + "-v" + run.version() + ".bpmn";
        byte[] xml = models.computeIfAbsent(run.definition(), runs::model);
        making.files().add(model, xml);
        paths.of(
                        run.instance(),
                        entered -> !entered.isAfter(making.until())
                                && making.selection().inPeriod(entered))
                .ifPresent(way -> making.files()
                        .text("data/diagrams/" + run.process() + "-" + run.instance() + ".svg", DiagramSvg.of(way)));
    }
}
