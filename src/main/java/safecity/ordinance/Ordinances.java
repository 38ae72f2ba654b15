package safecity.ordinance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** The whole course of an ordinance: plan, draft, deliberation, what follows a failure, taking effect. */
@ModelBean("ordinances")
public class Ordinances {

    private static final String FIRST_TITLE = "안전도시 조성에 관한 조례";
    private static final int MOST_MILLION_WON = 1_000_000;

    private final OrdinanceRepository register;
    private final Votes votes;
    private final MessageSource messages;

    Ordinances(OrdinanceRepository register, Votes votes, MessageSource messages) {
        this.register = register;
        this.votes = votes;
        this.messages = messages;
    }

    /** The title with which a plan starts: the last attempt's, or the one such ordinances usually have. */
    public String proposedTitle(String projectKey) {
        return register.find(projectKey).map(Ordinance::title).orElse(FIRST_TITLE);
    }

    /** A legislative plan begins a new attempt. @throws Refusal {@code ordinance.titleNeeded} */
    public void planned(String projectKey, OrdinancePlanEntry entry, String actor) {
        register.open(projectKey, titled(entry.ordinanceTitle()));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.PLANNED, actor).reason(entry.purpose()));
    }

    /**
     * The bill is drafted, or drafted again.
     *
     * @throws Refusal {@code ordinance.titleNeeded}, {@code ordinance.effectRuleUnknown},
     *                 {@code ordinance.effectDaysNeeded}
     */
    public void drafted(String projectKey, OrdinanceDraftEntry entry, String actor) {
        EffectiveDateRule rule = EffectiveDateRule.of(entry.effectRule());
        Map<Fact, Object> facts = new HashMap<>();
        facts.put(Fact.TITLE, titled(entry.ordinanceTitle()));
        facts.put(Fact.EFFECT_RULE, rule);
        facts.put(Fact.EFFECT_DAYS, rule.days(entry.effectDays()));
        register.advance(projectKey, OrdinanceStatus.DRAFTED, facts);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.DRAFTED, actor)
                        .figures(Map.of("newRegulation", "yes".equals(entry.newRegulation()))));
    }

    /**
     * What the ordinance will cost, or why no estimate is attached (지방자치법 제78조).
     *
     * @throws Refusal {@code ordinance.costNotReadable}
     */
    public void costEstimated(String projectKey, CostEstimateEntry entry, String actor) {
        if (entry.estimatedCost() != null && !WholeNumbers.within(entry.estimatedCost(), 0, MOST_MILLION_WON)) {
            throw Refusal.of("ordinance.costNotReadable").field("estimatedCost").rule("지방자치법 제78조");
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.COST_ESTIMATED, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment())
                        .figures(
                                entry.estimatedCost() == null
                                        ? Map.of()
                                        : Map.of("millionWon", entry.estimatedCost())));
    }

    /** 조례·규칙심의회 on the bill. @throws Refusal as {@link Votes#deliberation} */
    public void deliberated(String projectKey, BallotEntry entry, String actor) {
        String resolved = votes.deliberation(entry);
        switch (Objects.requireNonNull(resolved)) {
            case Votes.PASSED, Votes.AMENDED -> register.advance(projectKey, OrdinanceStatus.DELIBERATED);
            case Votes.REJECTED -> register.advance(projectKey, OrdinanceStatus.DELIBERATION_REJECTED);
            default -> {} // deferred: it comes to the next meeting as it is
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.DELIBERATED, actor)
                        .outcome(resolved)
                        .reason(entry.comment())
                        .figures(Ballot.of(entry).figures()));
    }

    /** Why the ordinance came to a stop, in Korean, for a form. */
    public String setback(String projectKey) {
        OrdinanceStatus status = register.current(projectKey).status();
        return messages.getMessage("ordinance.setback." + status, null, Locale.KOREAN);
    }

    /** Whether the project's ordinance binds already. */
    public boolean inForce(String projectKey) {
        return register.find(projectKey)
                .map(Ordinance::status)
                .filter(status -> status == OrdinanceStatus.IN_FORCE)
                .isPresent();
    }

    /** The mayor has decided to go on without the ordinance, or to give the project up. */
    public void givenUp(String projectKey, String actor) {
        register.advance(projectKey, OrdinanceStatus.ABANDONED);
        register.record(projectKey, NewOrdinanceEvent.of(OrdinanceEventType.GIVEN_UP, actor));
    }

    /**
     * After a failure: try again, bring the same bill into the next session, or propose to go on without it or to give the
     * project up, which others decide.
     *
     * @throws Refusal {@code ordinance.nothingToResubmit} when no bill of this attempt has passed the deliberation
     */
    public void decidedNext(String projectKey, DecisionEntry entry, String actor) {
        if ("resubmit".equals(entry.decision())) {
            boolean deliberated = register.last(projectKey, OrdinanceEventType.DELIBERATED)
                    .filter(event -> !event.outcome().equals(Votes.REJECTED))
                    .isPresent();
            if (!deliberated) {
                throw Refusal.of("ordinance.nothingToResubmit")
                        .field("decision")
                        .rule("지방자치법 시행령 제28조");
            }
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.DECIDED_NEXT, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment()));
    }

    /** Its day has come. */
    public void cameIntoForce(String projectKey, String actor) {
        register.advance(projectKey, OrdinanceStatus.IN_FORCE);
        register.record(projectKey, NewOrdinanceEvent.of(OrdinanceEventType.IN_FORCE, actor));
    }

    /** Entered in the national system of local law (ELIS). */
    public void registered(String projectKey, String enforcementRule, String actor) {
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.REGISTERED, actor).outcome(enforcementRule));
    }

    /** The day from which the project's ordinance binds; empty before its promulgation. */
    public Optional<LocalDate> effectiveOn(String projectKey) {
        return register.find(projectKey).map(Ordinance::effectiveOn);
    }

    private static String titled(String title) {
        if (title == null || title.strip().length() < 2 || title.strip().length() > 100) {
            throw Refusal.of("ordinance.titleNeeded").field("ordinanceTitle");
        }
        return title.strip();
    }
}
