package safecity.engine.processes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.util.function.SingletonSupplier;
import safecity.engine.models.StepProperties;
import safecity.engine.processes.ActiveElements.Active;
import safecity.engine.processes.ActiveElements.Begun;
import safecity.engine.processes.ActiveElements.Ended;
import safecity.engine.processes.CallingModels.Calls;
import safecity.engine.processes.ElementCourse.Course;
import safecity.engine.processes.ElementCourse.Holder;
import safecity.engine.processes.ElementCourse.Place;
import safecity.engine.processes.ElementCourse.State;
import safecity.engine.processes.ElementCourse.Target;

/**
 * Looks for the elements that are on before a target: in the instances of its own process, and where there is none in those
 * that would call it. What is on before the target and after any other target belongs to it, so that it runs or waits; what
 * is on further back is what it waits for.
 */
final class CourseSearch {

    private final Calls models;
    private final List<Target> targets;
    private final Map<String, List<Active>> instances;
    private final Map<String, Set<String>> within = new HashMap<>();
    private final Supplier<Set<Ended>> ended;

    /** @param ended asked only for what waits for a moment */
    CourseSearch(Calls models, List<Target> targets, List<Active> active, Supplier<Set<Ended>> ended) {
        this.ended = SingletonSupplier.of(ended);
        this.models = models;
        this.targets = targets;
        this.instances = active.stream().collect(Collectors.groupingBy(Active::instance));
    }

    Course of(Target target) {
        return of(target, target.process(), target.element(), new HashSet<>());
    }

    /** @param steps what people came to, in any instance */
    Optional<Instant> begun(Target target, Collection<Begun> steps) {
        Set<String> own = models.model(target.process())
                .map(model -> ModelFlow.to(
                                model, target.element(), node -> countsForItself(target.process(), node, target))
                        .own())
                .orElse(Set.of());
        return steps.stream()
                .filter(step -> step.process().equals(target.process())
                        && own.contains(step.element())
                        && serves(step.stages(), target.stage()))
                .map(Begun::at)
                .min(Comparator.naturalOrder());
    }

    private Course of(Target target, String process, String element, Set<String> seen) {
        if (!seen.add(process + "/" + element)) {
            return nothing();
        }
        List<List<Active>> own = instances.values().stream()
                .filter(one -> one.get(0).process().equals(process))
                .filter(one ->
                        !process.equals(target.process()) || serves(one.get(0).stages(), target.stage()))
                .toList();
        Collection<Course> found = new ArrayList<>();
        own.forEach(one -> found.add(in(one, target, process, element)));
        if (own.isEmpty()) {
            models.all().stream()
                    .filter(call -> call.called().equals(process))
                    .filter(call -> call.stage()
                            .filter(stage -> !serves(stage, target.stage()))
                            .isEmpty())
                    .forEach(call -> found.add(of(target, call.process(), call.element(), seen)));
        }
        return found.stream()
                .max(Comparator.comparing(Course::state)
                        .thenComparing(course -> course.places().size()))
                .map(furthest -> withHolders(furthest, found))
                .orElseGet(CourseSearch::nothing);
    }

