package safecity.engine.processes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
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
    public Map<Target, Course> of(String projectKey, Collection<Target> targets, Instant moment) {
        return system.call(() -> {
            CourseSearch search = new CourseSearch(
                    models.newest(),
                    List.copyOf(targets),
                    elements.of(projectKey, moment),
                    () -> elements.ended(projectKey, moment));
            Map<Target, Course> courses = new LinkedHashMap<>();
            targets.forEach(target -> courses.put(target, search.of(target)));
            return courses;
        });
    }

    @Override
    public List<Place> seasons(String projectKey) {
        return elements.of(projectKey, clock.instant().plusMillis(1)).stream()
                .filter(one -> one.timer() && one.until() != null)
                .map(CourseSearch::place)
                .sorted(Comparator.comparing(Place::until))
                .toList();
    }
}
