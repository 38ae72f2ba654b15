package safecity.comment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** Remarks for programs and for the tab in Tasklist. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Comments", description = "Remarks of people on tasks; @account mentions somebody")
class CommentController {

    private final Comments comments;

    CommentController(Comments comments) {
        this.comments = comments;
    }

    record Remark(String text) {}

    @GetMapping("/tasks/{id}/comments")
    @Operation(summary = "The newest 200 remarks of the procedure to which an open task belongs")
    @ApiResponse(responseCode = "404", description = "There is no such open task for the caller")
    CommentView.Page list(
            @PathVariable String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account reader,
            @Parameter(hidden = true) Locale locale) {
        return comments.of(id, reader, locale);
    }

    @PostMapping("/tasks/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a remark on an open task; whom it mentions is notified")
    @ApiResponse(responseCode = "400", description = "Nothing, too much or something illegible was said")
    @ApiResponse(responseCode = "403", description = "The caller only reads")
    @ApiResponse(responseCode = "404", description = "There is no such open task for the caller")
    CommentView.Page write(
            @PathVariable String id,
            @RequestBody Remark remark,
            @Parameter(hidden = true) @AuthenticationPrincipal Account author,
            @Parameter(hidden = true) Locale locale) {
        comments.write(id, remark.text(), author);
        return comments.of(id, author, locale);
    }

    @PostMapping("/comments/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraws a remark of one's own; that there was one stays visible")
    @ApiResponse(responseCode = "403", description = "It is somebody else's")
    @ApiResponse(responseCode = "404", description = "There is no such remark for the caller")
    void withdraw(@PathVariable long id, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        comments.withdraw(id, person);
    }
}
