package safecity.research;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import safecity.act.LegalAct;
import safecity.act.LegalActs;
import safecity.engine.models.ModelBean;
import safecity.project.Plans;
import safecity.refusal.Refusal;
import safecity.research.ContractMatterRepository.Asked;
import safecity.research.ContractMatterRepository.Resumption;
import safecity.research.ContractMatterRepository.Suspension;

/**
 * A contract is suspended and resumed (일시정지): what {@code contract-suspension} calls. The period is longer by the days of a
 * suspension that isn't the contractor's fault (지방계약법 제22조제2항), and deadlines follow.
 */
@ModelBean("contractSuspensions")
@Transactional
public class ContractSuspensions {

    private static final String RULE = "지방계약법 제22조제2항";

    private final ContractMatterRepository matters;
    private final ContractMatters running;
    private final ContractRepository store;
    private final Plans plans;
    private final LegalActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Claims claims;

    ContractSuspensions(
            ContractMatterRepository matters,
            ContractMatters running,
            ContractRepository store,
            Plans plans,
            LegalActs acts,
            ApplicationEventPublisher events,
            Clock clock,
            Claims claims) {
        this.claims = claims;
        this.matters = matters;
        this.running = running;
        this.store = store;
        this.plans = plans;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code research.suspensionReasonMissing}, {@code research.suspensionBeforeContract}
     */
    public void drafted(String matterId, SuspensionEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        Asked asked = matters.asked(matterId);
        String reason = KoreanFormat.orNull(entry.suspensionReason());
        if (reason == null) {
            throw Refusal.of("research.suspensionReasonMissing").field("suspensionReason");
        }
        LocalDate startsOn = Optional.ofNullable(entry.startsOn()).orElseGet(() -> LocalDate.now(clock));
        LocalDate concluded = acts.last(asked.projectKey(), LegalAct.CONTRACT_CONCLUSION, asked.code())
                .orElse(startsOn);
        if (startsOn.isBefore(concluded)) {
            throw Refusal.of(
                            "research.suspensionBeforeContract",
                            KoreanFormat.day(startsOn),
                            KoreanFormat.day(concluded))
                    .field("startsOn");
        }
        String cause = Optional.ofNullable(entry.cause()).orElse("department");
        matters.suspend(matterId, new Suspension(cause, reason, startsOn), actor);
    }

    /** The suspension is approved and lasts until it is resumed. */
    public void begin(String matterId, String actor) {
        Asked asked = matters.asked(matterId);
        running.mustRun(asked.projectKey(), asked.code());
        Suspension suspension = matters.suspension(matterId);
        matters.suspended(matterId);
        store.step(asked.projectKey(), asked.code(), "suspension", "suspended", written(suspension), actor);
    }

    /**
     * @throws Refusal {@code research.resumptionInFuture}, {@code research.resumptionTooEarly}; {@code research.loanRateMissing}
     *                 when a compensation is owed
     */
    public void resumed(String matterId, ResumptionEntry entry, String actor) {
        Asked asked = matters.asked(matterId);
        Suspension suspension = matters.suspension(matterId);
        LocalDate today = LocalDate.now(clock);
        if (entry.resumesOn().isAfter(today)) {
            throw Refusal.of("research.resumptionInFuture", KoreanFormat.day(entry.resumesOn()))
                    .field("resumesOn");
        }
        int days = (int) ChronoUnit.DAYS.between(suspension.startsOn(), entry.resumesOn());
        if (days < 1) {
            throw Refusal.of(
                            "research.resumptionTooEarly",
                            KoreanFormat.day(entry.resumesOn()),
                            KoreanFormat.day(suspension.startsOn()))
                    .field("resumesOn");
        }
        int longer = "contractor".equals(suspension.cause()) ? 0 : days;
        boolean owed = SuspensionCompensation.owed(suspension.cause(), days);
        if (owed && (entry.loanRate() == null || entry.loanRate().signum() <= 0)) {
            throw Refusal.of("research.loanRateMissing", days).field("loanRate").rule(SuspensionCompensation.RULE);
        }
        Long remaining = owed ? claims.outstanding(asked.projectKey(), asked.code()) : null;
        matters.resume(
                matterId,
                new Resumption(entry.resumesOn(), days, longer, owed ? entry.loanRate() : null, remaining),
                actor);
        matters.end(matterId, "resumed", actor);
        store.step(asked.projectKey(), asked.code(), "resumption", "resumed", days + "일", actor);
        events.publishEvent(new ContractChanged(asked.projectKey()));
    }

    /** Nothing is suspended. */
    public void drop(String matterId, String actor) {
        matters.end(matterId, "dropped", actor);
    }

    /** Title of the document that is decided on. */
    @Transactional(readOnly = true)
    public String title(String matterId) {
        Asked asked = matters.asked(matterId);
        return plans.contract(asked.projectKey(), asked.code()).nameKo() + " 일시정지("
                + written(matters.suspension(matterId)) + ")";
    }

    /** The contract's amount, by which the line of approval is found. */
    @Transactional(readOnly = true)
    public long amount(String matterId) {
        Asked asked = matters.asked(matterId);
        return store.concluded(asked.projectKey(), asked.code()).amount();
    }

    /** What is suspended, for the form of the resumption. */
    @Transactional(readOnly = true)
    public String summary(String matterId) {
        Suspension suspension = matters.suspension(matterId);
        return "- 정지일: " + KoreanFormat.day(suspension.startsOn()) + "\n- 사유: " + suspension.reason() + "\n- 계약기간: "
                + ("contractor".equals(suspension.cause()) ? "연장하지 않음(계약상대자의 책임)" : "정지한 날만큼 연장") + "\n- 근거: " + RULE;
    }

    private static String written(Suspension suspension) {
        return KoreanFormat.day(suspension.startsOn()) + "부터, " + suspension.reason();
    }
}
