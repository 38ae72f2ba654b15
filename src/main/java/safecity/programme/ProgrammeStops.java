package safecity.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.MessageCorrelation;
import safecity.engine.processes.ProcessStarter;
import safecity.refusal.Refusal;

/**
 * A programme that is stopped in the middle of a year: what {@code programme-stop} calls. What was done in the quarter that isn't
 * reported any more stays on record with its proof and counts for no result.
 */
@ModelBean("programmeStops")
@Transactional
public class ProgrammeStops {

    private final Programmes programmes;
    private final ProgrammeYearRepository years;
    private final ProgrammeResultRepository results;
    private final ProgrammeStopRepository stops;
    private final ProcessStarter processes;
    private final MessageCorrelation messages;
    private final Clock clock;

    ProgrammeStops(
            Programmes programmes,
            ProgrammeYearRepository years,
            ProgrammeResultRepository results,
            ProgrammeStopRepository stops,
            @Lazy ProcessStarter processes,
            @Lazy MessageCorrelation messages,
            Clock clock) {
        this.programmes = programmes;
        this.years = years;
        this.results = results;
        this.stops = stops;
        this.processes = processes;
        this.messages = messages;
        this.clock = clock;
    }

    /** @throws Refusal {@code programme.stopNotPossible} for one that isn't under way, or is about to be stopped */
    void request(String projectKey, String municipality, String code, String actor) {
        Programme programme = programmes.get(projectKey, code);
        if (!possible(projectKey, code)) {
            throw Refusal.conflict("programme.stopNotPossible", programme.title());
        }
        long id = stops.request(projectKey, code, actor);
        processes.start(
                ModelContract.Processes.PROGRAMME_STOP,
                projectKey,
                Map.of(
                        "projectKey",
                        projectKey,
                        "municipality",
                        municipality,
                        ModelContract.Variables.PROGRAMME_CODE,
                        code,
                        ModelContract.Variables.PROGRAMME_TITLE,
                        programme.title(),
                        "ownerRole",
                        programme.ownerDuty(),
                        "stopId",
                        Long.toString(id)));
    }

    /** Whether the programme's first year has begun, it isn't closed, and nobody asks already. */
    @Transactional(readOnly = true)
    boolean possible(String projectKey, String code) {
        return years.newest(projectKey, code).isPresent()
                && !stops.closed(projectKey, code)
                && !stops.open(projectKey, code);
    }

    /**
     * @throws Refusal {@code programme.stopInFuture}, {@code programme.stopBeforeYear}, {@code programme.partialEvidence}
     */
    public void drafted(String stopId, ProgrammeStopEntry entry, String actor) {
        if (!"submit".equals(entry.decision())) {
            return;
        }
        ProgrammeStopRepository.Asked asked = stops.asked(stopId);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Optional.ofNullable(entry.stoppedOn()).orElse(today);
        if (day.isAfter(today)) {
            throw Refusal.of("programme.stopInFuture", day.toString()).field("stoppedOn");
        }
        ProgrammeYearRepository.Year year =
                years.newest(asked.projectKey(), asked.code()).orElseThrow();
        if (day.isBefore(year.begunOn())) {
            throw Refusal.of(
                            "programme.stopBeforeYear",
                            day.toString(),
                            year.begunOn().toString())
                    .field("stoppedOn");
        }
        if (!blank(entry.partialResult()) && blank(entry.partialEvidence())) {
            throw Refusal.of("programme.partialEvidence").field("partialEvidence");
        }
        stops.draft(asked, entry, day, actor);
    }

    /** The procedure of the programme ends where it stands. */
    public void stopped(String stopId, String actor) {
        ProgrammeStopRepository.Asked asked = stops.asked(stopId);
        stops.end(asked, "stopped", actor);
        if (!stops.closed(asked.projectKey(), asked.code())) {
            years.insertClosing(asked.projectKey(), asked.code(), "stopped");
        }
        messages.correlateWhere(
                ModelContract.Messages.PROGRAMME_STOPPED,
                asked.projectKey(),
                Map.of(ModelContract.Variables.PROGRAMME_CODE, asked.code()));
    }

    /** The programme goes on as it is. */
    public void dropped(String stopId, String actor) {
        stops.end(stops.asked(stopId), "dropped", actor);
    }

    /** What was planned and reported, for the form. */
    @Transactional(readOnly = true)
    public String facts(String projectKey, String code) {
        int year = years.newest(projectKey, code).orElseThrow().year();
        return "- 사업: %s%n- 올해(%d년) 예산: %d백만원%n- 보고된 분기 실적: %d건"
                .formatted(
                        programmes.get(projectKey, code).title(),
                        year,
                        programmes.plan(projectKey, code).budgetMillion(),
                        results.of(projectKey, code, year).size());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
