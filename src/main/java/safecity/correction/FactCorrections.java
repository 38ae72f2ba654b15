package safecity.correction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.forms.PlainText;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.engine.processes.ProcessStarter;
import safecity.notation.OneLine;
import safecity.refusal.Refusal;

/** Corrections of facts, from the request on the fact's page to the value that counts. */
@ModelBean("factCorrections")
@Transactional
public class FactCorrections {

    private static final int LONGEST_REASON = 500;

    /** Asked late: some of them need the engine, which needs this bean. */
    private final ObjectProvider<CorrectionSource> sources;

    private final CorrectionRepository store;
    private final CorrectionValues values;
    private final FactWorkers workers;
    private final ProcessStarter processes;
    private final MessageCorrelation messages;
    private final ApplicationEventPublisher events;

    FactCorrections(
            ObjectProvider<CorrectionSource> sources,
            CorrectionRepository store,
            CorrectionValues values,
            FactWorkers workers,
            ProcessStarter processes,
            MessageCorrelation messages,
            ApplicationEventPublisher events) {
        this.sources = sources;
        this.store = store;
        this.values = values;
        this.workers = workers;
        this.processes = processes;
        this.messages = messages;
        this.events = events;
    }

    /** A fact of a project: as its page's address names it. */
    public record Fact(String projectKey, String municipality, String kind, String id) {}

    /** What of a fact can be corrected. */
    @Transactional(readOnly = true)
    public List<Correctable> correctable(Fact fact) {
        return sources.orderedStream()
                .flatMap(source -> source.of(fact.projectKey(), fact.kind(), fact.id()).stream())
                .toList();
    }

    /** @throws Refusal {@code correction.unknown} */
    @Transactional(readOnly = true)
    public Correctable item(Fact fact, String item) {
        return found(fact, item).value();
    }

    /** A value, and the capability whose it is. */
    private record Found(CorrectionSource source, Correctable value) {}

