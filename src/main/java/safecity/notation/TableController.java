package safecity.notation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.refusal.Refusal;

/** Reads the file of a table for the field into which somebody would paste it; nothing is kept. */
@RestController
@Tag(name = "Notation", description = "How a typed day or number is understood")
class TableController {

    private static final int LONGEST = 2_000_000;

    /** @param text rows as lines, cells parted by tabs, a cell of several lines in quotation marks */
    record Table(String text) {}

    @PostMapping(
            path = "/api/tables",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The cells of a table's file, with tabs: a CSV (UTF-8 or EUC-KR) or the first sheet of an XLSX")
    @ApiResponse(responseCode = "200", description = "The text, to be looked at and sent where it belongs")
    @ApiResponse(responseCode = "400", description = "No such file")
    @ApiResponse(responseCode = "413", description = "Larger than 2 MB")
    ResponseEntity<Table> read(InputStream content) throws IOException {
        byte[] file = content.readNBytes(LONGEST + 1);
        if (file.length > LONGEST) {
            throw Refusal.tooLarge("table.workbookTooLarge").field("table");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Table(TableText.tabbed(file)));
    }
}
