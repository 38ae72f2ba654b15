package safecity.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import safecity.engine.identity.Account;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Chooses what the next release adds and withdraws; the department that leads the project does, the house looks on. */
@Controller
@RequestMapping(path = "/projects/{key}/releases", produces = MediaType.TEXT_HTML_VALUE)
class ReleasePageController {

    private final Releases releases;
    private final ReleaseReader reader;
    private final ReleaseRepository store;
    private final RoomQuestionRepository questions;
    private final ProjectAccess projects;
    private final RefusalMessages refusals;

    ReleasePageController(
            Releases releases,
            ReleaseReader reader,
            ReleaseRepository store,
            RoomQuestionRepository questions,
            ProjectAccess projects,
            RefusalMessages refusals) {
        this.releases = releases;
        this.reader = reader;
        this.store = store;
        this.questions = questions;
        this.projects = projects;
        this.refusals = refusals;
    }

    /** @param state {@code new}, {@code changed} since it was released, {@code same}, or {@code gone} from the project's own papers */
    record Choice(
            String name,
            String kind,
            String title,
            @Nullable String criterion,
            int version,
            String state) {}

    @GetMapping
    String choose(@PathVariable String key, @AuthenticationPrincipal Account person, Locale locale, Model page) {
        Project project = projects.house(key, person);
        Map<String, Releasable> candidates = releases.candidates(key);
        Map<String, Released> standing = releases.standing(key);
        List<Choice> choices = new ArrayList<>(candidates.values().stream()
                .map(thing -> choice(thing, standing.get(thing.name()), locale))
                .toList());
        standing.values().stream()
                .filter(item -> !candidates.containsKey(item.name()))
                .forEach(item -> choices.add(new Choice(
                        item.name(), item.kind(), item.title(locale), item.criterion(), item.version(), "gone")));
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("choices", choices);
        page.addAttribute("standing", standing.keySet());
        page.addAttribute("open", store.open(key));
        page.addAttribute("openQuestions", questions.open(key));
        page.addAttribute("releases", store.of(key));
        page.addAttribute("mayRelease", reader.mayRelease(person, project.municipality()));
        return "releases";
    }

    @PostMapping
    String propose(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable List<String> added,
            @RequestParam(required = false) @Nullable List<String> withdrawn,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        Project project = projects.house(key, person);
        if (!reader.mayRelease(person, project.municipality())) {
            throw Refusal.forbidden("release.notYours");
        }
        List<String> adds = added == null ? List.of() : added;
        List<String> takes = withdrawn == null ? List.of() : withdrawn;
        try {
            releases.propose(project, adds, takes, reason, person.id());
        } catch (Refusal refused) {
            page.addAttribute("refused", refusals.sentence(refused, locale));
            page.addAttribute("reason", reason);
            page.addAttribute("added", adds);
            page.addAttribute("withdrawn", takes);
            return choose(key, person, locale, page);
        }
        return "redirect:/projects/{key}/releases";
    }

    private static Choice choice(Releasable thing, @Nullable Released before, Locale locale) {
        String state = before == null ? "new" : before.version() == thing.version() ? "same" : "changed";
        return new Choice(thing.name(), thing.kind(), thing.title(locale), thing.criterion(), thing.version(), state);
    }
}
