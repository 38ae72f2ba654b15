package safecity.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.release.RoomView.Item;
import safecity.release.RoomView.Shelf;
import safecity.release.RoomView.Told;

/** Reads the room for whoever may enter it: the house itself, and who assesses the project. */
@Component
class ReleaseReader {

    /** In the order in which an assessor reads them. */
    private static final List<String> KINDS = List.of("application", "report", "answer", "timetable");

    private static final List<String> ASSESSORS = List.of("certifier", "support-centre");

    private final ProjectAccess projects;
    private final Roles roles;
    private final Routing routing;
    private final ReleaseRepository store;
    private final ReleasedEvidence evidence;
    private final AssessorFindings findings;
    private final Ages ages;
    private final MessageSource messages;

    ReleaseReader(
            ProjectAccess projects,
            Roles roles,
            Routing routing,
            ReleaseRepository store,
            ReleasedEvidence evidence,
            AssessorFindings findings,
            Ages ages,
            MessageSource messages) {
        this.projects = projects;
        this.roles = roles;
        this.routing = routing;
        this.store = store;
        this.evidence = evidence;
        this.findings = findings;
        this.ages = ages;
        this.messages = messages;
    }

    boolean mayEnter(Account reader) {
        return roles.inside(reader.groups()) || roles.assesses(reader.groups());
    }

    /** Whether somebody gives out the documents of a municipality's projects: the department that leads them. */
    boolean mayRelease(Account person, String municipality) {
        return !roles.oversees(person.groups()) && does(person, municipality, "lead");
    }

    /** Whether somebody belongs to that department, or oversees the municipality. */
    boolean leads(Account person, String municipality) {
        return roles.oversees(person.groups()) || does(person, municipality, "lead");
    }

    /** @throws Refusal {@code project.unknown} also for an outside body that doesn't assess */
    Project project(String key, Account reader) {
        Project project = projects.get(key, reader);
        if (!mayEnter(reader)) {
            throw Refusal.notFound("project.unknown", key);
        }
        return project;
    }

    /** @param number of the newest release; 0 when there is none */
    record Room(String key, String title, int number) {}

    /** The rooms that somebody may enter. */
    @Transactional(readOnly = true)
    List<Room> rooms(Account reader, Locale locale) {
        return mayEnter(reader)
                ? projects.of(reader).stream()
                        .map(project -> new Room(project.key(), project.title(locale), store.next(project.key()) - 1))
                        .toList()
                : List.of();
    }

    /** Writes nothing of its own; which department does a duty is asked of a decision, whose evaluation is put on record. */
    @Transactional
    RoomView room(String key, Account reader, Locale locale) {
        Project project = project(key, reader);
        Set<String> hidden = hidden(project, reader);
        List<Released> standing = store.standing(key).stream()
                .filter(item -> item.isThere() && !hidden.contains(item.name()))
                .toList();
        Ages.Of days = ages.ofItems(key, standing);
        List<Released> files =
                standing.stream().filter(item -> item.kind().equals("evidence")).toList();
        Map<String, List<Item>> byCriterion = files.stream()
                .collect(Collectors.groupingBy(
                        item -> Objects.requireNonNullElse(item.criterion(), ""),
                        Collectors.mapping(item -> item(item, days, locale), Collectors.toList())));
        List<Shelf> shelves =
                evidence
                        .proofs(
                                project,
                                files.stream()
                                        .map(item -> Long.valueOf(item.ref()))
                                        .toList(),
                                locale)
                        .stream()
                        .map(proof -> new Shelf(proof, byCriterion.getOrDefault(proof.no(), List.of())))
                        .toList();
        Set<Long> shelved = new HashSet<>();
        shelves.forEach(shelf -> shelf.pieces().forEach(piece -> shelved.add(piece.id())));
        List<Told> history = history(key, hidden, locale);
        return new RoomView(
                key,
                project.title(locale),
                history.isEmpty() ? 0 : history.get(0).number(),
                standing.stream()
                        .filter(item -> KINDS.contains(item.kind()))
                        .sorted(Comparator.comparing((Released item) -> KINDS.indexOf(item.kind()))
                                .thenComparing(item -> item.title(locale)))
                        .map(item -> item(item, days, locale))
                        .toList(),
                shelves,
                files.stream()
                        .filter(file -> !shelved.contains(file.id()))
                        .map(file -> item(file, days, locale))
                        .sorted(Comparator.comparing(Item::title))
                        .toList(),
                findings.of(
                        key,
                        ASSESSORS.stream()
                                .filter(duty -> does(reader, project.municipality(), duty))
                                .toList()),
                history,
                days.day(),
                days.audit());
    }

    /** Something that stands in the room now: what was withdrawn, or replaced by another version, is not found. */
    @Transactional(readOnly = true)
    Released item(String key, long id, Account reader) {
        Set<String> hidden = hidden(project(key, reader), reader);
        return store.standing(key).stream()
                .filter(item -> item.id() == id && item.isThere() && !hidden.contains(item.name()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("release.unknown"));
    }

    List<Releasable.Passage> passages(Released item) {
        return store.passages(item.id());
    }

    /**
     * Names of what is kept from somebody of the house although assessors may read it: a release to them opens no closed paper to
     * everybody else.
     */
    Set<String> hidden(Project project, Account reader) {
        return roles.inside(reader.groups())
                ? evidence.hidden(project, reader).stream()
                        .map(ref -> "evidence/" + ref)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private List<Told> history(String key, Set<String> hidden, Locale locale) {
        List<ReleaseRepository.Row> releases = store.of(key).stream()
                .filter(release -> release.number() != null)
                .sorted(Comparator.comparing(ReleaseRepository.Row::id))
                .toList();
        Set<String> before = new HashSet<>();
        List<Told> told = new ArrayList<>();
        for (ReleaseRepository.Row release : releases) {
            List<Released> items = store.items(release.id()).stream()
                    .filter(item -> !hidden.contains(item.name()))
                    .toList();
            told.add(
                    0,
                    new Told(
                            release.number() == null ? 0 : release.number(),
                            release.endedAt() == null ? release.proposedAt() : release.endedAt(),
                            release.reason(),
                            items(items.stream().filter(one -> one.isThere() && !before.contains(one.name())), locale),
                            items(items.stream().filter(one -> one.isThere() && before.contains(one.name())), locale),
                            items(items.stream().filter(one -> !one.isThere()), locale)));
            items.forEach(one -> {
                if (one.isThere()) {
                    before.add(one.name());
                } else {
                    before.remove(one.name());
                }
            });
        }
        return told;
    }

    private List<Item> items(Stream<Released> items, Locale locale) {
        return items.map(item -> item(item, null, locale)).toList();
    }

    Item item(Released item, Locale locale) {
        return item(item, ages.ofItems(store.project(item.releaseId()), List.of(item)), locale);
    }

    private Item item(Released item, Ages.@Nullable Of days, Locale locale) {
        Dated dated = days == null ? null : days.dated(item.kind(), item.ref(), item.version());
        return new Item(
                item.id(),
                item.kind(),
                messages.getMessage("release.kind." + item.kind(), null, locale),
                item.title(locale),
                item.version(),
                item.number(),
                item.releasedAt(),
                ages.words(dated, locale),
                days == null ? "" : ages.age(dated, days.day(), locale),
                dated == null || days == null ? 0 : dated.months(days.day()));
    }

    private boolean does(Account person, String municipality, String duty) {
        return routing.does(
                municipality,
                duty,
                person.groups().stream().map(Routing::departmentOf).toList());
    }
}
