package safecity.instance;

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
import safecity.engine.processes.Instances.Order;
import safecity.notation.TableFile;
import safecity.pages.AskedText;
import safecity.project.Project;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.security.AccessLog;

/** Procedures, running and finished: the list and what is taken away of it. */
@Controller
class InstancePageController {

    private final InstanceReader reader;
    private final InstanceFiles files;
    private final AccessLog log;
    private final RefusalMessages refusals;

    InstancePageController(InstanceReader reader, InstanceFiles files, AccessLog log, RefusalMessages refusals) {
        this.reader = reader;
        this.files = files;
        this.log = log;
        this.refusals = refusals;
    }

    @GetMapping("/instances")
    String list(
            @ModelAttribute("asked") InstanceRequest asked,
            @AuthenticationPrincipal Account account,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        List<Project> projects = reader.projects(account);
        page.addAttribute("section", "instances");
        page.addAttribute("projects", projects);
        page.addAttribute("processes", reader.processes(locale));
        page.addAttribute("states", InstanceSearch.Asked.values());
        page.addAttribute("orders", Order.values());
        page.addAttribute("mustSayWhy", log.mustSayWhy());
        page.addAttribute("query", query(asked));
        try {
            InstanceSearch search = InstanceSearch.of(asked);
            page.addAttribute("search", search);
            page.addAttribute("found", reader.page(search, projects, account, locale));
        } catch (Refusal refusal) {
            page.addAttribute("refused", refusals.sentence(refusal));
            page.addAttribute("search", null);
            page.addAttribute("found", new InstanceReader.Page(List.of(), 0, 1));
            response.setStatus(refusal.kind().status());
        }
        return "instances/list";
    }

    /**
     * What is found as a file.
     *
     * @param format {@code csv} or {@code xlsx}
     * @param why    what for; whoever oversees has to say it
     */
    @GetMapping("/instances/found.{format}")
    void file(
            @PathVariable String format,
            @ModelAttribute("asked") InstanceRequest asked,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal Account account,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        TableFile wanted = TableFile.of(format).orElseThrow(() -> Refusal.notFound("instance.unknown"));
        List<Project> projects = reader.projects(account);
        InstanceSearch search = InstanceSearch.of(asked);
        log.download("instances" + query(asked), why);
        files.write(wanted, search, projects, account, locale, response);
    }

    /** What is asked, as a query string without the number of a page; each value is escaped. */
    static String query(InstanceRequest asked) {
        Map<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("q", asked.q());
        query.put("project", asked.project());
        query.put("process", asked.process());
        query.put("state", asked.state());
        query.put("from", asked.from());
        query.put("to", asked.to());
        query.put("order", asked.order());
        return AskedText.query(query);
    }
}