    /** Of several instances that are as far, each one holds it up. */
    private static Course withHolders(Course furthest, Collection<Course> found) {
        return new Course(
                furthest.state(),
                furthest.places(),
                furthest.begun(),
                furthest.due(),
                found.stream()
                        .filter(course -> course.state() == furthest.state())
                        .flatMap(course -> course.holders().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Holder::since))
                        .toList());
    }

    private Course in(List<Active> instance, Target target, String process, String element) {
        Optional<BpmnModelInstance> model = models.model(process);
        if (model.isEmpty()) {
            return nothing();
        }
        ModelFlow.Approach approach =
                ModelFlow.to(model.get(), element, node -> countsForItself(process, node, target));
        List<Active> on = at(instance, approach.own());
        if (!on.isEmpty()) {
            return on(on, approach.own());
        }
        List<Active> before = at(instance, ModelFlow.before(model.get(), approach.before()));
        List<Place> earlier = before.stream()
                .filter(one -> !one.gateway() && !one.name().isEmpty())
                .map(CourseSearch::place)
                .distinct()
                .toList();
        return new Course(State.NOT_STARTED, earlier, false, null, holders(before));
    }

    /** What of it is on, in the instances that it calls too. */
    private Course on(List<Active> on, Collection<String> own) {
        List<Active> inside = on.stream().flatMap(one -> inside(one).stream()).toList();
        boolean waits = !inside.isEmpty() && inside.stream().allMatch(Active::timer);
        return new Course(
                waits ? State.WAITING : State.RUNNING,
                inside.stream()
                        .filter(one -> !one.name().isEmpty())
                        .map(CourseSearch::place)
                        .distinct()
                        .toList(),
                !waits || begun(on, own),
                inside.stream()
                        .map(Active::due)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                holders(on));
    }

    private List<Holder> holders(List<Active> on) {
        return on.stream().flatMap(one -> holders(one, List.of())).distinct().toList();
    }

    private Stream<Holder> holders(Active one, List<Place> through) {
        if (one.called() != null) {
            List<Place> further =
                    Stream.concat(through.stream(), Stream.of(place(one))).toList();
            return instances.getOrDefault(one.called(), List.of()).stream().flatMap(inner -> holders(inner, further));
        }
        return one.gateway() || one.scope()
                ? Stream.of()
                : Stream.of(new Holder(place(one), one.task(), one.instance(), one.since(), one.failed(), through));
    }

    /** Whether anything of what is on was done, in its own instance or in those that it calls. */
    private boolean begun(List<Active> on, Collection<String> own) {
        Set<String> instancesOfItsOwn = on.stream().map(Active::instance).collect(Collectors.toSet());
        Set<String> called = on.stream().flatMap(this::called).collect(Collectors.toSet());
        return ended.get().stream()
                .anyMatch(step -> called.contains(step.instance())
                        || instancesOfItsOwn.contains(step.instance()) && own.contains(step.element()));
    }

    private Stream<String> called(Active one) {
        return one.called() == null
                ? Stream.of()
                : Stream.concat(
                        Stream.of(one.called()),
                        instances.getOrDefault(one.called(), List.of()).stream().flatMap(this::called));
    }

    private List<Active> inside(Active one) {
        if (one.called() != null) {
            return instances.getOrDefault(one.called(), List.of()).stream()
                    .flatMap(inner -> inside(inner).stream())
                    .toList();
        }
        return one.gateway() || one.scope() ? List.of() : List.of(one);
    }

    private static List<Active> at(List<Active> instance, Collection<String> elements) {
        List<String> order = List.copyOf(elements);
        return instance.stream()
                .filter(one -> !one.gateway() && order.contains(one.element()))
                .sorted(Comparator.comparingInt(one -> order.indexOf(one.element())))
                .toList();
    }

    private boolean countsForItself(String process, FlowNode node, Target target) {
        if (targets.stream()
                .anyMatch(other ->
                        other.process().equals(process) && other.element().equals(node.getId()))) {
            return true;
        }
        return node instanceof CallActivity call
                && call.getCalledElement() != null
                && targets.stream()
                        .filter(other -> !other.equals(target))
                        .anyMatch(other -> within(call.getCalledElement()).contains(other.process())
                                && StepProperties.of(call, StepProperties.STAGE)
                                        .map(stage -> serves(stage, other.stage()))
                                        .orElse(true));
    }

    private Set<String> within(String process) {
        return within.computeIfAbsent(process, one -> models.within(one));
    }

    /** A merged contract delivers both {@code evaluation} and {@code outcome}. */
    private static boolean serves(String stages, String stage) {
        return stage.isEmpty() || List.of(stages.split(",")).contains(stage);
    }

    private static Course nothing() {
        return new Course(State.NOT_STARTED, List.of(), false, null, List.of());
    }

    static Place place(Active one) {
        return new Place(one.process(), one.element(), one.name(), one.until());
    }
}
