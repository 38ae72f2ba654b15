package safecity.portfolio;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import safecity.portfolio.ComingDecision.Kind;
import safecity.project.overview.ElectionReader;
import safecity.project.overview.ProjectView.ElectionNotice;

/** What has to be decided or done soon in some projects. */
@Component
class ComingDecisions {

    private static final String PROJECT = "/projects/{key}";

    private final ElectionReader elections;

    ComingDecisions(ElectionReader elections) {
        this.elections = elections;
    }

    /**
     * The nearest first: planned ends of milestones, ends of periods of the law, begins of what holds the mayor back before an
     * election while a project goes on.
     *
     * @param titles of the projects by key
     */
    List<ComingDecision> of(Collection<Standing> projects, Map<String, String> titles, LocalDate today, Locale locale) {
        Stream<ComingDecision> ofElections = projects.stream()
                .filter(ComingDecisions::goesOn)
                .findFirst()
                .map(project ->
                        address(PROJECT + "#elections", project.project().key()))
                .map(address -> elections.after(today).stream().flatMap(election -> of(election, address, today)))
                .orElse(Stream.of());
        return Stream.concat(projects.stream().flatMap(project -> of(project, titles, today, locale)), ofElections)
                .filter(one -> ComingDecision.isNear(one.on(), today))
                .sorted(Comparator.comparing(ComingDecision::on)
                        .thenComparing(ComingDecision::kind)
                        .thenComparing(ComingDecision::title)
                        .thenComparing(ComingDecision::name))
                .toList();
    }

    private static boolean goesOn(Standing project) {
        return project.state() == ProjectState.RUNNING || project.state() == ProjectState.SUSPENDED;
    }

    private static Stream<ComingDecision> of(
            Standing project, Map<String, String> titles, LocalDate today, Locale locale) {
        String key = project.project().key();
        String title = titles.getOrDefault(key, key);
        return Stream.concat(
                goesOn(project)
                        ? project.ahead().stream()
                                .map(milestone -> at(
                                        milestone.to(),
                                        today,
                                        Kind.MILESTONE,
                                        key,
                                        title,
                                        milestone.name(locale),
                                        address(PROJECT + "#milestones", key)))
                        : Stream.of(),
                project.tasks().stream()
                        .filter(task -> task.legalTerm() && task.due() != null && !task.overdue())
                        .map(task -> at(
                                Standing.dueOn(task),
                                today,
                                Kind.LEGAL_TERM,
                                key,
                                title,
                                task.name(),
                                address("/tasks/{id}", task.id()))));
    }

    private static Stream<ComingDecision> of(ElectionNotice election, String address, LocalDate today) {
        ComingDecision events = at(election.eventsFrom(), today, Kind.ELECTION_EVENTS, null, "", "", address);
        return election.publicityFrom() == null
                ? Stream.of(events)
                : Stream.of(
                        events, at(election.publicityFrom(), today, Kind.ELECTION_PUBLICITY, null, "", "", address));
    }

    private static ComingDecision at(
            LocalDate on,
            LocalDate today,
            Kind kind,
            @Nullable String project,
            String title,
            String name,
            String address) {
        return new ComingDecision(on, ChronoUnit.DAYS.between(today, on), kind, project, title, name, address);
    }

    private static String address(String pattern, String value) {
        return UriComponentsBuilder.fromUriString(pattern)
                .buildAndExpand(value)
                .encode()
                .toUriString();
    }
}