    private Found found(Fact fact, String item) {
        return sources.orderedStream()
                .flatMap(source -> source.of(fact.projectKey(), fact.kind(), fact.id()).stream()
                        .map(value -> new Found(source, value)))
                .filter(one -> one.value().item().equals(item))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("correction.unknown").field("item"));
    }

    /** Corrections of a fact, the newest first. */
    @Transactional(readOnly = true)
    public List<Correction> of(Fact fact) {
        return store.of(fact.projectKey(), fact.kind(), fact.id());
    }

    /**
     * All that hangs on a value, in the reader's language.
     *
     * @throws Refusal {@code correction.same}, {@code correction.value}, and those of the capability whose value it is
     */
    @Transactional(readOnly = true)
    public List<String> preview(Fact fact, String item, String typed, Locale locale) {
        Found found = found(fact, item);
        return told(fact, found, changed(found.value(), typed), locale);
    }

    private List<String> told(Fact fact, Found found, String value, Locale locale) {
        Stream<CorrectionEffect> people = Stream.of(CorrectionEffect.told(
                "people",
                Integer.toString(workers.of(fact.projectKey(), fact.kind()).size())));
        return Stream.concat(found.source().effects(fact.projectKey(), found.value(), value).stream(), people)
                .map(effect -> values.told(effect, locale))
                .toList();
    }

    /**
     * Asks for a correction.
     *
     * @return its id
     * @throws Refusal as {@link #preview}; {@code correction.reasonMissing}, {@code text.illegible}, {@code text.tooLong},
     *                 {@code correction.open}
     */
    public long request(Fact fact, String item, String typed, String reason, String actor) {
        store.lock(fact.projectKey());
        Found found = found(fact, item);
        String value = changed(found.value(), typed);
        String why = PlainText.lines("reason", reason, LONGEST_REASON);
        if (why == null) {
            throw Refusal.of("correction.reasonMissing", LONGEST_REASON).field("reason");
        }
        if (store.open(fact.projectKey(), item)) {
            throw Refusal.conflict("correction.open").field("item");
        }
        long id = store.insert(
                new CorrectionRepository.Asked(
                        fact.projectKey(), fact.kind(), fact.id(), found.value(), value, why, actor),
                told(fact, found, value, Locale.KOREAN));
        processes.start(
                "correction",
                fact.projectKey(),
                Map.of(
                        "projectKey", fact.projectKey(),
                        "municipality", fact.municipality(),
                        "correctionId", Long.toString(id)));
        return id;
    }

    /**
     * The second person has decided.
     *
     * @param municipality of the project
     * @throws Refusal {@code correction.ownRequest}; {@code correction.superseded} when the value is another one by now;
     *                 those of {@link #preview}
     */
    public void decided(String correctionId, String municipality, DecisionEntry entry, String actor) {
        Correction correction = get(correctionId);
        store.lock(correction.projectKey());
        if (correction.requestedBy().equals(actor)) {
            throw Refusal.of("correction.ownRequest").field("decision");
        }
        boolean adopt = "adopt".equals(entry.decision());
        if (adopt) {
            adopt(correction, municipality, actor);
        }
        store.end(correction.id(), adopt ? "adopted" : "refused", entry.comment(), actor);
        TreeSet<String> concerned = new TreeSet<>();
        if (adopt) {
            concerned.addAll(workers.of(correction.projectKey(), correction.factKind()));
        }
        concerned.add(correction.requestedBy());
        concerned.remove(actor);
        events.publishEvent(new FactCorrected(
                correction,
                adopt,
                municipality,
                values.label(correction.label(), correction.labelArgs(), Locale.KOREAN),
                values.written(correction.fieldType(), correction.valueBefore(), Locale.KOREAN),
                values.written(correction.fieldType(), correction.valueAfter(), Locale.KOREAN),
                actor,
                concerned));
    }

    private void adopt(Correction correction, String municipality, String actor) {
        Fact fact = new Fact(correction.projectKey(), municipality, correction.factKind(), correction.factId());
        Found found = found(fact, correction.item());
        Correctable item = found.value();
        if (!item.value().equals(correction.valueBefore())) {
            throw Refusal.conflict("correction.superseded").field("decision");
        }
        CorrectionSource source = found.source();
        List<CorrectionEffect> effects = source.effects(fact.projectKey(), item, correction.valueAfter());
        store.value(correction.id(), fact.projectKey(), item.item(), correction.valueAfter());
        for (CorrectionEffect effect : effects) {
            if (effect.item() != null && effect.value() != null) {
                store.value(correction.id(), fact.projectKey(), effect.item(), effect.value());
            }
        }
        source.corrected(fact.projectKey(), item, correction.valueAfter(), correction.reason(), actor);
    }

    /**
     * Who asked thinks better of it, or asked by mistake.
     *
     * @throws Refusal {@code correction.notOpen}; {@code correction.notYours}
     */
    public void withdraw(Fact fact, long id, String actor) {
        Correction correction = store.of(fact.projectKey(), fact.kind(), fact.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("correction.unknown"));
        if (!correction.requestedBy().equals(actor)) {
            throw Refusal.of("correction.notYours");
        }
        if (!correction.open()
                || !messages.correlateWhere(
                        ModelContract.Messages.CORRECTION_WITHDRAWN,
                        fact.projectKey(),
                        Map.of("correctionId", Long.toString(id)))) {
            throw Refusal.conflict("correction.notOpen");
        }
        store.end(id, "withdrawn", null, actor);
    }

    /** What is asked for, one line each, for the form of the second person. */
    @Transactional(readOnly = true)
    public String asked(String correctionId) {
        Correction correction = get(correctionId);
        return "- %s: %s → %s\n- 사유: %s"
                .formatted(
                        values.label(correction.label(), correction.labelArgs(), Locale.KOREAN),
                        OneLine.of(values.written(correction.fieldType(), correction.valueBefore(), Locale.KOREAN)),
                        OneLine.of(values.written(correction.fieldType(), correction.valueAfter(), Locale.KOREAN)),
                        OneLine.of(correction.reason()));
    }

    /** What was shown to hang on it when it was asked for, one line each. */
    @Transactional(readOnly = true)
    public String effects(String correctionId) {
        return String.join(
                "\n",
                get(correctionId).effects().stream()
                        .map(line -> "- " + OneLine.of(line))
                        .toList());
    }

    private Correction get(String correctionId) {
        return store.find(Long.parseLong(correctionId)).orElseThrow(() -> Refusal.notFound("correction.unknown"));
    }

    private String changed(Correctable item, String typed) {
        String value = values.read(item, typed);
        if (value.equals(item.value())) {
            throw Refusal.of("correction.same").field("value");
        }
        return value;
    }
}
