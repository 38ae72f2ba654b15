package safecity.engine.tasks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safecity.engine.identity.Account;

/** Reads what waits for people in a project. */
public interface OpenTasks {

    /** More than any project has open at a time; what lies beyond it is not read. */
    int LIMIT = 500;

    /**
     * The open tasks of all process instances of a project, those due first at the top, those without a due date last.
     *
     * @param projectKey   business key of the instances
     * @param municipality the tenant that the project belongs to; tasks of another are never returned
     */
    List<OpenTask> of(String projectKey, String municipality);

    /**
     * The open tasks of several projects, as {@link #of(String, String)}, without their titles; read by one question.
     *
     * @param municipalities by project the tenant that it belongs to
     */
    List<Placed> of(Map<String, String> municipalities);

    /** The tasks that were open at a moment, as {@link #of(String, String)}; who had taken them then tells {@link #taken}. */
    List<OpenTask> at(String projectKey, String municipality, Instant moment);

    /** Who took a task, and when. */
    record Taken(String by, Instant at) {}

    /** Those of the tasks that somebody had taken before a moment, open or done since. */
    Map<String, Taken> taken(Collection<String> tasks, Instant before);

    /** What waits for a person: what they have taken, and what nobody has that they may; those due first at the top. */
    List<OpenTask> of(Account person);

    /** As {@link #of(Account)}, each with its project. */
    List<Placed> placed(Account person);

    /** What tells tasks of one name apart, by task: the title of a document, a contract, a programme. */
    Map<String, String> titles(Collection<String> tasks);

    /** Who did the step before a task in its procedure, and when: they wait for it. */
    record HandedOver(String task, String by, Instant at) {}

    /** Those of the tasks that have such a step. */
    List<HandedOver> handedOver(Collection<String> tasks);

    /** Those of these tasks that are open and that the person who is signed in may see. */
    List<Placed> seen(Collection<String> ids);

    /**
     * What was opened in the same course of procedures by the end of a task and in the seconds after it, the oldest first;
     * also what the person who is signed in may not do.
     */
    List<OpenTask> openedBy(String endedTask);

    /**
     * An open task and where it belongs.
     *
     * @param projectKey business key of its instance; null where it has none
     * @param title      what tells it from others of its name, such as the programme; null for none
     */
    public record Placed(
            OpenTask task,
            @Nullable String projectKey,
            String municipality,
            @Nullable String title) {}

    /** An open task, read by the system: who may see it is the caller's affair. Empty for one that is done or never was. */
    Optional<Placed> find(String id);

    /**
     * The open tasks of all municipalities that are due by a moment, those due first at the top.
     *
     * @param most how many are read at most
     */
    List<Placed> dueBy(Instant until, int most);

    /** What these accounts have taken and not done, suspended tasks too; those due first at the top. */
    List<Placed> takenBy(Collection<String> accounts);
}
