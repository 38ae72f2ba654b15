package safecity.datarequest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.binder.DemandedBinders;
import safecity.binder.DemandedBinders.Scope;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.engine.time.EngineClock;
import safecity.organisation.Departments;
import safecity.project.DocumentsHandedOver;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/**
 * Demands of documents from the day on which they are made until what was demanded is handed over; the model {@code data-request}
 * calls what it needs of it. Ids are handed to the models as text.
 */
@ModelBean("dataRequests")
@Transactional
public class DataRequests {

    private static final int TITLE = 200;
    private static final int WANTED = 2000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy. M. d.");

    private final DataRequestRepository store;
    private final Askers askers;
    private final Departments departments;
    private final Projects projects;
    private final ProjectAccess access;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ProcessStarter processes;
    /** Asked late, as binders are: they come from the engine, which needs this bean. */
    private final ObjectProvider<Accounts> accounts;

    private final ObjectProvider<DemandedBinders> binders;

    private final ApplicationEventPublisher events;

    DataRequests(
            DataRequestRepository store,
            Askers askers,
            Departments departments,
            Projects projects,
            ProjectAccess access,
            ObjectProvider<Accounts> accounts,
            WorkingCalendar calendar,
            Clock clock,
            ProcessStarter processes,
            ObjectProvider<DemandedBinders> binders,
            ApplicationEventPublisher events) {
        this.store = store;
        this.askers = askers;
        this.departments = departments;
        this.projects = projects;
        this.access = access;
        this.accounts = accounts;
        this.calendar = calendar;
        this.clock = clock;
        this.processes = processes;
        this.binders = binders;
        this.events = events;
    }

    /** The first day on which what is demanded today on a ground may have to be handed in. */
    LocalDate earliest(Ground ground) {
        LegalPeriod ahead = ground.ahead();
        return ahead == null ? today() : calendar.periodEnd(today(), ahead).plusDays(1);
    }

