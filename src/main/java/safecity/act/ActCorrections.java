package safecity.act;

import static safecity.act.LegalAct.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.refusal.Refusal;

/** Days of acts that were entered wrongly; whatever is computed from one is computed anew. */
@Component
class ActCorrections implements CorrectionSource {

    /** On the page of which kind of fact an act stands. */
    private static final Map<String, Set<LegalAct>> PAGES = Map.of(
            "preparations", Set.of(SUPPORT_AGREEMENT, LETTER_OF_INTENT, LISTING),
            "ordinances",
                    Set.of(
                            ORDINANCE_NOTICE,
                            BILL_SUBMISSION,
                            COUNCIL_NOTICE,
                            PLENARY_VOTE,
                            BILL_TRANSMISSION,
                            CITY_REPORT,
                            MAYOR_DECISION,
                            SECOND_VOTE,
                            SECOND_TRANSMISSION,
                            PROMULGATION),
            "contracts",
                    Set.of(
                            SPECIFICATION_DISCLOSURE,
                            TENDER_NOTICE,
                            CONTRACT_CONCLUSION,
                            WORK_START,
                            COMPLETION_REPORT,
                            INSPECTION,
                            ADVANCE_CLAIM,
                            ADVANCE_PAYMENT,
                            CLAIM,
                            PAYMENT,
                            RESULT_PUBLICATION),
            "committees", Set.of(APPOINTMENT),
            "annual-reports", Set.of(REPORT_SUBMISSION),
            "applications", Set.of(APPLICATION, APPLICATION_ACCEPTANCE),
            "audits", Set.of(AUDIT, AUDIT_RESULT, AUDIT_CORRECTION),
            "certificates", Set.of(CERTIFICATE, AGREEMENT_SIGNATURE, CEREMONY));

    /** Of these kinds each fact has acts of its own, whose subject is its id. */
    private static final Set<String> BY_SUBJECT = Set.of("contracts", "annual-reports");

    private final ActOrder order;
    private final LegalActs acts;
    private final List<ActDependent> dependents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActCorrections(
            ActOrder order,
            LegalActs acts,
            List<ActDependent> dependents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.order = order;
        this.acts = acts;
        this.dependents = dependents;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        Set<LegalAct> own = PAGES.getOrDefault(kind, Set.of());
        return order.newest(projectKey, own::contains).stream()
                .filter(done -> !BY_SUBJECT.contains(kind) || done.subject().equals(id))
                .map(done -> new Correctable(
                        "act/" + done.act().name() + "/" + done.subject(),
                        kind.equals("audits") ? "actOf" : "act",
                        List.of("act.name." + done.act().key(), "correction.subject." + done.subject()),
                        Correctable.Type.DAY,
                        done.on().toString(),
                        List.of()))
                .toList();
    }

    /** @throws Refusal {@code act.inFuture}, {@code act.beforeAnother}, and those of what depends on the act */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        ActOrder.Done done = done(projectKey, item);
        LocalDate day = LocalDate.parse(value);
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            throw Refusal.of("act.inFuture", LegalActs.name(done.act()), value, today.toString())
                    .field("value");
        }
        order.before(projectKey, done)
                .forEach(other -> acts.follows(done.act(), day, other.act(), other.on(), "value"));
        order.after(projectKey, done).forEach(other -> acts.follows(other.act(), other.on(), done.act(), day, "value"));
        Stream<CorrectionEffect> later = order.after(projectKey, done).stream()
                .map(other -> CorrectionEffect.told(
                        "later", "act.name." + other.act().key(), other.on().toString()));
        return Stream.concat(
                        dependents.stream()
                                .flatMap(one -> one.effects(projectKey, done.act(), done.subject(), day).stream()),
                        later)
                .collect(Collectors.toList());
    }

    @Override
    public void corrected(String projectKey, Correctable item, String value, String reason, String actor) {
        ActOrder.Done done = done(projectKey, item);
        LocalDate day = LocalDate.parse(value);
        acts.correct(projectKey, done, day, reason, actor);
        dependents.forEach(one -> one.corrected(projectKey, done.act(), done.subject(), day, actor));
        events.publishEvent(new ActCorrected(projectKey));
    }

    private ActOrder.Done done(String projectKey, Correctable item) {
        String[] named = item.item().split("/", -1);
        return order.newest(projectKey, act -> act.name().equals(named[1])).stream()
                .filter(done -> done.subject().equals(named[2]))
                .findFirst()
                .orElseThrow();
    }
}
