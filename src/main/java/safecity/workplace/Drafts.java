package safecity.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.forms.FormEntries;
import safecity.engine.processes.ProcessStarted;
import safecity.engine.tasks.TaskClosed;
import safecity.engine.tasks.TaskPlaces;
import safecity.refusal.Refusal;
import safecity.transfer.PostLeft;

/**
 * Keeps what was typed and not submitted. A task's draft belongs to whoever may work on the task, so that it outlives a
 * change of officer; a start form's draft belongs to the person. It never becomes a variable and counts as nothing.
 */
@Component
class Drafts {

    /** Far more than the longest form of ours holds. */
    static final int LARGEST = 65_536;

    private static final String TEXT = "text";

    private final DraftRepository store;
    private final FormEntries forms;
    private final TaskPlaces tasks;
    private final ObjectMapper json;

    Drafts(DraftRepository store, FormEntries forms, TaskPlaces tasks, ObjectMapper json) {
        this.tasks = tasks;
        this.store = store;
        this.forms = forms;
        this.json = json;
    }

    Optional<Draft> ofTask(String taskId) {
        forms.ofTask(taskId, Map.of());
        return store.ofTask(taskId)
                .map(draft -> new Draft(
                        draft.version(), forms.ofTask(taskId, draft.values()), draft.savedBy(), draft.savedAt()));
    }

    Optional<Draft> ofStart(String account, String form) {
        forms.ofStart(form, Map.of());
        return store.ofStart(account, form)
                .map(draft ->
                        new Draft(draft.version(), forms.ofStart(form, draft.values()), account, draft.savedAt()));
    }

    /**
     * @param seen the version on which the values build, 0 for none
     * @throws Refusal {@code draft.changed} when somebody has saved or discarded meanwhile, {@code draft.tooLarge}
     */
    @Transactional
    Draft saveOfTask(String taskId, long seen, Map<String, Object> values, String account) {
        String content = content(forms.ofTask(taskId, values));
        return store.saveOfTask(taskId, seen, content, account).orElseThrow(() -> Refusal.conflict("draft.changed"));
    }

    @Transactional
    Draft saveOfStart(String form, long seen, Map<String, Object> values, String account) {
        String content = content(forms.ofStart(form, values));
        return store.saveOfStart(form, seen, content, account).orElseThrow(() -> Refusal.conflict("draft.changed"));
    }

    /** What somebody has begun to say about a task; nobody else sees it. */
    Optional<Draft> ofRemark(String account, String task) {
        return store.ofStart(account, DraftRepository.remarkOn(mustSee(task)));
    }

    /**
     * @param seen as with a form
     * @throws Refusal {@code draft.changed}, also when it was said meanwhile in another window
     */
    @Transactional
    Draft saveOfRemark(String task, long seen, Map<String, Object> values, String account) {
        String content = content(Map.of(TEXT, String.valueOf(values.getOrDefault(TEXT, ""))));
        return store.saveOfStart(DraftRepository.remarkOn(mustSee(task)), seen, content, account)
                .orElseThrow(() -> Refusal.conflict("draft.changed"));
    }

    /** It was said, or is not to be. */
    @Transactional
    void discardOfRemark(String account, String task) {
        store.removeOfStart(account, DraftRepository.remarkOn(task));
    }

    private String mustSee(String task) {
        return tasks.find(task)
                .orElseThrow(() -> Refusal.notFound("comment.noTask"))
                .taskId();
    }

    @Transactional
    void discardOfTask(String taskId, long seen) {
        forms.ofTask(taskId, Map.of());
        if (!store.discardOfTask(taskId, seen) && store.ofTask(taskId).isPresent()) {
            throw Refusal.conflict("draft.changed");
        }
    }

    @Transactional
    void discardOfStart(String account, String form, long seen) {
        if (!store.discardOfStart(account, form, seen)
                && store.ofStart(account, form).isPresent()) {
            throw Refusal.conflict("draft.changed");
        }
    }

    @EventListener
    void taskEnded(TaskClosed task) {
        store.removeOfTask(task.taskId());
        store.removeOfRemarks(task.taskId());
    }

    @EventListener
    void processStarted(ProcessStarted start) {
        store.removeOfStart(start.account(), start.form());
    }

    @EventListener
    void postLeft(PostLeft left) {
        if (left.successor() != null) {
            store.handOverStarts(left.account(), left.successor());
        }
    }

    private String content(Map<String, Object> entries) {
        try {
            String content = json.writeValueAsString(entries);
            if (content.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
                throw Refusal.tooLarge("draft.tooLarge", LARGEST / 1024);
            }
            return content;
        } catch (JsonProcessingException unwritable) {
            throw Refusal.of("draft.unreadable");
        }
    }
}
