package safecity.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseViews;
import safecity.casefile.StepView;
import safecity.engine.identity.Account;
import safecity.engine.operation.Incidents;
import safecity.engine.processes.InstancePaths;
import safecity.engine.processes.InstancePaths.Path;
import safecity.engine.processes.InstancePaths.Visit;
import safecity.engine.processes.Instances.Found;
import safecity.instance.InstanceDetails.EnteredValue;
import safecity.instance.InstanceDetails.Failure;
import safecity.instance.InstanceDetails.Once;
import safecity.instance.InstanceDetails.StepTime;
import safecity.language.ReaderLanguage;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Gathers what is known of one procedure, from the readers of its parts. */
@Component
class InstanceDetailReader {

    private final InstanceReader reader;
    private final InstanceViews views;
    private final InstancePaths paths;
    private final Incidents incidents;
    private final CaseFiles files;
    private final CaseViews steps;
    private final Clock clock;

    InstanceDetailReader(
            InstanceReader reader,
            InstanceViews views,
            InstancePaths paths,
            Incidents incidents,
            CaseFiles files,
            CaseViews steps,
            Clock clock) {
        this.reader = reader;
        this.views = views;
        this.paths = paths;
        this.incidents = incidents;
        this.files = files;
        this.steps = steps;
        this.clock = clock;
    }

    /** @throws Refusal {@code instance.unknown}, the same for what is not there and for what isn't the reader's to see */
    InstanceDetails of(String instance, Account person, Locale locale) {
        List<Project> projects = reader.projects(person);
        Found found = reader.find(instance, person);
        Path path = paths.of(instance).orElseThrow(() -> Refusal.notFound("instance.unknown"));
        Found caller = reader.caller(found, person);
        return new InstanceDetails(
                views.rows(List.of(found), projects, locale).get(0),
                path,
                caller == null
                        ? null
                        : views.rows(List.of(caller), projects, locale).get(0),
                views.rows(reader.called(found, person), projects, locale),
                times(path, locale),
                found.project() == null ? List.of() : values(instance, person, locale),
                incidents.of(instance).stream()
                        .map(one -> failure(one, path.process(), locale))
                        .toList(),
                incidents.settled(instance).stream()
                        .map(one -> new Once(
                                views.step(path.process(), one.element(), one.name(), locale), one.from(), one.until()))
                        .toList());
    }

    /** Steps in the order in which the way came to them first; gateways take no time. */
    private List<StepTime> times(Path path, Locale locale) {
        Map<String, List<Visit>> byElement = new LinkedHashMap<>();
        path.visits().stream()
                .filter(visit -> !visit.name().isEmpty() && visit.shape() != InstancePaths.Shape.GATEWAY)
                .forEach(visit -> byElement
                        .computeIfAbsent(visit.element(), element -> new ArrayList<>())
                        .add(visit));
        Instant now = clock.instant();
        return byElement.values().stream()
                .map(visits -> time(path.process(), visits, now, locale))
                .toList();
    }

    private StepTime time(String process, List<Visit> visits, Instant now, Locale locale) {
        Visit first = visits.get(0);
        List<Duration> each = visits.stream()
                .map(visit -> Duration.between(visit.begunAt(), Objects.requireNonNullElse(visit.endedAt(), now)))
                .toList();
        Duration longest = each.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        Visit open = visits.stream()
                .filter(visit -> visit.endedAt() == null)
                .findFirst()
                .orElse(null);
        return new StepTime(
                views.step(process, first.element(), first.name(), locale),
                visits.size(),
                views.duration(each.stream().reduce(Duration.ZERO, Duration::plus), locale),
                visits.size() == 1 ? null : views.duration(longest, locale),
                open != null,
                open == null || open.task() == null ? null : "/tasks/" + open.task());
    }

    /** What stands last in each field of this procedure's own steps, in the order in which the fields were first filled in. */
    private List<EnteredValue> values(String instance, Account person, Locale locale) {
        Map<String, EnteredValue> last = new LinkedHashMap<>();
        files.below(instance).stream()
                .filter(step -> step.instance().equals(instance))
                .forEach(step -> {
                    StepView view = steps.step(step, person, locale);
                    step.lines().stream()
                            .filter(line -> line.isEntered()
                                    && !line.label().isBlank()
                                    && !line.value().isBlank())
                            .forEach(line -> last.put(
                                    line.label(),
                                    new EnteredValue(
                                            line.label(),
                                            line.value(),
                                            view.name(),
                                            view.by(),
                                            step.at(),
                                            view.address())));
                });
        return List.copyOf(last.values());
    }

    private Failure failure(Incidents.Failed one, String process, Locale locale) {
        return new Failure(
                one.incident(),
                one.incident() != null && one.job() != null,
                views.step(process, one.element(), one.name(), locale),
                one.since(),
                one.nextAt(),
                one.kind().code(),
                sentence(one, locale),
                one.technical(),
                one.times());
    }

    private static @Nullable String sentence(Incidents.Failed one, Locale locale) {
        return one.sentenceKo() == null || one.sentenceEn() == null
                ? null
                : ReaderLanguage.choose(locale, one.sentenceKo(), one.sentenceEn());
    }
}
