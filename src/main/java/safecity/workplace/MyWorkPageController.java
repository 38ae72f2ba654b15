package safecity.workplace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import safecity.casefile.CaseFiles;
import safecity.engine.identity.Account;

/** What I took part in: for people and for programs. Tasklist shows only what is open. */
@Controller
class MyWorkPageController {

    private final MyWorkReader reader;
    private final CaseFiles files;

    MyWorkPageController(MyWorkReader reader, CaseFiles files) {
        this.files = files;
        this.reader = reader;
    }

    @GetMapping(path = "/my-work", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String whose,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String project,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model model) {
        MyWorkRequest asked = MyWorkRequest.of(q, whose, state, project, page, MyWorkRequest.SIZE);
        model.addAttribute("section", "my-work");
        model.addAttribute("asked", asked);
        model.addAttribute("projects", reader.projects(person));
        MyWorkView work = reader.read(person, asked, locale);
        model.addAttribute("work", work);
        model.addAttribute(
                "kept",
                files.kept(work.items().stream().map(MyWorkView.Item::task).toList()));
        return "my-work";
    }

    @GetMapping(path = "/api/my-work", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(
            summary = "What the caller and their departments took part in, ended tasks included, the latest first",
            tags = "My work")
    MyWorkView list(
            @Parameter(description = "Part of a name, a title or a project key") @RequestParam(required = false)
                    String q,
            @Parameter(description = "both, mine or department") @RequestParam(required = false) String whose,
            @Parameter(description = "any, open, ended or late") @RequestParam(required = false) String state,
            @Parameter(description = "Key of a project") @RequestParam(required = false) String project,
            @Parameter(description = "From 0; at most 10,000 tasks can be paged") @RequestParam(defaultValue = "0")
                    int page,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "30") int size,
            @Parameter(hidden = true) @AuthenticationPrincipal Account person,
            @Parameter(hidden = true) Locale locale) {
        return reader.read(person, MyWorkRequest.of(q, whose, state, project, page, size), locale);
    }
}
