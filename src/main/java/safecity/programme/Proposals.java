package safecity.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.Actor;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.project.ProjectAccess;
import safecity.project.ProjectStanding;
import safecity.refusal.Refusal;

/** Programmes that join a project while it runs. */
@ModelBean("proposals")
@Transactional
public class Proposals {

    private final Programmes programmes;
    private final ProjectAccess access;
    private final MessageCorrelation messages;
    private final ProjectStanding standing;
    private final Clock clock;

    Proposals(
            Programmes programmes,
            ProjectAccess access,
            MessageCorrelation messages,
            ProjectStanding standing,
            Clock clock) {
        this.standing = standing;
        this.programmes = programmes;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The municipality of the project for which a programme is proposed.
     *
     * @param municipality of whoever proposes; null or empty for the system, and for whoever belongs to none or several
     * @param actor        account id of whoever proposes
     * @throws Refusal {@code project.unknown}, for a project of another municipality too; those of
     *                 {@link ProjectStanding#underWay}
     */
    public String municipalityOf(String projectKey, String municipality, String actor) {
        String home = access.started(projectKey, municipality, actor).municipality();
        standing.underWay(projectKey);
        return home;
    }

    /** @throws Refusal {@code programme.targetAgainstDirection} */
    public void check(ProposalTargetEntry entry) {
        if (!new QuarterlyTarget(entry.proposalDirection().equals("up"), false, Decimals.of(entry.proposalTarget()))
                .improves(Decimals.of(entry.proposalBaseline()))) {
            throw Refusal.of(
                            "programme.targetAgainstDirection." + entry.proposalDirection(),
                            Decimals.text(Decimals.of(entry.proposalTarget())),
                            Decimals.text(Decimals.of(entry.proposalBaseline())))
                    .field("proposalTarget");
        }
    }

    /**
     * Adds the programme that was adopted and returns its code. The owner plans target group and budget later.
     */
    public String propose(String projectKey, ProposalEntry entry) {
        int thisYear = LocalDate.now(clock).getYear();
        int from = thisYear + (entry.proposalBegins().equals("next-year") ? 1 : 0);
        String code = programmes.nextCode(projectKey);
        programmes.register(
                new Programme(
                        projectKey,
                        code,
                        entry.proposalTitle(),
                        entry.proposalField(),
                        entry.proposalOwnerDuty(),
                        from,
                        from + entry.proposalYears() - 1,
                        Programme.PROPOSED),
                new ProgrammePlan(
                        1,
                        entry.proposalGoal(),
                        entry.proposalTitle(),
                        entry.proposalCriterion(),
                        0,
                        entry.proposalIndicator(),
                        entry.proposalFormula(),
                        entry.proposalDataSource(),
                        entry.proposalUnit(),
                        entry.proposalDirection(),
                        entry.proposalMeasure(),
                        thisYear - 1,
                        Decimals.of(entry.proposalBaseline()),
                        Decimals.of(entry.proposalTarget())),
                "사업 제안",
                Actor.SYSTEM);
        return code;
    }

    /** Tells the project's certification of the new programme. @throws Refusal {@code programme.nobodyTakesIt} */
    public void announce(String projectKey, String code) {
        if (messages.correlate(
                        ModelContract.Messages.PROGRAMME_PROPOSED,
                        projectKey,
                        Map.of(ModelContract.Variables.PROGRAMME_CODE, code))
                == 0) {
            throw Refusal.conflict("programme.nobodyTakesIt", projectKey).field("projectKey");
        }
    }
}
