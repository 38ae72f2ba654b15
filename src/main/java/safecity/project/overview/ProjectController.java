package safecity.project.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** The projects for programs. Another municipality's project is answered as one that does not exist. */
@RestController
@RequestMapping(path = "/api/projects", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projects", description = "Plan, fact and money of the certification projects that the caller may see")
class ProjectController {

    private final ProjectReader reader;

    ProjectController(ProjectReader reader) {
        this.reader = reader;
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "A project: phase, plan, progress, money, findings, open tasks",
            description =
                    "Everything is told as it was known at the end of the day `on`: phase, milestones, progress, the plan "
                            + "in force then, money committed and paid by then, tasks that were open. "
                            + "Texts come in Korean, or in English with `Accept-Language: en`.")
    @ApiResponse(responseCode = "200", description = "The project")
    @ApiResponse(responseCode = "400", description = "`on` is not a day")
    @ApiResponse(responseCode = "404", description = "There is no such project for the caller")
    ProjectView read(
            @PathVariable String key,
            @Parameter(
                            description = "A day, today when missing",
                            schema = @Schema(type = "string", format = "date", example = "2023-12-31"))
                    @RequestParam(required = false)
                    String on,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return reader.read(key, ProjectRequest.day(on), account, locale);
    }
}
