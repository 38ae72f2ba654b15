package safecity.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** Duties for programs; the same as {@link DutyPageController} shows people. */
@RestController
@Tag(name = "Duties", description = "Which department does which duty of the procedures, from which day on")
class DutyController {

    private final DutyChanges duties;

    DutyController(DutyChanges duties) {
        this.duties = duties;
    }

    /** @param today id of the department by duty */
    record Duties(String municipality, Map<String, String> today, List<DutyAssignment> assignments) {}

    @GetMapping("/api/duties")
    @Operation(summary = "Who does what today in a municipality, and every assignment with its day, the newest first")
    @ApiResponse(responseCode = "200", description = "The duties")
    @ApiResponse(responseCode = "404", description = "No municipality of the caller's")
    Duties read(@RequestParam String municipality, @Parameter(hidden = true) @AuthenticationPrincipal Account reader) {
        String id = duties.municipality(reader, municipality).id();
        Map<String, String> today = new TreeMap<>();
        duties.today(id).forEach((duty, department) -> today.put(duty, department.id()));
        return new Duties(id, today, duties.history(id));
    }

    @PostMapping("/api/duties")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gives a duty to another department from a day on; open tasks follow on that day")
    @ApiResponse(responseCode = "201", description = "Entered; on the same day carried out at once")
    @ApiResponse(responseCode = "400", description = "A field is wrong: duty, department, from or reason")
    @ApiResponse(responseCode = "403", description = "The caller is no administrator")
    @ApiResponse(responseCode = "409", description = "The department does it on that day already")
    Duties enter(
            @RequestBody DutyChanges.NewDutyAssignment asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        duties.enter(person, asked);
        return read(asked.municipality(), person);
    }
}
