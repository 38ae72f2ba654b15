package safecity.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.refusal.Refusal;

/** Drafts for Tasklist's script. A body has {@code version}, the one that was seen, and {@code values}. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Drafts", description = "What was typed into a form and not submitted; gone when the task ends")
class DraftController {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** Room for the version and for escapes beside the values themselves. */
    private static final int LARGEST_BODY = 2 * Drafts.LARGEST;

    private final Drafts drafts;
    private final Accounts accounts;
    private final ObjectMapper json;

    DraftController(Drafts drafts, Accounts accounts, ObjectMapper json) {
        this.accounts = accounts;
        this.drafts = drafts;
        this.json = json;
    }

    /**
     * What a client gets.
     *
     * @param savedBy name of whoever saved it
     * @param own     whether that was the caller
     */
    record DraftView(long version, Map<String, Object> values, String savedBy, Instant savedAt, boolean own) {}

    @GetMapping("/tasks/{id}/draft")
    @Operation(summary = "The draft of a task that the caller may work on")
    @ApiResponse(responseCode = "200", description = "The draft")
    @ApiResponse(responseCode = "204", description = "There is none")
    @ApiResponse(responseCode = "403", description = "The caller may not work on the task")
    @ApiResponse(responseCode = "404", description = "There is no such task for the caller")
    @ApiResponse(responseCode = "409", description = "Somebody else has taken the task")
    ResponseEntity<DraftView> read(
            @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        return answer(drafts.ofTask(id), caller);
    }

    @PutMapping("/tasks/{id}/draft")
    @Operation(summary = "Saves the draft of a task; fields that its form does not have are left out")
    @ApiResponse(responseCode = "200", description = "Saved, with the new version")
    @ApiResponse(responseCode = "409", description = "Somebody saved or discarded meanwhile, or has taken the task")
    @ApiResponse(responseCode = "413", description = "More than a form holds")
    ResponseEntity<DraftView> save(
            @PathVariable String id,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Account caller)
            throws IOException {
        Sent sent = sent(request);
        return answer(Optional.of(drafts.saveOfTask(id, sent.version(), sent.values(), caller.id())), caller);
    }

    @DeleteMapping("/tasks/{id}/draft")
    @Operation(summary = "Discards the draft of a task")
    @ApiResponse(responseCode = "204", description = "There is none any more")
    @ApiResponse(responseCode = "409", description = "Somebody saved meanwhile")
    ResponseEntity<Void> discard(@PathVariable String id, @RequestParam long version) {
        drafts.discardOfTask(id, version);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/start-forms/{form}/draft")
    @Operation(summary = "The caller's draft of a start form")
    @ApiResponse(responseCode = "200", description = "The draft")
    @ApiResponse(responseCode = "204", description = "There is none")
    @ApiResponse(responseCode = "404", description = "No process that the caller may start begins with this form")
    ResponseEntity<DraftView> readStart(
            @PathVariable String form, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        return answer(drafts.ofStart(caller.id(), form), caller);
    }

    @PutMapping("/start-forms/{form}/draft")
    @Operation(summary = "Saves the caller's draft of a start form")
    @ApiResponse(responseCode = "200", description = "Saved, with the new version")
    ResponseEntity<DraftView> saveStart(
            @PathVariable String form,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Account caller)
            throws IOException {
        Sent sent = sent(request);
        return answer(Optional.of(drafts.saveOfStart(form, sent.version(), sent.values(), caller.id())), caller);
    }

    @DeleteMapping("/start-forms/{form}/draft")
    @Operation(summary = "Discards the caller's draft of a start form")
    @ApiResponse(responseCode = "204", description = "There is none any more")
    ResponseEntity<Void> discardStart(
            @PathVariable String form,
            @RequestParam long version,
            @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        drafts.discardOfStart(caller.id(), form, version);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/tasks/{id}/remark-draft")
    @Operation(summary = "What the caller has begun to say about an open task")
    @ApiResponse(responseCode = "200", description = "The draft, its text under values.text")
    @ApiResponse(responseCode = "204", description = "There is none")
    @ApiResponse(responseCode = "404", description = "There is no such open task for the caller")
    ResponseEntity<DraftView> readRemark(
            @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        return answer(drafts.ofRemark(caller.id(), id), caller);
    }

    @PutMapping("/tasks/{id}/remark-draft")
    @Operation(summary = "Saves what the caller has begun to say about an open task")
    @ApiResponse(responseCode = "200", description = "Saved, with the new version")
    @ApiResponse(responseCode = "409", description = "It was saved or said in another window meanwhile")
    ResponseEntity<DraftView> saveRemark(
            @PathVariable String id,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Account caller)
            throws IOException {
        Sent sent = sent(request);
        return answer(Optional.of(drafts.saveOfRemark(id, sent.version(), sent.values(), caller.id())), caller);
    }

    @DeleteMapping("/tasks/{id}/remark-draft")
    @Operation(summary = "Discards what the caller has begun to say about a task")
    @ApiResponse(responseCode = "204", description = "There is none any more")
    ResponseEntity<Void> discardRemark(
            @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        drafts.discardOfRemark(caller.id(), id);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<DraftView> answer(Optional<Draft> draft, Account caller) {
        return draft.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new DraftView(
                                found.version(),
                                found.values(),
                                accounts.name(found.savedBy()),
                                found.savedAt(),
                                found.savedBy().equals(caller.id()))))
                .orElseGet(() -> ResponseEntity.noContent()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private record Sent(long version, Map<String, Object> values) {}

    /** Read by hand, so that a body that no form has is never held in memory. */
    private Sent sent(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refusal.tooLarge("draft.tooLarge", Drafts.LARGEST / 1024);
        }
        try {
            JsonNode content = json.readTree(body);
            if (content == null
                    || !content.path("version").canConvertToLong()
                    || !content.path("values").isObject()) {
                throw Refusal.of("draft.unreadable");
            }
            return new Sent(content.path("version").asLong(), json.convertValue(content.path("values"), VALUES));
        } catch (JsonProcessingException unreadable) {
            throw Refusal.of("draft.unreadable");
        }
    }
}
