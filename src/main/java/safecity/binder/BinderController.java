package safecity.binder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** Binders for programs, and their files for everybody. */
@RestController
@RequestMapping("/api")
class BinderController {

    private final Binders binders;

    BinderController(Binders binders) {
        this.binders = binders;
    }

    /**
     * @param state   {@code making}, {@code made} or {@code failed}
     * @param percent 0 to 100
     * @param sha256  of the whole file; null until it is made, {@code size} in bytes likewise
     * @param leftOut how many things the reader may not see, or could not be read
     */
    record Told(
            long id,
            String project,
            String state,
            int percent,
            @Nullable Integer files,
            @Nullable Long size,
            @Nullable String sha256,
            int leftOut,
            String head,
            String askedBy,
            OffsetDateTime askedAt,
            String reason,
            @Nullable String demand,
            @Nullable LocalDate due) {

        static Told of(Binder.State state) {
            Binder binder = state.binder();
            return new Told(
                    binder.id(),
                    binder.project(),
                    state.outcome() == null ? "making" : state.outcome(),
                    state.outcome() == null ? state.percent() : 100,
                    state.files(),
                    state.size(),
                    state.sha256(),
                    state.leftOut(),
                    binder.head(),
                    binder.askedBy(),
                    binder.at(),
                    binder.reason(),
                    binder.demand(),
                    binder.due());
        }
    }

    @GetMapping("/projects/{key}/binders")
    @Operation(summary = "Binders of a project, the newest first; an auditor sees everybody's", tags = "Audit")
    List<Told> list(@PathVariable String key, @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        return binders.of(binders.project(key, person), person).stream()
                .map(Told::of)
                .toList();
    }

    @PostMapping("/projects/{key}/binders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begins a binder in the background: everything on record of a project, or a part of it",
            tags = "Audit")
    Told ask(
            @PathVariable String key,
            @RequestBody Binder.Asked asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person) {
        return Told.of(binders.get(binders.ask(key, asked, person), person));
    }

    @GetMapping("/binders/{id}/content")
    @Operation(summary = "The package, a ZIP of a bag (BagIt, RFC 8493)", tags = "Audit")
    @ApiResponse(responseCode = "409", description = "It is not made yet")
    void content(
            @PathVariable long id,
            @Parameter(description = "What it is taken for; who asked for the binder has said it then")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            HttpServletResponse response)
            throws IOException {
        Binder.State state = binders.take(id, reason, person);
        response.setContentType("application/zip");
        if (state.size() != null) {
            response.setContentLengthLong(state.size());
        }
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + state.binder().name() + ".zip\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "private, no-store");
        binders.write(state.binder(), response.getOutputStream());
    }
}
