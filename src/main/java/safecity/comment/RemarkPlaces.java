package safecity.comment;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseFiles;
import safecity.casefile.CaseReaders;
import safecity.casefile.EnteredStep;
import safecity.engine.identity.Account;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.project.ProjectAccess;

/**
 * On which tasks somebody reads remarks, and on which they answer, open or done: those that are theirs, those of which they
 * were told, and where a remark mentions them. An outside body sees what was said to it, no other remarks; one of the house
 * reads what was said on tasks that are done, as their pages show what was entered.
 */
@Component
class RemarkPlaces {

    private final TaskPlaces open;
    private final CaseFiles files;
    private final CaseReaders readers;
    private final ProjectAccess projects;
    private final CommentRepository table;
    private final ToldAboutTasks told;

    RemarkPlaces(
            TaskPlaces open,
            CaseFiles files,
            CaseReaders readers,
            ProjectAccess projects,
            CommentRepository table,
            ToldAboutTasks told) {
        this.open = open;
        this.files = files;
        this.readers = readers;
        this.projects = projects;
        this.table = table;
        this.told = told;
    }

    /**
     * @param addressedOnly whether the reader sees no other remarks than those that mention them, and their own
     * @param answers       whether the reader may make one; their role has to allow it as well
     */
    record Spot(Place place, boolean addressedOnly, boolean answers) {}

    /** Empty for a task that never was, and for one of which the reader knows nothing. */
    Optional<Spot> find(String task, Account reader) {
        Optional<Spot> own = open.find(task).map(place -> new Spot(place, false, true));
        return own.isPresent() ? own : ofOthers(task, reader);
    }

    private Optional<Spot> ofOthers(String task, Account reader) {
        Optional<Place> waiting = open.open(task);
        Optional<EnteredStep> step = waiting.isPresent() ? Optional.empty() : files.step(task);
        return waiting.or(() -> step.map(RemarkPlaces::place))
                .filter(place ->
                        place.municipality() != null && reader.tenants().contains(place.municipality()))
                .flatMap(place -> spot(place, step, reader));
    }

    private Optional<Spot> spot(Place place, Optional<EnteredStep> done, Account reader) {
        boolean inside = readers.inside(reader.groups());
        if (done.filter(step -> readers.isOwn(step, reader.id(), reader.groups()))
                .isPresent()) {
            return Optional.of(new Spot(place, false, true));
        }
        if (told.isTold(reader.id(), place.taskId()) || isMentioned(place, reader)) {
            return Optional.of(new Spot(place, !inside, true));
        }
        return done.isPresent()
                        && inside
                        && place.projectKey() != null
                        && projects.find(place.projectKey(), reader).isPresent()
                ? Optional.of(new Spot(place, false, false))
                : Optional.empty();
    }

    private boolean isMentioned(Place place, Account reader) {
        return table.of(place.instance(), Comments.MOST).stream()
                .anyMatch(comment -> comment.withdrawnAt() == null && Comments.mentions(comment.text(), reader.id()));
    }

    private static Place place(EnteredStep step) {
        return new Place(
                step.id(),
                step.projectKey(),
                step.municipality(),
                step.process(),
                step.instance(),
                step.element(),
                step.name(),
                List.of(),
                step.title(),
                step.departments());
    }
}
