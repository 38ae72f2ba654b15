package safecity.datarequest;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import safecity.binder.BinderSubject;
import safecity.binder.DemandedBinders;
import safecity.engine.identity.Account;
import safecity.engine.time.EngineClock;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;

/** Demands for people: what was asked and what came of it, one more, and each with its answer. */
@Controller
@RequestMapping("/data-requests")
class DataRequestPageController {

    private final DataRequests requests;
    private final DataRequestRepository store;
    private final Askers askers;
    private final ProjectAccess projects;
    private final Departments departments;
    private final Routing routing;
    private final DemandedBinders binders;
    private final RefusalMessages refusals;
    private final Clock clock;

    DataRequestPageController(
            DataRequests requests,
            DataRequestRepository store,
            Askers askers,
            ProjectAccess projects,
            Departments departments,
            Routing routing,
            DemandedBinders binders,
            RefusalMessages refusals,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.askers = askers;
        this.projects = projects;
        this.departments = departments;
        this.routing = routing;
        this.binders = binders;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * A demand as it stands.
     *
     * @param state      {@code open}, {@code checking}, {@code returned}, {@code provide}, {@code partly} or {@code refuse}
     * @param department that answers; null where none does it any more
     * @param late       whether the day has passed on which it had to be handed in, and it was not handed over on it or before
     * @param settledOn  the day on which it was handed over; null until then
     */
    record Row(
            DataRequest request,
            String article,
            String project,
            String state,
            @Nullable String department,
            boolean late,
            @Nullable LocalDate settledOn) {}

    /** @param earliest day on which what is asked today may have to be handed in */
    record Choice(String code, String article, LocalDate earliest) {}

    /** @param project in which something is asked; null for the newest */
    @GetMapping
    String page(
            @RequestParam(required = false) @Nullable String project,
            @AuthenticationPrincipal Account reader,
            Locale language,
            Model model) {
        List<Project> own = projects.of(reader);
        List<Ground> grounds = askers.grounds(reader);
        if (own.isEmpty() || grounds.isEmpty() && !projects.inside(reader)) {
            throw Refusal.notFound("dataRequest.notYours");
        }
        Project shown = project == null ? own.get(0) : projects.get(project, reader);
        Map<String, Project> byKey = own.stream().collect(Collectors.toMap(Project::key, one -> one));
        model.addAttribute("section", "data-requests");
        model.addAttribute("projects", own);
        model.addAttribute("titles", Project.titles(own, language));
        model.addAttribute("project", shown);
        model.addAttribute(
                "grounds",
                grounds.stream()
                        .map(ground -> new Choice(ground.code(), ground.article(language), requests.earliest(ground)))
                        .toList());
        model.addAttribute(
                "departments",
                departments.of(shown.municipality()).stream()
                        .filter(department -> department.kind().hasHead()
                                && !department.kind().isOutside())
                        .toList());
        model.addAttribute("subjects", projects.inside(reader) ? binders.subjects(shown, language) : List.of());
        model.addAttribute(
                "rows",
                store.of(byKey.keySet()).stream()
                        .filter(request -> askers.reads(request, of(byKey, request), routing, reader))
                        .map(request -> row(request, of(byKey, request), language))
                        .toList());
        return "datarequest/list";
    }

    /** @param subject as {@link BinderSubject#chosen} takes it */
    @PostMapping
    String ask(
            @RequestParam String project,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate due,
            @AuthenticationPrincipal Account person,
            Locale language,
            Model model,
            HttpServletResponse response) {
        BinderSubject chosen = BinderSubject.chosen(subject, criterion);
        DataRequest.Asked asked =
                new DataRequest.Asked(ground, title, wanted, from, to, chosen.kind(), chosen.ref(), duty, due);
        try {
            return "redirect:/data-requests/" + requests.ask(projects.get(project, person), asked, person);
        } catch (Refusal refused) {
            String page = page(project, person, language, model);
            model.addAttribute("refused", refusals.sentence(refused, language));
            model.addAttribute("asked", asked);
            response.setStatus(refused.kind().status());
            return page;
        }
    }

    /** @throws Refusal {@code dataRequest.unknown} also for one that is not the reader's to see */
    @GetMapping("/{id}")
    String one(@PathVariable long id, @AuthenticationPrincipal Account reader, Locale language, Model model) {
        DataRequest request = store.find(id).orElseThrow(() -> Refusal.notFound("dataRequest.unknown"));
        Project project = projects.find(request.projectKey(), reader)
                .filter(own -> askers.reads(request, own, routing, reader))
                .orElseThrow(() -> Refusal.notFound("dataRequest.unknown"));
        boolean asker = askers.isSideOf(request, reader);
        List<DataRequest.Answer> answers = store.answers(id).stream()
                // Who asked has what was handed over, and not what was returned before.
                .filter(answer -> !asker || answer.handedOver())
                .toList();
        model.addAttribute("section", "data-requests");
        model.addAttribute("row", row(request, project, language));
        model.addAttribute("project", project);
        model.addAttribute("asker", asker);
        model.addAttribute("answers", answers);
        model.addAttribute(
                "binder",
                answers.stream()
                        .filter(answer -> answer.handedOver() && answer.binderId() != null)
                        .findFirst()
                        .flatMap(
                                answer -> Optional.ofNullable(answer.binderId()).flatMap(binders::state))
                        .orElse(null));
        return "datarequest/one";
    }

    private static Project of(Map<String, Project> byKey, DataRequest request) {
        return Objects.requireNonNull(byKey.get(request.projectKey()));
    }

    private Row row(DataRequest request, Project project, Locale language) {
        List<DataRequest.Answer> answers = store.answers(request.id());
        DataRequest.Answer last = answers.isEmpty() ? null : answers.get(answers.size() - 1);
        LocalDate settled = last == null || !last.handedOver() || last.checkedAt() == null
                ? null
                : LocalDate.ofInstant(last.checkedAt().toInstant(), EngineClock.SEOUL);
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
        Ground ground = Ground.of(request.ground());
        return new Row(
                request,
                ground == null ? "" : ground.article(language),
                project.title(language),
                state(last),
                routing.department(project.municipality(), request.duty())
                        .map(department -> department.name(language))
                        .orElse(null),
                (settled == null ? today : settled).isAfter(request.dueOn()),
                settled);
    }

    private static String state(DataRequest.@Nullable Answer last) {
        if (last == null) {
            return "open";
        }
        if (last.check() == null) {
            return "checking";
        }
        return last.handedOver() ? last.outcome() : "returned";
    }
}
