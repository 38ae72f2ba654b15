package safecity.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;
import safecity.security.AccessLog;

/**
 * Evidence for programs and for the tab in Tasklist. A file is the body of its request, as it is: nothing of it is read
 * before the sender is known, and it never stands in memory as a whole.
 */
@RestController
@RequestMapping("/api")
@Tag(name = "Evidence", description = "Documents that prove something, filed with a project or at a task")
class EvidenceController {

    private final EvidenceFiles files;
    private final EvidenceReader reader;
    private final FilingOptionsReader choices;
    private final AccessLog log;

    EvidenceController(EvidenceFiles files, EvidenceReader reader, FilingOptionsReader choices, AccessLog log) {
        this.files = files;
        this.reader = reader;
        this.choices = choices;
        this.log = log;
    }

    record Reason(String reason) {}

    @GetMapping(path = "/projects/{key}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A project's evidence that the caller may read, newest first")
    @ApiResponse(responseCode = "200", description = "A page of the list")
    @ApiResponse(responseCode = "400", description = "page or size is out of range")
    @ApiResponse(responseCode = "404", description = "There is no such project for the caller")
    EvidenceView.Page list(
            @PathVariable String key,
            @RequestParam(required = false) String task,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String criterion,
            @RequestParam(required = false) String programme,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) Publication publication,
            @RequestParam(required = false) Boolean withdrawn,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return reader.page(
                new EvidenceRepository.Question(key, task, kind, criterion, programme, owner, publication, withdrawn),
                page,
                size,
                account,
                locale);
    }

    @GetMapping(path = "/projects/{key}/evidence/choices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What somebody who files a document with the project chooses from")
    FilingOptions choices(
            @PathVariable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return choices.ofProject(key, account, locale);
    }

    @GetMapping(path = "/tasks/{id}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "What somebody who files a document at a task chooses from, and the papers that the task asks for")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such open task for the caller, or it belongs to no project")
    FilingOptions choicesAtTask(
            @PathVariable String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        return choices.atTask(id, account, locale);
    }

    @PostMapping(
            path = "/projects/{key}/evidence",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Files a document; the body is the file")
    @ApiResponse(responseCode = "201", description = "It is on file")
    @ApiResponse(responseCode = "400", description = "A field, the name or the type is refused")
    @ApiResponse(responseCode = "404", description = "There is no such project for the caller")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    EvidenceView file(
            @PathVariable String key,
            @RequestParam String fileName,
            @RequestParam(required = false) String title,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String criterion,
            @RequestParam(required = false) String programme,
            @RequestParam(required = false) LocalDate effectiveFrom,
            @RequestParam(required = false) LocalDate effectiveTo,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) Publication publication,
            @RequestParam(required = false) Retention retention,
            @RequestParam(required = false) String documentNumber,
            @RequestParam(required = false) String task,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale)
            throws IOException {
        EvidenceMetadata filing = new EvidenceMetadata(
                title,
                kind,
                criterion,
                programme,
                effectiveFrom,
                effectiveTo,
                owner,
                publication,
                retention,
                documentNumber,
                task);
        long id = files.file(key, filing, fileName, request.getInputStream(), request.getContentLengthLong(), account);
        return reader.one(id, account, locale);
    }

    @PostMapping(
            path = "/evidence/{id}/versions",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a version; the body is the file")
    EvidenceView addVersion(
            @PathVariable long id,
            @RequestParam String fileName,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale)
            throws IOException {
        files.addVersion(id, fileName, request.getInputStream(), request.getContentLengthLong(), account);
        return reader.one(id, account, locale);
    }

    @PostMapping(path = "/evidence/{id}/withdrawal", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Withdraws evidence with a reason; it stays on file and counts no more")
    EvidenceView withdraw(
            @PathVariable long id,
            @RequestBody Reason reason,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        files.withdraw(id, reason.reason(), account);
        return reader.one(id, account, locale);
    }

    @GetMapping(path = "/evidence/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One piece of evidence with its versions")
    EvidenceView read(
            @PathVariable long id,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) Locale locale) {
        EvidenceView view = reader.one(id, account, locale);
        log.record("view", "evidence/" + view.projectKey() + "/" + id);
        return view;
    }

    @GetMapping("/evidence/{id}/versions/{version}/content")
    @Operation(summary = "The file; with `preview` for the browser to show, else to keep")
    @ApiResponse(responseCode = "400", description = "An overseer has to say what the file is for (reason)")
    void content(
            @PathVariable long id,
            @PathVariable int version,
            @RequestParam(defaultValue = "false") boolean preview,
            @Parameter(description = "What it is kept for; an administrator and an auditor have to say")
                    @RequestParam(required = false)
                    String reason,
            @Parameter(hidden = true) @AuthenticationPrincipal Account account,
            @Parameter(hidden = true) @RequestHeader(name = "Accept", defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EvidenceFiles.Found found = files.get(id, account);
        Evidence.Version file = files.version(found, version);
        String record = "evidence/" + found.evidence().projectKey() + "/" + id + "/" + version;
        if (preview) {
            log.record("view", record);
        } else if (reason == null && accept.contains(MediaType.TEXT_HTML_VALUE) && log.mustSayWhy()) {
            // A person followed a link: the page of the document asks for the reason.
            response.sendRedirect(request.getContextPath() + "/evidence/" + id + "#download");
            return;
        } else {
            log.download(record, reason);
        }
        try (InputStream content = files.open(file)) {
            DownloadHeaders.describe(file, preview, response);
            content.transferTo(response.getOutputStream());
        }
    }
}
