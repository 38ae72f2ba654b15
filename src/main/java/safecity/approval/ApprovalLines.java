package safecity.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.absence.StandIns;
import safecity.approval.LineView.Box;
import safecity.approval.LineView.Mark;
import safecity.engine.Account;
import safecity.engine.Accounts;
import safecity.engine.Actor;
import safecity.engine.InstanceFacts;
import safecity.engine.Roles;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.Projects;
import safecity.refusal.Refusal;
import safecity.security.AccessLog;

/** Shows the approval line of a document to whoever may see it: who has signed, whose turn it is, what was said. */
@Component
class ApprovalLines {

    private final DocumentStore documents;
    private final Projects projects;
    private final ProjectAccess access;
    private final Routing routing;
    private final Departments departments;
    private final Accounts accounts;
    private final Roles roles;
    private final InstanceFacts instances;
    private final StandIns standIns;
    private final AccessLog log;
    private final MessageSource messages;

    ApprovalLines(
            DocumentStore documents,
            Projects projects,
            ProjectAccess access,
            Routing routing,
            Departments departments,
            Accounts accounts,
            Roles roles,
            InstanceFacts instances,
            StandIns standIns,
            AccessLog log,
            MessageSource messages) {
        this.documents = documents;
        this.projects = projects;
        this.access = access;
        this.routing = routing;
        this.departments = departments;
        this.accounts = accounts;
        this.roles = roles;
        this.instances = instances;
        this.standIns = standIns;
        this.log = log;
        this.messages = messages;
    }

    /** Whether a task or a process instance is about a document that the reader may see. */
    @Transactional
    boolean isThere(String taskOrInstance, Account reader) {
        return find(taskOrInstance, reader).isPresent();
    }

    /**
     * The document that a task or a process instance is about; of a task that has sent one into approval, the last one.
     *
     * @throws Refusal {@code approval.noLine} also for what the reader may not see
     */
    @Transactional
    LineView of(String taskOrInstance, Account reader, Locale locale) {
        return find(taskOrInstance, reader)
                .map(document -> view(document, reader, locale))
                .orElseThrow(() -> Refusal.notFound("approval.noLine"));
    }

    /**
     * A document for those of its line, those who oversee the municipality, and nobody else.
     *
     * @throws Refusal {@code approval.unknown}
     */
    @Transactional
    LineView document(String id, Account reader, Locale locale) {
        return documents
                .find(id)
                .filter(document -> isOfReaders(document, reader) && maySee(document, reader))
                .map(document -> view(document, reader, locale))
                .orElseThrow(() -> Refusal.notFound("approval.unknown", id));
    }

    /** Whoever the engine shows the task, a substitute for one, sees its document too. */
    private Optional<Document> find(String taskOrInstance, Account reader) {
        return instances
                .find(taskOrInstance, "approval", "documentId")
                .flatMap(documents::find)
                .filter(document -> isOfReaders(document, reader)
                        && (instances.isVisible(taskOrInstance) || maySee(document, reader)));
    }

    private boolean isOfReaders(Document document, Account reader) {
        return access.find(document.projectKey(), reader).isPresent();
    }

    private Posts posts(Project project) {
        return new Posts(project.municipality(), routing, departments);
    }

    private boolean maySee(Document document, Account reader) {
        Posts posts = posts(projects.get(document.projectKey()));
        return roles.oversees(reader.groups())
                || posts.drafts(document.drafterRole(), reader.groups())
                || signers(document).stream().anyMatch(role -> posts.signs(role, reader.groups()));
    }

    private List<String> signers(Document document) {
        List<String> signers = new ArrayList<>(routing.roles(document.reviewRoles()));
        signers.addAll(routing.roles(document.agreeRoles()));
        signers.add(document.deciderRole());
        return signers;
    }

    private LineView view(Document document, Account reader, Locale locale) {
        Project project = projects.get(document.projectKey());
        Posts posts = posts(project);
        if (reader.administrator()) {
            log.record("view", "approval/" + document.id());
        }
        List<Act> acts = documents.acts(document.id());
        Course course = new Course(document, acts, routing);
        LineView.State state = course.state();
        return new LineView(
                document.id(),
                document.title(),
                project.key(),
                Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? project.titleEn() : project.titleKo(),
                document.amount(),
                state,
                say("approval.line.state." + state, locale),
                course.round(),
                boxes(document, course, posts, locale),
                rounds(acts, posts, locale),
                course.recallableBy(reader.id()));
    }

    private List<Box> boxes(Document document, Course course, Posts posts, Locale locale) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(box(Act.Step.DRAFT, document.drafterRole(), course, posts, List.of(), locale));
        routing.roles(document.reviewRoles())
                .forEach(role -> boxes.add(box(Act.Step.REVIEW, role, course, posts, List.of(), locale)));
        routing.roles(document.agreeRoles())
                .forEach(role -> boxes.add(box(Act.Step.AGREE, role, course, posts, List.of(), locale)));
        List<String> delegated =
                document.delegation().isBlank() ? List.of() : List.of(say("approval.mark.delegated", locale));
        boxes.add(box(Act.Step.DECIDE, document.deciderRole(), course, posts, delegated, locale));
        return boxes;
    }

    private Box box(Act.Step step, String role, Course course, Posts posts, List<String> marks, Locale locale) {
        Mark mark = course.mark(step, role);
        Optional<Act> act = mark == Mark.TURN ? Optional.empty() : course.signature(step, role);
        return new Box(
                step,
                say("approval.step." + step, locale),
                posts.name(step, role, messages, locale),
                mark,
                say("approval.line.mark." + mark, locale),
                marks(marks, act, posts, locale),
                act.map(made -> signature(made, posts, locale)).orElse(null),
                act.map(Act::actedAt).orElse(null),
                act.map(made -> say("approval.decision." + made.decision(), locale))
                        .orElse(null),
                act.map(Act::comment).orElse(null));
    }

    private List<LineView.Round> rounds(List<Act> acts, Posts posts, Locale locale) {
        return acts.stream()
                .collect(Collectors.groupingBy(Act::round, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(round -> new LineView.Round(
                        round.getKey(),
                        round.getValue().stream()
                                .map(act -> new LineView.Said(
                                        act.step(),
                                        say("approval.step." + act.step(), locale),
                                        posts.name(act.step(), act.role(), messages, locale),
                                        signature(act, posts, locale),
                                        say("approval.decision." + act.decision(), locale),
                                        act.comment(),
                                        act.actedAt()))
                                .toList()))
                .toList();
    }

    private List<String> marks(List<String> marks, Optional<Act> act, Posts posts, Locale locale) {
        return act.flatMap(made -> absentee(made, posts))
                .map(absent -> {
                    List<String> all = new ArrayList<>(marks);
                    all.add(say("approval.mark.substituted", locale));
                    return List.copyOf(all);
                })
                .orElse(marks);
    }

    /** Both names, where somebody signed for another (대결). */
    private String signature(Act act, Posts posts, Locale locale) {
        return absentee(act, posts)
                .map(absent -> messages.getMessage(
                        "approval.for", new Object[] {name(act.actor(), locale), name(absent, locale)}, locale))
                .orElseGet(() -> name(act.actor(), locale));
    }

    private Optional<String> absentee(Act act, Posts posts) {
        return standIns.absentee(act.actor(), List.of(posts.group(act.step(), act.role())), act.actedAt());
    }

    private String name(String actor, Locale locale) {
        return actor.equals(Actor.SYSTEM) ? say("page.system", locale) : accounts.name(actor);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
