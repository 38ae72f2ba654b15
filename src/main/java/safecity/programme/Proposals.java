package safecity.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.Actor;
import safecity.engine.Messages;
import safecity.engine.ModelBean;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;

/** Programmes that join a project while it runs. */
@ModelBean("proposals")
@Transactional
public class Proposals {

    /** Message on which {@code certification} takes a programme up; carries {@code programmeCode}. */
    static final String PROPOSED = "safecity.programme-proposed";

    private final Programmes programmes;
    private final ProjectAccess access;
    private final Messages messages;
    private final Clock clock;

    Proposals(Programmes programmes, ProjectAccess access, Messages messages, Clock clock) {
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
     * @throws Refusal {@code project.unknown}, for a project of another municipality too
     */
    public String municipalityOf(String projectKey, String municipality, String actor) {
        return access.started(projectKey, municipality, actor).municipality();
    }

    /** @throws Refusal {@code programme.targetAgainstDirection} */
    public void check(String direction, Number baseline, Number target) {
        if (!new Target(direction.equals("up"), false, Figures.of(target)).improves(Figures.of(baseline))) {
            throw Refusal.of(
                            "programme.targetAgainstDirection." + direction,
                            Figures.text(Figures.of(target)),
                            Figures.text(Figures.of(baseline)))
                    .field("proposalTarget");
        }
    }

    /**
     * Adds the programme that was adopted and returns its code. The owner plans target group and budget later.
     *
     * @param begins {@code this-year} or {@code next-year}
     * @param years  how many years it runs
     */
    public String propose(
            String projectKey,
            String title,
            String field,
            String ownerRole,
            String criterion,
            String begins,
            int years,
            String goal,
            String indicator,
            String formula,
            String dataSource,
            String unit,
            String direction,
            String measure,
            Number baseline,
            Number target) {
        int thisYear = LocalDate.now(clock).getYear();
        int from = thisYear + (begins.equals("next-year") ? 1 : 0);
        String code = "P%02d".formatted(programmes.of(projectKey).size() + 1);
        programmes.register(
                new Programme(projectKey, code, title, field, ownerRole, from, from + years - 1, Programme.PROPOSED),
                new ProgrammePlan(
                        1,
                        goal,
                        title,
                        criterion,
                        0,
                        indicator,
                        formula,
                        dataSource,
                        unit,
                        direction,
                        measure,
                        thisYear - 1,
                        Figures.of(baseline),
                        Figures.of(target)),
                "사업 제안",
                Actor.SYSTEM);
        return code;
    }

    /** Tells the project's certification of the new programme. @throws Refusal {@code programme.nobodyTakesIt} */
    public void announce(String projectKey, String code) {
        if (messages.correlate(PROPOSED, projectKey, Map.of("programmeCode", code)) == 0) {
            throw Refusal.conflict("programme.nobodyTakesIt", projectKey).field("projectKey");
        }
    }
}
