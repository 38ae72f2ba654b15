package safecity.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.engine.processes.Instances.Found;
import safecity.language.TaskNames;
import safecity.project.Project;

/** Tells procedures in the reader's words. */
@Component
class InstanceViews {

    private static final long HOURS = 24;
    private static final long MINUTES = 60;

    private final MessageSource messages;
    private final Clock clock;

    InstanceViews(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    List<InstanceView> rows(List<Found> found, Collection<Project> projects, Locale locale) {
        Map<String, String> titles = Project.titles(projects, locale);
        return found.stream().map(one -> row(one, titles, locale)).toList();
    }

    private InstanceView row(Found one, Map<String, String> titles, Locale locale) {
        String state = one.state().name().toLowerCase(Locale.ROOT);
        return new InstanceView(
                one.instance(),
                one.process(),
                process(one.process(), one.name(), locale),
                one.title(),
                one.project(),
                one.project() == null ? null : titles.get(one.project()),
                one.begunAt(),
                one.endedAt(),
                state,
                messages.getMessage("instance.state." + state, null, locale),
                one.incidents(),
                one.places().stream()
                        .map(place -> step(one.process(), place.element(), place.name(), locale))
                        .distinct()
                        .toList(),
                between(one.begunAt(), Objects.requireNonNullElse(one.endedAt(), clock.instant()), locale),
                one.version(),
                one.endedAt() == null && one.version() < one.newest(),
                one.caller());
    }

    String process(String process, String korean, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage("process." + process, null, korean, locale), korean);
    }

    String step(String process, String element, String korean, Locale locale) {
        return TaskNames.of(messages, process, element, korean, locale);
    }

    String between(Instant from, Instant until, Locale locale) {
        return duration(Duration.between(from, until), locale);
    }

    /** In days and hours, in hours and minutes, or in minutes; what is shorter is the smallest of these. */
    String duration(Duration time, Locale locale) {
        long minutes = Math.max(0, time.toMinutes());
        long hours = minutes / MINUTES;
        long days = hours / HOURS;
        if (days > 0) {
            return messages.getMessage("instance.days", new Object[] {days, hours % HOURS}, locale);
        }
        return hours > 0
                ? messages.getMessage("instance.hours", new Object[] {hours, minutes % MINUTES}, locale)
                : messages.getMessage("instance.minutes", new Object[] {minutes}, locale);
    }
}
