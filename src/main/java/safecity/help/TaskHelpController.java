package safecity.help;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.document.PaperFormat;
import safecity.document.Papers;
import safecity.security.AccessLog;

/** Help for programs and for the tab in Tasklist. */
@RestController
@RequestMapping("/api/tasks/{id}")
@Tag(name = "Help", description = "What to do in a task, where it stands, and document templates for it")
class TaskHelpController {

    private final TaskHelp help;
    private final Papers papers;
    private final AccessLog log;

    TaskHelpController(TaskHelp help, Papers papers, AccessLog log) {
        this.help = help;
        this.papers = papers;
        this.log = log;
    }

    @GetMapping(path = "/help", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What to do in an open task and by which articles, who was asked before, who can be asked next")
    @ApiResponse(responseCode = "404", description = "There is no such open task for the caller")
    TaskHelpView read(@PathVariable String id, @Parameter(hidden = true) Locale locale) {
        return help.of(id, locale);
    }

    @GetMapping("/templates/{template}")
    @Operation(summary = "A document for the task, filled with what is known of the project, to be edited (ODT)")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such open task for the caller, or no such template for it")
    ResponseEntity<byte[]> template(
            @PathVariable String id, @PathVariable String template, @RequestParam(required = false) String reason) {
        TaskHelp.Filled filled = help.template(id, template);
        log.download("template/" + filled.projectKey() + "/" + template, reason);
        return papers.download(filled.paper(), PaperFormat.ODT, template, filled.name());
    }
}
