package safecity.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.engine.identity.Account;
import safecity.notation.TableFile;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.pages.AskedText;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** The history for people: what is found, the story of a project, and what is taken away of both. */
@Controller
class HistoryPageController {

    private final History history;
    private final HistoryFiles files;
    private final Departments departments;
    private final HistoryQuestions questions;
    private final AccessLog log;
    private final RefusalMessages refusals;

    HistoryPageController(
            History history,
            HistoryFiles files,
            Departments departments,
            HistoryQuestions questions,
            AccessLog log,
            RefusalMessages refusals) {
        this.questions = questions;
        this.history = history;
        this.files = files;
        this.departments = departments;
        this.log = log;
        this.refusals = refusals;
    }

    @GetMapping("/history")
    String search(
            @ModelAttribute("asked") HistoryRequest asked,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        List<Project> projects = history.projects(reader);
        page.addAttribute("section", "history");
        page.addAttribute("projects", projects);
        page.addAttribute("departments", departments(projects));
        page.addAttribute("askable", history.mayAskAbout("", reader));
        page.addAttribute("questions", questions.askable(reader));
        show(asked, true, projects, reader, locale, response, page);
        return "history/search";
    }

    @GetMapping("/projects/{key}/history")
    String story(
            @PathVariable String key,
            @ModelAttribute("asked") HistoryRequest asked,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        Project project = project(key, reader);
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("departments", departments(List.of(project)));
        page.addAttribute("askable", history.mayAskAbout("", reader));
        show(asked, false, List.of(project), reader, locale, response, page);
        return "history/story";
    }

    private void show(
            HistoryRequest asked,
            boolean newest,
            List<Project> projects,
            Account reader,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        page.addAttribute("kinds", HistoryKind.values());
        page.addAttribute("outcomes", HistorySearch.Outcome.values());
        page.addAttribute("mustSayWhy", log.mustSayWhy());
        page.addAttribute("query", query(asked));
        try {
            HistorySearch search = history.asked(asked, newest, reader);
            page.addAttribute("search", search);
            page.addAttribute("found", history.page(search, projects, reader, locale));
        } catch (Refusal refusal) {
            page.addAttribute("refused", refusals.sentence(refusal));
            page.addAttribute("search", null);
            page.addAttribute("found", new History.Page(List.of(), null));
            response.setStatus(refusal.kind().status());
        }
    }

    /**
     * What is found as a file.
     *
     * @param format {@code csv} or {@code xlsx}
     * @param why    what for; whoever oversees has to say it
     */
    @GetMapping("/history/found.{format}")
    void file(
            @PathVariable String format,
            @ModelAttribute("asked") HistoryRequest asked,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal Account reader,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        TableFile wanted = TableFile.of(format).orElseThrow(() -> Refusal.notFound("history.unknown"));
        List<Project> projects = history.projects(reader);
        HistorySearch search = history.asked(asked, true, reader);
        log.download("history" + query(asked), why);
        files.write(wanted, search, projects, reader, locale, response);
    }

    private Project project(String key, Account reader) {
        return history.projects(reader).stream()
                .filter(project -> project.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("project.unknown", key));
    }

    private List<Department> departments(List<Project> projects) {
        return projects.stream()
                .map(Project::municipality)
                .distinct()
                .flatMap(municipality -> departments.of(municipality).stream())
                .toList();
    }

    /** What is asked, as a query string without the mark of a page; each value is escaped. */
    static String query(HistoryRequest asked) {
        Map<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("q", asked.q());
        query.put("project", asked.project());
        query.put("department", asked.department());
        query.put("person", asked.person());
        query.put("kind", asked.kind());
        query.put("outcome", asked.outcome());
        query.put("from", asked.from());
        query.put("to", asked.to());
        query.put("order", asked.order());
        return AskedText.query(query);
    }
}
