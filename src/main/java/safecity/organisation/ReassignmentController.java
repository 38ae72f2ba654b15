package safecity.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** Reassignment for programs; the same as {@link ReassignmentPageController} does for people. */
@RestController
@Tag(name = "Reassignment", description = "A manager gives a task to somebody else, with a reason")
class ReassignmentController {

    private final Reassignments reassignments;

    ReassignmentController(Reassignments reassignments) {
        this.reassignments = reassignments;
    }

    record ReassignmentRequest(String assignee, String reason) {}

    @PostMapping("/api/tasks/{id}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gives an open task to somebody of one of its departments; recorded with the reason")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "400", description = "No reason, or an assignee who may not do the task")
    @ApiResponse(responseCode = "403", description = "The caller is no manager")
    @ApiResponse(responseCode = "404", description = "There is no such open task in the caller's municipality")
    @ApiResponse(responseCode = "409", description = "The assignee has it already, or somebody was faster")
    void give(
            @PathVariable String id,
            @RequestBody ReassignmentRequest asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account manager) {
        reassignments.give(id, asked.assignee(), asked.reason(), manager);
    }
}
