package safecity.release;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import safecity.security.AccessLog;

/** Chooses what the next release adds and withdraws; the department that leads the project does, the house looks on. */
@Controller
@RequestMapping(path = "/projects/{key}/releases", produces = MediaType.TEXT_HTML_VALUE)
class ReleasePageController {

    private final Releases releases;
    private final OpenReleases proposals;
    private final Ages ages;
    private final ReleasedEvidence evidence;
    private final AccessLog log;
    private final ReleaseReader reader;
    private final ReleaseRepository store;
    private final RoomQuestionRepository questions;
    private final ProjectAccess projects;
    private final RefusalMessages refusals;

    ReleasePageController(
            Releases releases,
            OpenReleases proposals,
            Ages ages,
            ReleasedEvidence evidence,
            AccessLog log,
            ReleaseReader reader,
            ReleaseRepository store,
            RoomQuestionRepository questions,
            ProjectAccess projects,
            RefusalMessages refusals) {
        this.releases = releases;
        this.proposals = proposals;
        this.ages = ages;
        this.evidence = evidence;
        this.log = log;
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
            String state,
            String dated,
            String age) {}

    /** @param word {@code add} or {@code withdraw} */
    record Proposed(
            long id,
            String word,
            String kind,
            String title,
            @Nullable String criterion,
            int version,
            String dated,
            String age) {}

    @GetMapping
    String choose(@PathVariable String key, @AuthenticationPrincipal Account person, Locale locale, Model page) {
        Project project = projects.house(key, person);
        Map<String, Releasable> candidates = releases.candidates(key);
        Map<String, Released> standing = releases.standing(key);
        Set<String> hidden = reader.hidden(project, person);
        OpenReleases.View proposal = proposals.open(project, person, locale);
        List<ReleaseSource.Piece> pieces = new ArrayList<>();
        candidates.values().forEach(thing -> pieces.add(thing.piece()));
        standing.values().forEach(item -> pieces.add(item.piece()));
        if (proposal != null) {
            proposal.items().forEach(item -> pieces.add(item.piece()));
        }
        Ages.Of days = ages.of(key, pieces);
        List<Choice> choices = new ArrayList<>(candidates.values().stream()
                .filter(thing -> !hidden.contains(thing.name()))
                .map(thing -> choice(thing, standing.get(thing.name()), days, locale))
                .toList());
        standing.values().stream()
                .filter(item -> !candidates.containsKey(item.name()) && !hidden.contains(item.name()))
                .forEach(item -> choices.add(new Choice(
                        item.name(),
                        item.kind(),
                        item.title(locale),
                        item.criterion(),
                        item.version(),
                        "gone",
                        ages.words(days.dated(item.kind(), item.ref(), item.version()), locale),
                        ages.age(days.dated(item.kind(), item.ref(), item.version()), days.day(), locale))));
        page.addAttribute("proposal", proposal);
        page.addAttribute("proposed", proposal == null ? List.of() : proposed(proposal, days, locale));
        page.addAttribute("ageDay", days.day());
        page.addAttribute("ageAtAudit", days.audit());
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
        Set<String> adds = added == null ? Set.of() : new LinkedHashSet<>(added);
        Set<String> takes = withdrawn == null ? Set.of() : new LinkedHashSet<>(withdrawn);
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

    private List<Proposed> proposed(OpenReleases.View proposal, Ages.Of days, Locale locale) {
        return proposal.items().stream()
                .map(item -> {
                    Dated dated = days.dated(item.kind(), item.ref(), item.version());
                    return new Proposed(
                            item.id(),
                            item.act(),
                            item.kind(),
                            item.title(locale),
                            item.criterion(),
                            item.version(),
                            ages.words(dated, locale),
                            ages.age(dated, days.day(), locale));
                })
                .toList();
    }

    /** A text of the proposal as it would be read. */
    @GetMapping("/{item}")
    String text(
            @PathVariable String key,
            @PathVariable long item,
            @AuthenticationPrincipal Account person,
            Locale locale,
            Model page) {
        Project project = projects.house(key, person);
        Released found = proposals.item(project, item, person);
        if (found.kind().equals("evidence")) {
            throw Refusal.notFound("release.unknown");
        }
        log.record("view", "release/" + key + "/" + item);
        page.addAttribute("section", "projects");
        page.addAttribute("project", project);
        page.addAttribute("item", reader.item(found, locale));
        page.addAttribute("proposed", true);
        page.addAttribute("passages", reader.passages(found));
        return "released-text";
    }

    /** A file of the proposal in the version that would be given. */
    @GetMapping(path = "/{item}/content", produces = MediaType.ALL_VALUE)
    void content(
            @PathVariable String key,
            @PathVariable long item,
            @AuthenticationPrincipal Account person,
            HttpServletResponse response)
            throws IOException {
        Released found = proposals.item(projects.house(key, person), item, person);
        if (!found.kind().equals("evidence")) {
            throw Refusal.notFound("release.unknown");
        }
        log.record("view", "release/" + key + "/" + item);
        evidence.send(Long.parseLong(found.ref()), found.version(), true, response);
    }

    private Choice choice(Releasable thing, @Nullable Released before, Ages.Of days, Locale locale) {
        Dated dated = days.dated(thing.kind(), thing.ref(), thing.version());
        String state = before == null ? "new" : before.version() == thing.version() ? "same" : "changed";
        return new Choice(
                thing.name(),
                thing.kind(),
                thing.title(locale),
                thing.criterion(),
                thing.version(),
                state,
                ages.words(dated, locale),
                ages.age(dated, days.day(), locale));
    }
}
