package safecity.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import safecity.casefile.EnteredStep.Line;
import safecity.engine.models.ModelContract;
import safecity.engine.submission.StepEntered.Caller;

/** Finds what was entered for a decision. */
@Component
public class CaseFiles {

    /** What they call are cases of their own: the whole certification is no case. */
    static final Set<String> FRAMES =
            Set.of(ModelContract.Processes.CERTIFICATION, ModelContract.Processes.ACCREDITATION_REVIEW);

    /** Whoever decides again enters another decision; that is no change of what was decided on. */
    private static final Set<String> JUDGEMENT = Set.of("decision", "comment");

    private static final int PAGE = 200;

    private final EnteredSteps steps;
    private final CaseDocuments documents;
    private final CaseRemarks remarks;

    /** Asked late: who chooses papers may ask for the file of a case. */
    private final ObjectProvider<CaseEnclosures> enclosures;

    CaseFiles(
            EnteredSteps steps,
            CaseDocuments documents,
            CaseRemarks remarks,
            ObjectProvider<CaseEnclosures> enclosures) {
        this.enclosures = enclosures;
        this.steps = steps;
        this.documents = documents;
        this.remarks = remarks;
    }

    public Optional<EnteredStep> step(String id) {
        return steps.find(id).map(step -> compared(step, caseOf(step)));
    }

    /** Which of these tasks have a page; what was done before entries were kept has none. */
    public Set<String> kept(Collection<String> tasks) {
        return steps.known(tasks);
    }

    /** Steps with what stood in their fields before, in the order of the ids. */
    public List<EnteredStep> steps(List<String> ids) {
        List<EnteredStep> found = steps.all(ids);
        List<EnteredStep> known = new ArrayList<>();
        found.stream().findFirst().ifPresent(first -> known.addAll(caseOf(first)));
        known.addAll(found);
        return told(found.stream().map(step -> compared(step, known)).toList());
    }

    /**
     * Everything that was entered in a project, approvals too, oldest first, as it was entered.
     *
     * @param until what was entered later is not told
     */
    public void eachStep(String project, Instant until, Consumer<EnteredStep> reader) {
        List<EnteredStep> page = steps.page(project, Timestamp.from(until), null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = steps.page(project, Timestamp.from(until), page.get(page.size() - 1), PAGE);
        }
    }

    /** Everything that was entered in a procedure and those that it called, oldest first; approvals aside. */
    public List<EnteredStep> below(String instance) {
        List<EnteredStep> known = steps.below(instance);
        return known.stream()
                .filter(step -> !step.process().equals(ModelContract.Processes.APPROVAL))
                .map(step -> compared(step, known))
                .toList();
    }

    /**
     * What the decision of a task is about.
     *
     * @param path    the task's instance, the one that called it, and so on
     * @param project key; null for a procedure that is about none
     * @param besides id of a model whose newest instance in the project belongs to the case as well; null for none
     */
    public CaseContent content(List<Caller> path, String project, @Nullable String besides) {
        List<EnteredStep> known = new ArrayList<>();
        if (besides != null && project != null) {
            known.addAll(steps.newest(project, besides));
        }
        root(path).ifPresent(root -> known.addAll(steps.below(root)));
        int from = 0;
        for (int at = 0; at < known.size(); at++) {
            EnteredStep step = known.get(at);
            if (step.process().equals(ModelContract.Processes.APPROVAL)
                    && step.element().equals(ModelContract.Elements.APPROVAL_DECIDE)
                    && step.decided("approve")) {
                from = at + 1;
            }
        }
        List<EnteredStep> recent = last(known.subList(from, known.size()));
        List<EnteredStep> earlier = last(known.subList(0, from));
        if (recent.isEmpty()) {
            recent = earlier;
            earlier = List.of();
        }
        return new CaseContent(
                told(recent.stream().map(step -> compared(step, known)).toList()),
                earlier,
                documents(path, project, recent),
                page(path, project));
    }

