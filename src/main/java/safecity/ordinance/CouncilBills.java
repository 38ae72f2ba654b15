package safecity.ordinance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safecity.act.LegalAct;
import safecity.engine.models.ModelBean;
import safecity.ordinance.OrdinanceRepository.Fact;
import safecity.refusal.Refusal;

/** A bill before the district council, from its submission to its transmission (지방자치법 제32조, 제67조–제81조). */
@ModelBean("councilBills")
public class CouncilBills {

    private static final int MOST_MEMBERS = 1_000;

    private final OrdinanceRepository register;
    private final Votes votes;

    CouncilBills(OrdinanceRepository register, Votes votes) {
        this.register = register;
        this.votes = votes;
    }

    /**
     * The bill goes to the council; what an earlier session decided about it stays in the events.
     *
     * @throws Refusal {@code ordinance.submittedInNotice} for a day on which its notice still runs
     */
    public void submitted(String projectKey, String session, String actor) {
        LocalDate day = register.day(projectKey, LegalAct.BILL_SUBMISSION);
        register.find(projectKey)
                .map(Ordinance::noticeEndsOn)
                .filter(last -> !day.isAfter(last))
                .ifPresent(last -> {
                    throw Refusal.of("ordinance.submittedInNotice", day.toString(), last.toString())
                            .field("actOn")
                            .rule("행정절차법 제43조");
                });
        Map<Fact, Object> facts = new HashMap<>();
        facts.put(Fact.SUBMITTED_ON, day);
        facts.put(Fact.DECIDED_ON, null);
        facts.put(Fact.AMENDED, null);
        facts.put(Fact.TRANSMITTED_ON, null);
        facts.put(Fact.REPORTED_ON, null);
        register.advance(projectKey, OrdinanceStatus.SUBMITTED, facts);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.SUBMITTED, actor)
                        .on(day)
                        .figures(session == null || session.isBlank() ? Map.of() : Map.of("session", session.strip())));
    }

    /** The council takes the bill in, asks for papers, or records that it was withdrawn or lapsed before that. */
    public void received(String projectKey, BillReceiptEntry entry, String actor) {
        LocalDate day = register.day(projectKey, LegalAct.COUNCIL_NOTICE);
        endedWithoutVote(projectKey, entry.decision(), day);
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.RECEIVED, actor)
                        .on(day)
                        .outcome(entry.decision())
                        .reason(entry.comment())
                        .figures(Map.of("councilNotice", "yes".equals(entry.councilNotice()))));
    }

    /** The standing committee's examination. @throws Refusal as {@link Votes#council} */
    public void examined(String projectKey, BallotEntry entry, String actor) {
        String resolved = votes.council(entry);
        endedWithoutVote(projectKey, resolved, register.today());
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.EXAMINED, actor)
                        .outcome(resolved)
                        .reason(entry.comment())
                        .figures(figures(entry)));
    }

    /**
     * Whether a bill that the committee keeps from the plenary is demanded there: by the chair, or by a third of all
     * members (지방자치법 제81조). Without a demand it is discarded.
     *
     * @throws Refusal {@code ordinance.demandFiguresNeeded}, {@code ordinance.demandTooFew}
     */
    public void plenaryDemanded(String projectKey, PlenaryDemandEntry entry, String actor) {
        boolean demanded = "demanded".equals(entry.decision());
        Map<String, Object> figures = new HashMap<>();
        if (demanded && "members".equals(entry.demandedBy())) {
            requireThird(entry.members(), entry.demanding());
            figures.putAll(Map.of("members", entry.members(), "demanding", entry.demanding()));
        }
        if (!demanded) {
            register.advance(projectKey, OrdinanceStatus.COUNCIL_REJECTED, Map.of(Fact.DECIDED_ON, register.today()));
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.PLENARY_DEMANDED, actor)
                        .outcome(entry.decision())
                        .reason(entry.comment())
                        .figures(figures));
    }

    /** The plenary's vote. @throws Refusal as {@link Votes#council} */
    public void voted(String projectKey, BallotEntry entry, String actor) {
        String resolved = votes.council(entry);
        LocalDate day = register.day(projectKey, LegalAct.PLENARY_VOTE);
        switch (Objects.requireNonNull(resolved)) {
            case Votes.PASSED, Votes.AMENDED ->
                register.advance(
                        projectKey,
                        OrdinanceStatus.PASSED,
                        Map.of(Fact.DECIDED_ON, day, Fact.AMENDED, resolved.equals(Votes.AMENDED)));
            case Votes.REJECTED ->
                register.advance(projectKey, OrdinanceStatus.COUNCIL_REJECTED, Map.of(Fact.DECIDED_ON, day));
            default -> endedWithoutVote(projectKey, resolved, day); // deferred: the bill stays before the council
        }
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.VOTED, actor)
                        .on(day)
                        .outcome(resolved)
                        .reason(entry.comment())
                        .figures(figures(entry)));
    }

    /** The chair sends the ordinance to the mayor; twenty days run from here. */
    public void transmitted(String projectKey, String actor) {
        LocalDate day = register.day(projectKey, LegalAct.BILL_TRANSMISSION);
        register.advance(projectKey, OrdinanceStatus.TRANSMITTED, Map.of(Fact.TRANSMITTED_ON, day));
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.TRANSMITTED, actor).on(day));
    }

    /** The new council may get the same bill; nothing was rejected. */
    private void endedWithoutVote(String projectKey, @Nullable String decision, LocalDate day) {
        if (Votes.endsWithoutVote(decision)) {
            register.advance(
                    projectKey,
                    Votes.WITHDRAWN.equals(decision) ? OrdinanceStatus.WITHDRAWN : OrdinanceStatus.LAPSED,
                    Map.of(Fact.DECIDED_ON, day));
        }
    }

    private static Map<String, Object> figures(BallotEntry entry) {
        return Votes.endsWithoutVote(entry.decision())
                ? Map.of()
                : Ballot.of(entry).figures();
    }

    private static void requireThird(Number members, Number demanding) {
        if (!WholeNumbers.within(members, 1, MOST_MEMBERS) || !WholeNumbers.within(demanding, 1, MOST_MEMBERS)) {
            throw Refusal.of("ordinance.demandFiguresNeeded").field("demanding").rule("지방자치법 제81조");
        }
        if (demanding.intValue() * 3 < members.intValue() || demanding.intValue() > members.intValue()) {
            throw Refusal.of(
                            "ordinance.demandTooFew",
                            Integer.toString(members.intValue()),
                            Integer.toString(demanding.intValue()))
                    .field("demanding")
                    .rule("지방자치법 제81조");
        }
    }
}
