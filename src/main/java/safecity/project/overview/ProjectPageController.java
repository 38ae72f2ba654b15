package safecity.project.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.casefile.CaseReaders;
import safecity.casefile.FactView;
import safecity.casefile.Facts;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.operation.Suspensions;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** The projects for people; the same as {@link ProjectController} tells programs. */
@Controller
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class ProjectPageController {

    private final ProjectReader reader;
    private final Facts facts;
    private final CaseReaders readers;
    private final ObjectMapper json;
    private final Roles roles;
    private final Clock clock;
    private final FindingSettlements settlements;
    private final RefusalMessages refusals;
    private final Suspensions suspensions;

    ProjectPageController(
            ProjectReader reader,
            Facts facts,
            CaseReaders readers,
            ObjectMapper json,
            Roles roles,
            Clock clock,
            FindingSettlements settlements,
            RefusalMessages refusals,
            Suspensions suspensions) {
        this.suspensions = suspensions;
        this.settlements = settlements;
        this.refusals = refusals;
        this.roles = roles;
        this.facts = facts;
        this.readers = readers;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /** By milestone the kind of what fulfils it, as far as there is something. */
    private Map<String, String> facts(String project, Locale locale) {
        Map<String, String> kinds = new HashMap<>();
        for (FactView.Group group : facts.of(project, locale)) {
            facts.milestones(group.kind()).forEach(milestone -> kinds.put(milestone, group.kind()));
        }
        return kinds;
    }

    @GetMapping("/projects/{key}")
    String project(
            @PathVariable String key,
            @RequestParam(required = false) String on,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model model)
            throws JsonProcessingException {
        if (roles.assesses(account.groups())) {
            return "redirect:/projects/{key}/released";
        }
        show(key, ProjectRequest.day(on), account, locale, model);
        return "project";
    }

    @PostMapping("/projects/{key}/findings")
    String settle(
            @PathVariable String key,
            @RequestParam(required = false) String finding,
            @RequestParam(required = false) String remark,
            @AuthenticationPrincipal Account account,
            Locale locale,
            Model model)
            throws JsonProcessingException {
        try {
            settlements.settle(key, finding, remark, account);
            return "redirect:/projects/{key}#findings";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusals.sentence(refusal));
            show(key, null, account, locale, model);
            return "project";
        }
    }

    private void show(String key, @Nullable LocalDate on, Account account, Locale locale, Model model)
            throws JsonProcessingException {
        ProjectView project = reader.read(key, on, account, locale);
        model.addAttribute("section", "projects");
        model.addAttribute("project", project);
        model.addAttribute("reassigns", roles.of(account.groups()).contains("manager"));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "behindKinds",
                project.milestones().stream()
                        .filter(milestone -> milestone.behind() != null)
                        .collect(Collectors.groupingBy(
                                ProjectView.Milestone::behind, TreeMap::new, Collectors.counting())));
        model.addAttribute(
                "settles", settlements.may(account, project.municipality().code()));
        boolean inside = readers.inside(account.groups());
        model.addAttribute("held", suspensions.suspended(key));
        model.addAttribute("inside", inside);
        model.addAttribute("milestoneFacts", inside ? facts(key, locale) : Map.of());
        model.addAttribute("timeline", ChartScale.of(project));
        model.addAttribute("course", json.writeValueAsString(project.progress().course()));
        model.addAttribute(
                "overdue",
                project.openTasks().stream()
                        .filter(ProjectView.TaskView::overdue)
                        .count());
    }
}
