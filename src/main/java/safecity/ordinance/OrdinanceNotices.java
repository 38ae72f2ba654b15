package safecity.ordinance;

import java.time.LocalDate;
import java.util.Map;
import safecity.act.LegalAct;
import safecity.calendar.WorkingCalendar;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** The public notice of a bill, what the public said, and the legal review (행정절차법 제41조–제44조). */
@ModelBean("ordinanceNotices")
public class OrdinanceNotices {

    private static final int MOST_OPINIONS = 1_000_000;

    private final OrdinanceRepository register;
    private final WorkingCalendar calendar;

    OrdinanceNotices(OrdinanceRepository register, WorkingCalendar calendar) {
        this.register = register;
        this.calendar = calendar;
    }

    /** Which notice of this attempt comes next: 1, or more after an important change. */
    public long round(String projectKey) {
        return 1
                + register.events(projectKey).stream()
                        .filter(event -> event.what() == OrdinanceEventType.NOTICED)
                        .count();
    }

    /**
     * The bill was announced on the day that was entered.
     *
     * @param noticeDays calendar days, 20 at the least
     * @throws Refusal {@code ordinance.noticeTooShort}, {@code ordinance.noticeDaysNeeded}
     */
    public void published(String projectKey, Number noticeDays, String actor) {
        NoticePeriod period = NoticePeriod.of(noticeDays);
        LocalDate noticed = register.day(projectKey, LegalAct.ORDINANCE_NOTICE);
        LocalDate lastDay = period.lastDay(noticed, calendar);
        register.advance(
                projectKey,
                OrdinanceStatus.NOTICED,
                Map.of(Fact.NOTICED_ON, noticed, Fact.NOTICE_DAYS, period.days(), Fact.NOTICE_ENDS_ON, lastDay));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.NOTICED, actor)
                        .on(noticed)
                        .figures(Map.of("days", period.days(), "lastDay", lastDay.toString())));
    }

    /**
     * Opinions are counted, not stored: who wrote them stays in the file of the office.
     *
     * @throws Refusal {@code ordinance.opinionsNeeded}, {@code ordinance.opinionsExceedReceived}
     */
    public void opinionsHandled(String projectKey, OpinionsEntry entry, String actor) {
        requireCount("opinionsReceived", entry.opinionsReceived());
        requireCount("opinionsAccepted", entry.opinionsAccepted());
        if (entry.opinionsAccepted() > entry.opinionsReceived()) {
            throw Refusal.of(
                            "ordinance.opinionsExceedReceived",
                            Integer.toString(entry.opinionsAccepted()),
                            Integer.toString(entry.opinionsReceived()))
                    .field("opinionsAccepted")
                    .rule("행정절차법 제44조");
        }
        register.advance(projectKey, OrdinanceStatus.OPINIONS_HANDLED);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.OPINIONS_HANDLED, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment())
                        .figures(Map.of("received", entry.opinionsReceived(), "accepted", entry.opinionsAccepted())));
    }

    public void legallyReviewed(String projectKey, DecisionEntry entry, String actor) {
        if (Votes.PASSED.equals(entry.decision())) {
            register.advance(projectKey, OrdinanceStatus.LEGALLY_REVIEWED);
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.LEGALLY_REVIEWED, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment()));
    }

    /** What the legal review wants to have mended, for a form. */
    public String supplementDemanded(String projectKey) {
        return register.last(projectKey, OrdinanceEventType.LEGALLY_REVIEWED)
                .map(OrdinanceEvent::reason)
                .orElse("");
    }

    public void revised(String projectKey, DecisionEntry entry, String actor) {
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.REVISED, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment()));
    }

    private static void requireCount(String field, Number given) {
        if (!WholeNumbers.within(given, 0, MOST_OPINIONS)) {
            throw Refusal.of("ordinance.opinionsNeeded").field(field).rule("행정절차법 제44조");
        }
    }
}
