package safecity.release;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.forms.PlainText;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.project.Project;
import safecity.refusal.Refusal;

/** Releases from the proposal to the number; the model {@code release} calls what it needs of it. */
@ModelBean("releases")
@Transactional
public class Releases {

    private static final int LONGEST_REASON = 500;

    /** Asked late: some of them need the engine, which needs this bean. */
    private final ObjectProvider<ReleaseSource> sources;

    private final ReleaseRepository store;
    private final Ages ages;
    private final ProcessStarter processes;
    private final ApplicationEventPublisher events;

    Releases(
            ObjectProvider<ReleaseSource> sources,
            ReleaseRepository store,
            Ages ages,
            ProcessStarter processes,
            ApplicationEventPublisher events) {
        this.events = events;
        this.sources = sources;
        this.store = store;
        this.ages = ages;
        this.processes = processes;
    }

    /** Everything of a project that can be released, by {@link Releasable#name}. */
    @Transactional(readOnly = true)
    Map<String, Releasable> candidates(String projectKey) {
        return sources.orderedStream()
                .flatMap(source -> source.of(projectKey).stream())
                .collect(Collectors.toMap(Releasable::name, thing -> thing, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Proposes the next release and begins its way to the approval.
     *
     * @param added     names of what is given, in the version that it has now
     * @param withdrawn names of what was given and shall be no longer
     * @throws Refusal {@code release.nothing}, {@code release.reasonMissing}, {@code release.open},
     *                 {@code release.unknownItem}, {@code release.same}
     */
    void propose(Project project, Collection<String> added, Collection<String> withdrawn, String reason, String actor) {
        store.lock(project.key());
        if (added.isEmpty() && withdrawn.isEmpty()) {
            throw Refusal.of("release.nothing").field("added");
        }
        String why = PlainText.lines("reason", reason, LONGEST_REASON);
        if (why == null || why.isBlank()) {
            throw Refusal.of("release.reasonMissing").field("reason");
        }
        if (store.open(project.key())) {
            throw Refusal.conflict("release.open");
        }
        Map<String, Released> standing = standing(project.key());
        Map<String, Releasable> candidates = candidates(project.key());
        long release = store.insert(project.key(), why, actor);
        for (String name : added) {
            Releasable thing = known(candidates.get(name), name, "added");
            Released before = standing.get(name);
            if (before != null && before.version() == thing.version()) {
                throw Refusal.of("release.same", thing.titleKo()).field("added");
            }
            store.insertItem(release, "add", thing);
        }
        for (String name : withdrawn) {
            Released before = known(standing.get(name), name, "withdrawn");
            if (added.contains(name)) {
                throw Refusal.of("release.both", before.titleKo()).field("withdrawn");
            }
            store.insertItem(
                    release,
                    "withdraw",
                    new Releasable(
                            before.kind(),
                            before.ref(),
                            before.version(),
                            before.criterion(),
                            before.titleKo(),
                            before.titleEn(),
                            List.of()));
        }
        processes.start(
                ModelContract.Processes.RELEASE,
                project.key(),
                Map.of(
                        "projectKey",
                        project.key(),
                        "municipality",
                        project.municipality(),
                        ModelContract.Variables.RELEASE_ID,
                        Long.toString(release)));
    }

    private static <T> T known(@Nullable T found, String name, String field) {
        if (found == null) {
            throw Refusal.of("release.unknownItem", name).field(field);
        }
        return found;
    }

    /** What is given now, by name. */
    Map<String, Released> standing(String projectKey) {
        return store.standing(projectKey).stream()
                .filter(Released::isThere)
                .collect(Collectors.toMap(Released::name, item -> item));
    }

    /** Title of the document that is approved. */
    public String title(String releaseId) {
        return "심사 자료 제" + store.next(get(releaseId).projectKey()) + "차 제공";
    }

    /** What is added, renewed and withdrawn, and why, for the forms. */
    @Transactional(readOnly = true)
    public String contents(String releaseId) {
        ReleaseRepository.Row release = get(releaseId);
        Map<String, Released> standing = standing(release.projectKey());
        List<Released> items = store.items(release.id());
        Ages.Of days = ages.ofItems(release.projectKey(), items);
        return items.stream()
                .map(item -> "- %s: %s%s%s%s"
                        .formatted(
                                word(item, standing.get(item.name())),
                                item.criterion() == null ? "" : "기준 " + item.criterion() + " · ",
                                item.titleKo(),
                                item.kind().equals("evidence") ? " (제" + item.version() + "판)" : "",
                                day(days.dated(item.kind(), item.ref(), item.version()))))
                .collect(Collectors.joining("\n", "", "\n\n사유: " + release.reason()));
    }

    private String day(@Nullable Dated dated) {
        return dated == null ? "" : ", " + ages.words(dated, Locale.KOREAN);
    }

    private static String word(Released item, @Nullable Released before) {
        return !item.isThere() ? "제공 철회" : before == null ? "새로 제공" : "새 판으로 바꿈";
    }

    /**
     * It was approved: from now on whoever assesses the project reads it.
     *
     * @throws Refusal {@code release.pieceWithdrawn}
     */
    public void released(String releaseId, String actor) {
        ReleaseRepository.Row release = get(releaseId);
        store.lock(release.projectKey());
        mustStillBeOnFile(release);
        store.end(release, "released", store.next(release.projectKey()), actor);
        events.publishEvent(
                new RoomNotice(release.projectKey(), RoomNotice.What.RELEASED, 0, null, actor, release.reason()));
    }

    /** What its owner withdrew while the release was on its way isn't given: mostly it should never have been filed. */
    private void mustStillBeOnFile(ReleaseRepository.Row release) {
        Map<String, Releasable> candidates = candidates(release.projectKey());
        store.items(release.id()).stream()
                .filter(item ->
                        item.isThere() && item.kind().equals("evidence") && !candidates.containsKey(item.name()))
                .findFirst()
                .ifPresent(gone -> {
                    throw Refusal.conflict("release.pieceWithdrawn", gone.titleKo());
                });
    }

    /** It is not pursued; nothing was given. */
    public void dropped(String releaseId, String actor) {
        store.end(get(releaseId), "dropped", null, actor);
    }

    private ReleaseRepository.Row get(String releaseId) {
        return store.find(Long.parseLong(releaseId)).orElseThrow(() -> Refusal.notFound("release.unknown"));
    }
}
