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
import safecity.absence.Substitutions;
import safecity.approval.ApprovalLineView.Box;
import safecity.approval.ApprovalLineView.Mark;
import safecity.engine.authorization.Roles;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.InstanceFacts;
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

    private final DocumentRepository documents;
    private final Projects projects;
    private final ProjectAccess access;
    private final Routing routing;
    private final Departments departments;
    private final Accounts accounts;
    private final Roles roles;
    private final InstanceFacts instances;
    private final Substitutions standIns;
    private final SentBack sentBack;
    private final AccessLog log;
    private final MessageSource messages;

    ApprovalLines(
            DocumentRepository documents,
            Projects projects,
            ProjectAccess access,
            Routing routing,
            Departments departments,
            Accounts accounts,
            Roles roles,
            InstanceFacts instances,
            Substitutions standIns,
            SentBack sentBack,
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
        this.sentBack = sentBack;
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
    ApprovalLineView of(String taskOrInstance, Account reader, Locale locale) {
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
    ApprovalLineView document(String id, Account reader, Locale locale) {
        return documents
                .find(id)
                .filter(document -> isOfReaders(document, reader) && maySee(document, reader))
                .map(document -> view(document, reader, locale))
                .orElseThrow(() -> Refusal.notFound("approval.unknown", id));
    }

    /** Whoever the engine shows the task, a substitute for one, sees its document too. */
    private Optional<Document> find(String taskOrInstance, Account reader) {
        return instances
                .find(taskOrInstance, ModelContract.Processes.APPROVAL, ModelContract.Variables.DOCUMENT_ID)
                .flatMap(documents::find)
                .filter(document -> isOfReaders(document, reader)
                        && (instances.isVisible(taskOrInstance) || maySee(document, reader)));
    }

    private boolean isOfReaders(Document document, Account reader) {
        return access.find(document.projectKey(), reader).isPresent();
    }

    private Signatories posts(Project project) {
        return new Signatories(project.municipality(), routing, departments);
    }

    private boolean maySee(Document document, Account reader) {
        Signatories posts = posts(projects.get(document.projectKey()));
        return roles.oversees(reader.groups())
                || posts.drafts(document.drafterDuty(), reader.groups())
                || signers(document).stream().anyMatch(duty -> posts.signs(duty, reader.groups()));
    }

    private List<String> signers(Document document) {
        List<String> signers = new ArrayList<>(routing.duties(document.reviewDuties()));
        signers.addAll(routing.duties(document.agreeDuties()));
        signers.add(document.deciderDuty());
        return signers;
    }

    private ApprovalLineView view(Document document, Account reader, Locale locale) {
        Project project = projects.get(document.projectKey());
        Signatories posts = posts(project);
        if (roles.oversees(reader.groups())) {
            log.record("view", "approval/" + document.id());
        }
        List<ApprovalAct> acts = documents.acts(document.id());
        ApprovalRound course = new ApprovalRound(document, acts, routing);
        ApprovalLineView.State state = course.state();
        return new ApprovalLineView(
                document.id(),
                document.title(),
                project.key(),
                project.title(locale),
                document.amount(),
                state,
                Optional.ofNullable(sentBack.state(document, acts, locale))
                        .orElseGet(() -> say("approval.line.state." + state, locale)),
                sentBack.of(document, acts, locale),
                course.round(),
                boxes(document, course, posts, locale),
                rounds(acts, posts, locale),
                course.recallableBy(reader.id()));
    }

    private List<Box> boxes(Document document, ApprovalRound course, Signatories posts, Locale locale) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(box(ApprovalAct.Step.DRAFT, document.drafterDuty(), course, posts, List.of(), locale));
        routing.duties(document.reviewDuties())
                .forEach(duty -> boxes.add(box(ApprovalAct.Step.REVIEW, duty, course, posts, List.of(), locale)));
        routing.duties(document.agreeDuties())
                .forEach(duty -> boxes.add(box(ApprovalAct.Step.AGREE, duty, course, posts, List.of(), locale)));
        List<String> delegated =
                document.delegation().isBlank() ? List.of() : List.of(say("approval.mark.delegated", locale));
        boxes.add(box(ApprovalAct.Step.DECIDE, document.deciderDuty(), course, posts, delegated, locale));
        return boxes;
    }

    private Box box(
            ApprovalAct.Step step,
            String duty,
            ApprovalRound course,
            Signatories posts,
            List<String> marks,
            Locale locale) {
        Mark mark = course.mark(step, duty);
        Optional<ApprovalAct> act = mark == Mark.TURN ? Optional.empty() : course.signature(step, duty);
        return new Box(
                step,
                say("approval.step." + step, locale),
                posts.name(step, duty, messages, locale),
                mark,
                say("approval.line.mark." + mark, locale),
                marks(marks, act, posts, locale),
                act.map(made -> signature(made, posts, locale)).orElse(null),
                act.map(ApprovalAct::actedAt).orElse(null),
                act.map(made -> say(made.word(), locale)).orElse(null),
                act.map(ApprovalAct::comment).orElse(null));
    }

    private List<ApprovalLineView.Round> rounds(List<ApprovalAct> acts, Signatories posts, Locale locale) {
        return acts.stream()
                .collect(Collectors.groupingBy(ApprovalAct::round, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(round -> new ApprovalLineView.Round(
                        round.getKey(),
                        round.getValue().stream()
                                .map(act -> new ApprovalLineView.Said(
                                        act.step(),
                                        say("approval.step." + act.step(), locale),
                                        posts.name(act.step(), act.duty(), messages, locale),
                                        signature(act, posts, locale),
                                        say(act.word(), locale),
                                        act.comment(),
                                        act.actedAt()))
                                .toList()))
                .toList();
    }

    private List<String> marks(List<String> marks, Optional<ApprovalAct> act, Signatories posts, Locale locale) {
        return act.flatMap(made -> absentee(made, posts))
                .map(absent -> {
                    List<String> all = new ArrayList<>(marks);
                    all.add(say("approval.mark.substituted", locale));
                    return List.copyOf(all);
                })
                .orElse(marks);
    }

    /** Both names, where somebody signed for another (대결). */
    private String signature(ApprovalAct act, Signatories posts, Locale locale) {
        return absentee(act, posts)
                .map(absent -> messages.getMessage(
                        "approval.for", new Object[] {name(act.actor(), locale), name(absent, locale)}, locale))
                .orElseGet(() -> name(act.actor(), locale));
    }

    private Optional<String> absentee(ApprovalAct act, Signatories posts) {
        return standIns.absentee(act.actor(), List.of(posts.group(act.step(), act.duty())), act.actedAt());
    }

    private String name(String actor, Locale locale) {
        return actor.equals(Actor.SYSTEM) ? say("page.system", locale) : accounts.name(actor);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
