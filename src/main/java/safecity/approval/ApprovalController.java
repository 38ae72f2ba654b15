package safecity.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** The approval line for Tasklist's tab and for programs. */
@RestController
@RequestMapping(path = "/api/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Approvals", description = "Who drafted, reviewed, agreed and decided, and whose turn it is")
class ApprovalController {

    private final ApprovalLines lines;
    private final SubmittedDocuments documents;

    ApprovalController(ApprovalLines lines, SubmittedDocuments documents) {
        this.lines = lines;
        this.documents = documents;
    }

    @GetMapping("/{id}")
    @Operation(summary = "The approval line of a task or a process instance")
    @ApiResponse(responseCode = "200", description = "The line")
    @ApiResponse(responseCode = "404", description = "No document is in approval there, or the caller may not see it")
    ApprovalLineView line(
            @PathVariable String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account caller,
            @Parameter(hidden = true) Locale locale) {
        return lines.of(id, caller, locale);
    }

    /** Asked for every task that is opened; "no" is an answer, not an error that a browser would report. */
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(hidden = true)
    ResponseEntity<Void> isThere(
            @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        return lines.isThere(id, caller)
                ? ResponseEntity.ok().build()
                : ResponseEntity.noContent().build();
    }

    @PostMapping("/{documentId}/recall")
    @Operation(summary = "The drafter takes a document back before anybody has reviewed it")
    @ApiResponse(responseCode = "204", description = "It is with the drafter again")
    @ApiResponse(responseCode = "404", description = "The caller has submitted no such document")
    @ApiResponse(responseCode = "409", description = "Somebody has reviewed it")
    ResponseEntity<Void> recall(
            @PathVariable String documentId, @Parameter(hidden = true) @AuthenticationPrincipal Account caller) {
        documents.recall(documentId, caller.id());
        return ResponseEntity.noContent().build();
    }
}