    /**
     * Somebody demands documents, and the department in charge has the task.
     *
     * @return its id
     * @throws Refusal {@code dataRequest.notYours}, {@code dataRequest.titleMissing}, {@code dataRequest.wantedMissing},
     *     {@code dataRequest.departmentUnknown}, {@code dataRequest.dueMissing}, {@code dataRequest.tooSoon} or one of binders
     */
    long ask(Project project, DataRequest.Asked asked, Account person) {
        Ground ground = askers.grounds(person).stream()
                .filter(own -> own.code().equals(asked.ground()))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("dataRequest.notYours"));
        DataRequest.Asked checked = checked(project, ground, asked);
        long id = store.insert(project.key(), checked, today(), person.id(), askers.posts(person, ground));
        processes.start(
                ModelContract.Processes.DATA_REQUEST,
                project.key(),
                Map.of(
                        "projectKey", project.key(),
                        "municipality", project.municipality(),
                        "documentTitle", checked.title(),
                        "requestId", Long.toString(id)));
        return id;
    }

    private DataRequest.Asked checked(Project project, Ground ground, DataRequest.Asked asked) {
        String title = PlainText.line("title", asked.title(), TITLE);
        if (title == null) {
            throw Refusal.of("dataRequest.titleMissing").field("title");
        }
        String wanted = PlainText.lines("wanted", asked.wanted(), WANTED);
        if (wanted == null) {
            throw Refusal.of("dataRequest.wantedMissing").field("wanted");
        }
        if (departments.of(project.municipality()).stream()
                .noneMatch(department -> department.duty().equals(asked.duty()))) {
            throw Refusal.of("dataRequest.departmentUnknown").field("duty");
        }
        if (asked.due() == null) {
            throw Refusal.of("dataRequest.dueMissing").field("due");
        }
        LocalDate earliest = earliest(ground);
        if (asked.due().isBefore(earliest)) {
            throw Refusal.of("dataRequest.tooSoon", DAY.format(earliest))
                    .field("due")
                    .rule(ground.article());
        }
        binders.getObject().check(project, new Scope(asked.from(), asked.to(), asked.scope(), asked.ref()));
        return new DataRequest.Asked(
                ground.code(),
                title,
                wanted,
                asked.from(),
                asked.to(),
                asked.scope(),
                asked.ref(),
                asked.duty(),
                asked.due());
    }

    /** Whose department answers. */
    @Transactional(readOnly = true)
    public String duty(String requestId) {
        return get(requestId).duty();
    }

    /** The day on which it has to be handed in, as an ISO day. */
    @Transactional(readOnly = true)
    public String dueOn(String requestId) {
        return get(requestId).dueOn().toString();
    }

    /** Who asks what, for which part of the project, by which law and until when; for the forms. */
    @Transactional(readOnly = true)
    public String demand(String requestId) {
        DataRequest request = get(requestId);
        Ground ground = Ground.of(request.ground());
        List<String> lines = new ArrayList<>();
        lines.add("- 요구: " + request.title());
        lines.add("- 요구한 사람: " + accounts.getObject().name(request.askedBy()) + ", " + DAY.format(request.askedOn()));
        lines.add("- 근거: " + (ground == null ? request.ground() : ground.article()));
        if (request.from() != null || request.to() != null) {
            lines.add("- 기간: " + day(request.from()) + " ~ " + day(request.to()));
        }
        lines.add("- 제출기한: " + DAY.format(request.dueOn()));
        lines.add("\n" + request.wanted());
        return String.join("\n", lines);
    }

    /** The last answer, for whoever checks it; and why it came back, for whoever answers again. Empty before the first. */
    @Transactional(readOnly = true)
    public String returned(String requestId) {
        List<DataRequest.Answer> answers = store.answers(Long.parseLong(requestId));
        String comment =
                answers.isEmpty() ? null : answers.get(answers.size() - 1).comment();
        return comment == null ? "" : "**반려 사유:** " + comment;
    }

    /**
     * The department has answered; what it provides is bound for whoever asked, with their rights. An outside body reads nothing of
     * the house, and has the answer's words.
     */
    public void answered(String requestId, AnswerEntry entry, String actor) {
        DataRequest request = get(requestId);
        store.answer(request.id(), entry, "refuse".equals(entry.decision()) ? null : binder(request), actor);
    }

    private @Nullable Long binder(DataRequest request) {
        Project project = projects.get(request.projectKey());
        return accounts.getObject()
                .find(request.askedBy())
                .filter(access::inside)
                .map(asker -> binders.getObject()
                        .begin(
                                project,
                                new Scope(request.from(), request.to(), request.scope(), request.ref()),
                                request.title(),
                                request.dueOn(),
                                asker))
                .orElse(null);
    }

    /**
     * The answer has been checked: {@code hand-over}, or {@code return} with a reason.
     *
     * @throws Refusal {@code dataRequest.ownAnswer}: who answered does not check, whatever groups they are in
     */
    public void checked(String requestId, DecisionEntry entry, String actor) {
        DataRequest request = get(requestId);
        List<DataRequest.Answer> answers = store.answers(request.id());
        DataRequest.Answer answer = answers.get(answers.size() - 1);
        if (answer.answeredBy().equals(actor)) {
            throw Refusal.of("dataRequest.ownAnswer").field("decision").rule("직무분리: 답변자와 검토자");
        }
        store.check(answer.id(), entry.decision(), entry.comment().isBlank() ? null : entry.comment(), actor);
        if ("hand-over".equals(entry.decision())) {
            events.publishEvent(new DocumentsHandedOver(
                    request.projectKey(), request.id(), request.title(), request.askedBy(), actor));
        }
    }

    private DataRequest get(String requestId) {
        return store.find(Long.parseLong(requestId)).orElseThrow(() -> Refusal.notFound("dataRequest.unknown"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineClock.SEOUL);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
