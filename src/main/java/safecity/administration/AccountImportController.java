package safecity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.notation.TableText;
import safecity.organisation.Departments;
import safecity.refusal.Refusal;

/** The table of accounts for programs, as the file is; the same as {@link FirstDayPages} does for people. */
@RestController
@Tag(name = "Accounts", description = "Accounts of a municipality, for administrators")
class AccountImportController {

    private static final int LONGEST = 400_000;

    private final AccountImport accounts;
    private final Departments departments;

    AccountImportController(AccountImport accounts, Departments departments) {
        this.accounts = accounts;
        this.departments = departments;
    }

    @PostMapping(
            path = "/api/administration/municipalities/{municipality}/accounts",
            consumes = {"text/csv", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Operation(
            summary = "Makes the accounts of a CSV file (UTF-8 or EUC-KR), all or none, with a report for each line",
            description = "Columns by their names: 계정 (account), 성명 (name), 전자우편 (email), 부서 (department), 직위 (post). "
                    + "First passwords stand in this answer only.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "byte")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "byte"))
                            }))
    @ApiResponse(responseCode = "200", description = "Everything was entered; what needs two administrators waits")
    @ApiResponse(responseCode = "400", description = "The file is no such table")
    @ApiResponse(responseCode = "404", description = "No such municipality")
    @ApiResponse(responseCode = "409", description = "Nothing was entered; the lines say why")
    ResponseEntity<AccountImport.Report> enter(@PathVariable String municipality, InputStream content)
            throws IOException {
        byte[] file = content.readNBytes(LONGEST + 1);
        if (file.length > LONGEST) {
            throw Refusal.tooLarge("table.tooLong", AccountTable.MOST).field("table");
        }
        String id = departments
                .municipality(municipality)
                .orElseThrow(() -> Refusal.notFound("duty.municipality").field("municipality"))
                .id();
        AccountImport.Report report = accounts.enter(id, TableText.decoded(file));
        return ResponseEntity.status(report.done() ? 200 : 409)
                .cacheControl(CacheControl.noStore())
                .body(report);
    }
}