    /** Address of the page that shows what else the case of a task is about; null for nothing else. */
    public @Nullable String page(List<Caller> path, @Nullable String project) {
        return project == null
                ? null
                : enclosures
                        .orderedStream()
                        .flatMap(source -> path.stream().map(caller -> source.page(caller.process(), project)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Papers on file with the steps, and with the task itself. */
    private List<CaseDocument> documents(List<Caller> path, @Nullable String project, List<EnteredStep> recent) {
        Set<String> instances = new LinkedHashSet<>();
        recent.forEach(step -> instances.add(step.instance()));
        path.stream().findFirst().ifPresent(own -> instances.add(own.instance()));
        List<CaseDocument> papers = new ArrayList<>(instances.isEmpty() ? List.of() : documents.of(instances));
        if (project != null) {
            enclosures.orderedStream().forEach(source -> papers.addAll(source.of(path, project)));
        }
        return papers;
    }

    public List<CaseDocument> documents(EnteredStep step) {
        return documents.of(Set.of(step.instance())).stream()
                .filter(document -> step.element().equals(document.element()))
                .toList();
    }

    /** Remarks in the procedures of these steps. */
    public List<CaseRemark> remarks(Collection<EnteredStep> of) {
        Set<String> instances = new LinkedHashSet<>();
        of.forEach(step -> instances.add(step.instance()));
        return instances.isEmpty() ? List.of() : remarks.of(instances);
    }

    /** The instances that make the case, innermost first: a frame calls cases and is none. */
    private static Optional<String> root(List<Caller> path) {
        return path.stream()
                .filter(caller -> !FRAMES.contains(caller.process())
                        && !caller.process().equals(ModelContract.Processes.APPROVAL))
                .reduce((inner, outer) -> outer)
                .map(Caller::instance);
    }

    private List<EnteredStep> caseOf(EnteredStep step) {
        return steps.below(step.instance());
    }

    /** The last version of each step; approvals have their own line on the page. */
    private static List<EnteredStep> last(List<EnteredStep> known) {
        List<EnteredStep> last = new ArrayList<>();
        for (EnteredStep step : known) {
            if (!step.process().equals(ModelContract.Processes.APPROVAL)) {
                last.removeIf(step::repeats);
                last.add(step);
            }
        }
        return List.copyOf(last);
    }

    /** What people entered before what they were shown, and what was shown to one of them not again for each. */
    private static List<EnteredStep> told(List<EnteredStep> steps) {
        Set<String> shown = new HashSet<>();
        return steps.stream()
                .map(step -> {
                    List<Line> lines = new ArrayList<>(
                            step.lines().stream().filter(Line::isEntered).toList());
                    lines.forEach(line -> shown.add(line.value()));
                    step.lines().stream()
                            .filter(line -> !line.isEntered() && shown.add(line.value()))
                            .forEach(lines::add);
                    return step.with(lines);
                })
                .toList();
    }

    private static EnteredStep compared(EnteredStep step, List<EnteredStep> known) {
        return step.with(step.lines().stream()
                .map(line -> line.before(before(step, line, known)))
                .toList());
    }

    /** What stood last in the same field before this step, in a step of the same model about the same thing. */
    private static @Nullable String before(EnteredStep step, Line line, List<EnteredStep> known) {
        if (!line.isEntered() || JUDGEMENT.contains(line.field())) {
            return null;
        }
        return known.stream()
                .filter(other -> !other.id().equals(step.id())
                        && other.at().isBefore(step.at())
                        && other.process().equals(step.process())
                        && Objects.equals(other.title(), step.title())
                        && (!other.element().equals(step.element()) || other.repeats(step)))
                .flatMap(other -> other.lines().stream())
                .filter(other -> other.isEntered()
                        && other.field().equals(line.field())
                        && other.label().equals(line.label()))
                .reduce((older, newer) -> newer)
                .map(Line::value)
                .filter(value -> !value.equals(line.value()))
                .orElse(null);
    }
}
