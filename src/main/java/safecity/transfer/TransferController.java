package safecity.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import safecity.notation.DayNotation;

/** Transfers for programs; the same as {@link TransferPageController} shows people. */
@RestController
@RequestMapping(path = "/api/transfers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Transfers",
        description = "An officer leaves a post on a day; what is open moves to the successor or the department")
class TransferController {

    private final Transfers transfers;
    private final TransferReader reader;

    TransferController(Transfers transfers, TransferReader reader) {
        this.transfers = transfers;
        this.reader = reader;
    }

    record TransferRequest(String account, String post, String successor, String day) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Registers a transfer of the caller, or of somebody whose head, manager or administrator the caller is")
    @ApiResponse(
            responseCode = "201",
            description = "Registered; one of today has been carried out. A warning tells of work without a successor")
    @ApiResponse(responseCode = "400", description = "A field is wrong: account, post, successor or day")
    @ApiResponse(responseCode = "403", description = "The caller may not register it")
    @ApiResponse(responseCode = "409", description = "There is an open transfer of the person already")
    TransferView register(
            @RequestBody TransferRequest asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        long id = transfers.register(
                person,
                new Transfers.NewTransfer(
                        asked.account(), asked.post(), asked.successor(), DayNotation.entered("day", asked.day())));
        return reader.view(transfers.get(person, id), person, locale);
    }

    @GetMapping
    @Operation(summary = "The transfers that the caller may read, the newest first")
    List<TransferView.Line> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        return transfers.of(person).stream()
                .map(transfer -> reader.line(transfer, locale))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "What moves, or has moved")
    @ApiResponse(responseCode = "404", description = "There is no such transfer for the caller")
    TransferView one(
            @PathVariable long id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        return reader.view(transfers.get(person, id), person, locale);
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraws a transfer before its day; a second time changes nothing")
    @ApiResponse(responseCode = "409", description = "Its day has come")
    void withdraw(@PathVariable long id, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        transfers.withdraw(person, id);
    }
}
