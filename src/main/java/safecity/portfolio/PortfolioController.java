package safecity.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.project.overview.ProjectRequest;

/** The list of projects for programs. */
@RestController
@Tag(name = "Projects")
class PortfolioController {

    private final Portfolio portfolio;
    private final ObjectMapper json;

    PortfolioController(Portfolio portfolio, ObjectMapper json) {
        this.portfolio = portfolio;
        this.json = json;
    }

    @GetMapping(path = "/api/projects", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The projects that the caller may see, those that need attention first",
            description =
                    "First the projects with a term of the law that is over, then those that stand still, that are late, short of "
                            + "money or expected late; of one ground those of the greater figure. The answer has an ETag: send it as "
                            + "`If-None-Match` and hear 304 while nothing has changed. Texts come in Korean, or in English with "
                            + "`Accept-Language: en`.")
    @ApiResponse(responseCode = "200", description = "A page of the list")
    @ApiResponse(responseCode = "304", description = "It is as the ETag that was sent says")
    @ApiResponse(responseCode = "400", description = "page, size or a filter is out of range")
    ResponseEntity<PortfolioPage> list(
            @Parameter(description = "Id; any when missing") @RequestParam(required = false) @Nullable
                    String municipality,
            @Parameter(description = "Id of the criteria; any when missing") @RequestParam(required = false) @Nullable
                    String scheme,
            @Parameter(
                            description = "A year that the plan in force touches; any when missing",
                            schema = @Schema(type = "string", example = "2025"))
                    @RequestParam(required = false)
                    @Nullable
                    String year,
            @Parameter(
                            description = "Any when missing",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"RUNNING", "SUSPENDED", "COMPLETED", "ABANDONED"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int size,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale)
            throws JsonProcessingException {
        ProjectRequest.page(page, size);
        PortfolioPage answer =
                portfolio.page(account, PortfolioFilter.of(municipality, scheme, year, state), page, size, locale);
        return ResponseEntity.ok()
                .eTag(DigestUtils.md5DigestAsHex(json.writeValueAsBytes(answer)))
                .body(answer);
    }
}
