package safecity.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.project.progress.Progress;
import safecity.project.progress.Progress.Done;

/** How long the parts of certifications really took, in all projects but one. */
@Component
class Experience {

    private final Progress progress;
    private final ActivityNetwork network;

    Experience(Progress progress, ActivityNetwork network) {
        this.progress = progress;
        this.network = network;
    }

    /** The durations in days by part; of parts that are nowhere finished nothing. */
    Map<String, List<Long>> without(String project) {
        Map<String, List<Long>> durations = new HashMap<>();
        progress.done().stream()
                .filter(done -> !done.projectKey().equals(project))
                .collect(Collectors.groupingBy(Done::projectKey))
                .values()
                .forEach(parts -> add(parts, durations));
        return durations;
    }

    private void add(Collection<Done> project, Map<String, List<Long>> durations) {
        Map<String, LocalDate> reached = project.stream().collect(Collectors.toMap(Experience::name, Done::on));
        for (Done done : project) {
            network.find(name(done))
                    .ifPresent(activity -> Durations.of(
                                    done.on(),
                                    done.begin(),
                                    activity.notBefore(done.plannedFrom()),
                                    activity.after(done.domesticFirst()),
                                    reached)
                            .ifPresent(days -> durations
                                    .computeIfAbsent(activity.part(), part -> new ArrayList<>())
                                    .add(days)));
        }
    }

    private static String name(Done done) {
        return Parts.name(done.process(), done.element(), done.stage());
    }
}
