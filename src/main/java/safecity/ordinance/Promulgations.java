package safecity.ordinance;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import safecity.act.LegalAct;
import safecity.calendar.LegalPeriod;
import safecity.calendar.WorkingCalendar;
import safecity.engine.models.ModelBean;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** What follows the transmission: promulgation, reconsideration, confirmation by silence (지방자치법 제32조). */
@ModelBean("promulgations")
public class Promulgations {

    private static final String MAYOR = "mayor";

    private final OrdinanceRepository register;
    private final OrdinanceNumbers numbers;
    private final Votes votes;
    private final WorkingCalendar calendar;
    private final MessageSource messages;

    Promulgations(
            OrdinanceRepository register,
            OrdinanceNumbers numbers,
            Votes votes,
            WorkingCalendar calendar,
            MessageSource messages) {
        this.numbers = numbers;
        this.register = register;
        this.votes = votes;
        this.calendar = calendar;
        this.messages = messages;
    }

    public void reportedToCity(String projectKey, String actor) {
        LocalDate day = register.day(projectKey, LegalAct.CITY_REPORT);
        register.advance(projectKey, register.current(projectKey).status(), Map.of(Fact.REPORTED_ON, day));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.REPORTED_TO_CITY, actor).on(day));
    }

    /** 조례·규칙심의회 on a bill that the council amended. @throws Refusal as {@link Votes#deliberation} */
    public void deliberated(String projectKey, BallotEntry entry, String actor) {
        String resolved = votes.deliberation(entry);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.PROMULGATION_DELIBERATED, actor)
                        .outcome(resolved)
                        .reason(entry.comment())
                        .figures(Ballot.of(entry).figures()));
    }

    /** What the deliberation advises the mayor, in Korean, for a form. */
    public String advice(String projectKey) {
        long transmission = register.last(projectKey, OrdinanceEventType.TRANSMITTED)
                .map(OrdinanceEvent::id)
                .orElse(0L);
        String resolved = register.last(projectKey, OrdinanceEventType.PROMULGATION_DELIBERATED)
                .filter(event -> event.id() > transmission)
                .map(OrdinanceEvent::outcome)
                .orElse("exempt");
        return messages.getMessage("ordinance.advice." + resolved, null, Locale.KOREAN);
    }

    /**
     * The mayor promulgates, or asks the council to think again.
     */
    public void mayorDecided(String projectKey, MayorDecisionEntry entry, String actor) {
        boolean reconsider = "reconsider".equals(entry.decision());
        if (reconsider) {
            register.advance(projectKey, OrdinanceStatus.RECONSIDERATION_REQUESTED);
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.MAYOR_DECIDED, actor)
                        .on(register.day(projectKey, LegalAct.MAYOR_DECISION))
                        .outcome(entry.decision())
                        .reason(entry.comment())
                        .figures(
                                reconsider
                                                && entry.grounds() != null
                                                && !entry.grounds().isBlank()
                                        ? Map.of("grounds", entry.grounds())
                                        : Map.of()));
    }

    /** The council votes on the bill that came back. @throws Refusal as {@link Votes#reconsideration} */
    public void votedAgain(String projectKey, BallotEntry entry, String actor) {
        String resolved = votes.reconsideration(entry);
        LocalDate day = register.day(projectKey, LegalAct.SECOND_VOTE);
        switch (Objects.requireNonNull(resolved)) {
            case Votes.CONFIRMED ->
                register.advance(projectKey, OrdinanceStatus.CONFIRMED, Map.of(Fact.CONFIRMED_ON, day));
            case Votes.DISCARDED -> register.advance(projectKey, OrdinanceStatus.DISCARDED);
            default -> {} // no quorum: the council votes another day
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.VOTED_AGAIN, actor)
                        .on(day)
                        .outcome(resolved)
                        .reason(entry.comment())
                        .figures(Ballot.of(entry).figures()));
    }

    public void transmittedAgain(String projectKey, String actor) {
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.TRANSMITTED_AGAIN, actor)
                        .on(register.day(projectKey, LegalAct.SECOND_TRANSMISSION)));
    }

    /**
     * Twenty days have passed and the mayor has done neither: the bill stands (제32조제5항).
     *
     * @param transmitted ISO day on which the bill arrived
     * @return ISO day since which it stands, however late this is noticed
     */
    public String confirmedBySilence(String projectKey, String transmitted, String actor) {
        LocalDate since = calendar.periodEnd(LocalDate.parse(transmitted), LegalPeriod.PROMULGATION);
        register.advance(projectKey, OrdinanceStatus.CONFIRMED, Map.of(Fact.CONFIRMED_ON, since));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.CONFIRMED_BY_SILENCE, actor)
                        .on(since)
                        .figures(Map.of("since", since.toString())));
        return since.toString();
    }

    /**
     * The ordinance was in the gazette of the day that was entered. A gazette within the mayor's twenty days that becomes
     * known after them takes back that the ordinance stood by silence, and one within the five days that the chair waited
     * for was the mayor's.
     *
     * @param by {@code mayor}, or {@code chair} of the council where the mayor let the term pass
     * @throws Refusal those of {@link OrdinanceNumbers#check}, {@code ordinance.promulgatedBeforeConfirmed}
     */
    public void promulgated(String projectKey, String by, Number number, String actor) {
        numbers.check(projectKey, number, "promulgationNumber");
        Ordinance ordinance = register.current(projectKey);
        LocalDate day = register.day(projectKey, LegalAct.PROMULGATION);
        LocalDate effective = ordinance.effectRule().effectiveOn(day, ordinance.effectDays());
        String whose = ordinance.status() == OrdinanceStatus.CONFIRMED
                ? promulgator(projectKey, ordinance, by, day, actor)
                : by;
        register.advance(
                projectKey,
                OrdinanceStatus.PROMULGATED,
                Map.of(
                        Fact.PROMULGATED_BY,
                        whose.toUpperCase(Locale.ROOT),
                        Fact.PROMULGATION_NUMBER,
                        number.intValue(),
                        Fact.PROMULGATED_ON,
                        day,
                        Fact.EFFECTIVE_ON,
                        effective));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.PROMULGATED, actor)
                        .on(day)
                        .outcome(whose)
                        .figures(Map.of("number", number.intValue(), "effectiveOn", effective.toString())));
    }

    private String promulgator(String projectKey, Ordinance ordinance, String by, LocalDate day, String actor) {
        LocalDate lastDay = calendar.periodEnd(ordinance.transmittedOn(), LegalPeriod.PROMULGATION);
        boolean bySilence = register.last(projectKey, OrdinanceEventType.CONFIRMED_BY_SILENCE)
                .isPresent();
        if (bySilence && !day.isAfter(lastDay)) {
            register.advance(
                    projectKey, OrdinanceStatus.TRANSMITTED, Collections.singletonMap(Fact.CONFIRMED_ON, null));
            register.record(
                    projectKey,
                    NewOrdinanceEvent.of(OrdinanceEventType.SILENCE_TAKEN_BACK, actor)
                            .figures(Map.of("promulgatedOn", day.toString(), "lastDay", lastDay.toString())));
            return MAYOR;
        }
        LocalDate since = bySilence ? lastDay : register.day(projectKey, LegalAct.SECOND_TRANSMISSION);
        if (day.isBefore(since)) {
            throw Refusal.of("ordinance.promulgatedBeforeConfirmed", day.toString(), since.toString())
                    .field("actOn")
                    .rule(LegalPeriod.PROMULGATION_OF_CONFIRMED.article());
        }
        return day.isAfter(calendar.periodEnd(since, LegalPeriod.PROMULGATION_OF_CONFIRMED)) ? by : MAYOR;
    }

    /** ISO day from which the promulgated ordinance binds; null when a term cut the promulgation short. */
    public @Nullable String effectDate(String projectKey) {
        return register.find(projectKey)
                .map(Ordinance::effectiveOn)
                .map(LocalDate::toString)
                .orElse(null);
    }
}
