package safecity.instance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.pages.AskedText;

/** Steering for programs; the same as {@link SteeringPageController} does for people. */
@RestController
@Tag(
        name = "Procedures",
        description = "A manager tries failed steps again, suspends procedures and resumes them, with a reason")
class SteeringController {

    private final Steering steering;

    SteeringController(Steering steering) {
        this.steering = steering;
    }

    /** @param reason of 5 to 1,000 characters */
    record RetryRequest(@Nullable String reason) {}

    /**
     * @param reach  {@code procedure}, which is meant where nothing is said, or {@code project}
     * @param reason of 5 to 1,000 characters
     */
    record SuspensionRequest(
            @Nullable String reach, @Nullable String reason) {}

    @PostMapping("/api/instances/{id}/incidents/{incident}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets a failed step be tried once more; recorded with the reason")
    @ApiResponse(responseCode = "204", description = "It will be tried in a moment")
    @ApiResponse(responseCode = "400", description = "No reason")
    @ApiResponse(responseCode = "403", description = "The caller may not steer procedures")
    @ApiResponse(responseCode = "404", description = "There is no such procedure in the caller's projects")
    @ApiResponse(responseCode = "409", description = "The failure is settled, or is being tried again already")
    void retry(
            @PathVariable String id,
            @PathVariable String incident,
            @RequestBody RetryRequest asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account manager) {
        steering.retry(id, incident, asked.reason(), manager);
    }

    @PostMapping("/api/instances/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Suspends a procedure with all that it called, or everything of its project; recorded with the reason")
    @ApiResponse(responseCode = "204", description = "Nobody can work in it until it is resumed")
    @ApiResponse(responseCode = "400", description = "No reason, or an unknown reach")
    @ApiResponse(responseCode = "403", description = "The caller may not steer procedures")
    @ApiResponse(responseCode = "404", description = "There is no such procedure in the caller's projects")
    @ApiResponse(responseCode = "409", description = "All of it is suspended already, or it has ended")
    void suspend(
            @PathVariable String id,
            @RequestBody SuspensionRequest asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account manager) {
        steering.suspend(id, reach(asked.reach()), asked.reason(), manager);
    }

    @PostMapping("/api/instances/{id}/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets a suspended procedure go on, or everything of its project; recorded with the reason")
    @ApiResponse(responseCode = "204", description = "Work goes on; timers that became due meanwhile fire now")
    @ApiResponse(responseCode = "400", description = "No reason, or an unknown reach")
    @ApiResponse(responseCode = "403", description = "The caller may not steer procedures")
    @ApiResponse(responseCode = "404", description = "There is no such procedure in the caller's projects")
    @ApiResponse(responseCode = "409", description = "Nothing of it is suspended, or it has ended")
    void resume(
            @PathVariable String id,
            @RequestBody SuspensionRequest asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account manager) {
        steering.resume(id, reach(asked.reach()), asked.reason(), manager);
    }

    static Steering.Reach reach(@Nullable String typed) {
        Steering.Reach reach = AskedText.choice(Steering.Reach.class, typed, "reach");
        return reach == null ? Steering.Reach.PROCEDURE : reach;
    }
}
