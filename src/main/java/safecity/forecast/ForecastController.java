package safecity.forecast;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** What is to be expected of a project, for programs. */
@RestController
@Tag(name = "Projects")
class ForecastController {

    private final ForecastReader reader;

    ForecastController(ForecastReader reader) {
        this.reader = reader;
    }

    @GetMapping(path = "/api/projects/{key}/forecast", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "When the milestones and the declaration of a project are to be expected",
            description =
                    "Simulated from the plan, what is reached, what is open and how long things take; the same all day.")
    @ApiResponse(responseCode = "200", description = "Days and probabilities")
    @ApiResponse(responseCode = "403", description = "The caller doesn't belong to the house")
    @ApiResponse(responseCode = "404", description = "There is no such project for the caller")
    Forecast read(
            @PathVariable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return reader.read(key, account, locale);
    }
}
