package safecity.workplace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.engine.tasks.TaskLists;
import safecity.project.overview.ProjectReader;
import safecity.refusal.Refusal;

/** What Tasklist shows of its lists and tasks besides what the engine tells it. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Task lists", description = "The ready lists of Tasklist and the cards in them")
class TaskListController {

    private static final int MOST_CARDS = 50;
    private static final int MOST_SEASONS = 5;
    private static final String TO_DO = "to-do";

    private final TaskLists lists;
    private final TaskCards cards;
    private final TaskOutcomes outcomes;
    private final ProjectReader projects;

    TaskListController(TaskLists lists, TaskCards cards, TaskOutcomes outcomes, ProjectReader projects) {
        this.lists = lists;
        this.cards = cards;
        this.outcomes = outcomes;
        this.projects = projects;
    }

    /**
     * @param counts  by the key of the list, the property {@code safecity} of its filter
     * @param seasons for what the reader's projects wait, in sentences; empty while there is something to do
     */
    record Counts(Map<String, Long> counts, List<String> seasons) {}

    record Cards(List<TaskCards.Card> cards) {}

    @GetMapping("/task-lists")
    @Operation(summary = "How many tasks each ready list shows to the caller; where there are none, what is waited for")
    ResponseEntity<Counts> counts(
            @Parameter(hidden = true) @AuthenticationPrincipal Account reader,
            @Parameter(hidden = true) Locale locale) {
        Map<String, Long> counts = lists.counts();
        boolean idle = counts.getOrDefault(TO_DO, 0L) == 0;
        return fresh(new Counts(counts, idle ? projects.seasons(reader, MOST_SEASONS, locale) : List.of()));
    }

    @GetMapping("/task-cards")
    @Operation(summary = "Lateness, substitution and way of completion of open tasks that the caller sees; at most 50")
    @ApiResponse(responseCode = "400", description = "More than 50 were asked for")
    ResponseEntity<Cards> cards(
            @RequestParam List<String> ids,
            @Parameter(hidden = true) @AuthenticationPrincipal Account reader,
            @Parameter(hidden = true) Locale locale) {
        if (ids.size() > MOST_CARDS) {
            throw Refusal.of("task.tooManyCards", MOST_CARDS).field("ids");
        }
        return fresh(new Cards(cards.of(ids, reader, locale)));
    }

    @GetMapping("/tasks/{id}/outcome")
    @Operation(summary = "What the caller has decided in a task, and who is next")
    @ApiResponse(responseCode = "404", description = "The caller has done no such task")
    ResponseEntity<TaskOutcomes.Outcome> outcome(
            @PathVariable String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account reader,
            @Parameter(hidden = true) Locale locale) {
        return fresh(outcomes.of(id, reader, locale));
    }

    private static <T> ResponseEntity<T> fresh(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
