package safecity.engine.processes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import safecity.engine.authorization.SystemScope;

@Component
class EngineElementCourse implements ElementCourse {

    private final ActiveElements elements;
    private final CallingModels models;
    private final SystemScope system;
    private final Clock clock;

    EngineElementCourse(ActiveElements elements, CallingModels models, SystemScope system, Clock clock) {
        this.elements = elements;
        this.models = models;
        this.system = system;
        this.clock = clock;
    }

    @Override
    public Map<String, Map<Target, Course>> of(Map<String, ? extends Collection<Target>> targets, Instant moment) {
        return system.call(() -> {
            CallingModels.Calls newest = models.newest();
            Map<String, List<ActiveElements.Active>> active = elements.of(targets.keySet(), moment);
            Supplier<Map<String, Set<ActiveElements.Ended>>> ended =
                    SingletonSupplier.of(() -> elements.ended(targets.keySet(), moment));
            Map<String, Map<Target, Course>> courses = new HashMap<>();
            targets.forEach((project, of) -> {
                CourseSearch search = new CourseSearch(
                        newest,
                        List.copyOf(of),
                        active.getOrDefault(project, List.of()),
                        () -> ended.get().getOrDefault(project, Set.of()));
                Map<Target, Course> found = new LinkedHashMap<>();
                of.forEach(target -> found.put(target, search.of(target)));
                courses.put(project, found);
            });
            return courses;
        });
    }

    @Override
    public Map<Target, Instant> begun(String projectKey, Collection<Target> targets, Instant moment) {
        return system.call(() -> {
            CourseSearch search = new CourseSearch(models.newest(), List.copyOf(targets), List.of(), Set::of);
            List<ActiveElements.Begun> steps = elements.begun(projectKey, moment);
            Map<Target, Instant> begun = new LinkedHashMap<>();
            targets.forEach(target -> search.begun(target, steps).ifPresent(at -> begun.put(target, at)));
            return begun;
        });
    }

    @Override
    public Map<String, List<Place>> seasons(Collection<String> projectKeys) {
        Map<String, List<Place>> seasons = new HashMap<>();
        elements.of(projectKeys, clock.instant().plusMillis(1)).forEach((project, on) -> {
            List<Place> places = on.stream()
                    .filter(one -> one.timer() && one.until() != null)
                    .map(CourseSearch::place)
                    .sorted(Comparator.comparing(Place::until))
                    .toList();
            if (!places.isEmpty()) {
                seasons.put(project, places);
            }
        });
        return seasons;
    }
}
