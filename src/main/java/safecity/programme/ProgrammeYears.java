package safecity.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;

/** The years of a programme: when each begins, on which days it is reported, how it is evaluated. */
@ModelBean("programmeYears")
@Transactional
public class ProgrammeYears {

    private static final String STOP = "stop";

    private final Programmes programmes;
    private final ProgrammeYearRepository years;
    private final ProgrammeResultRepository results;
    private final Clock clock;

    ProgrammeYears(
            Programmes programmes, ProgrammeYearRepository years, ProgrammeResultRepository results, Clock clock) {
        this.programmes = programmes;
        this.years = years;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Begins the next year and returns it. The first year is that of the plan or, when the plan was late, the first one
     * of which a reporting day is still ahead, but never later than the programme's last. Results of the first year are
     * due from today on; of a later year all are due, however late the one before was evaluated.
     */
    public int begin(String projectKey, String code) {
        ProgrammeYearRepository.Year next = years.newest(projectKey, code)
                .map(year -> new ProgrammeYearRepository.Year(year.year() + 1, LocalDate.of(year.year() + 1, 1, 1)))
                .orElseGet(() -> first(programmes.get(projectKey, code)));
        years.insert(projectKey, code, next);
        return next.year();
    }

    private ProgrammeYearRepository.Year first(Programme programme) {
        LocalDate today = LocalDate.now(clock);
        boolean over = today.isAfter(new Quarter(today.getYear(), 4).reportingDay());
        int earliest = today.getYear() + (over ? 1 : 0);
        return new ProgrammeYearRepository.Year(
                Math.min(Math.max(programme.fromYear(), earliest), programme.toYear()), today);
    }

    /** ISO day from which on results of the newest year are due. */
    public String begunOn(String projectKey, String code) {
        return years.newest(projectKey, code).orElseThrow().begunOn().toString();
    }

    /**
     * The year's reporting days as ISO days: 31 March, 30 June, 30 September and 10 December; without those that had
     * passed when the year began. The same answer however often it is asked.
     */
    public List<String> reportingDays(int year, String begunOn) {
        LocalDate begun = LocalDate.parse(begunOn);
        return Quarter.of(year).stream()
                .map(Quarter::reportingDay)
                .filter(day -> !day.isBefore(begun))
                .map(LocalDate::toString)
                .toList();
    }

    /** {@code 2024년 1/4분기}. */
    public String quarterName(String reportingDay) {
        return Quarter.reportedOn(LocalDate.parse(reportingDay)).nameKo();
    }

    /** The year's results, one line each, as the evaluation's form shows them. */
    public String summary(String projectKey, String code, int year) {
        ProgrammePlan plan = programmes.plan(projectKey, code);
        List<ProgrammeResultRepository.Result> reported = results.of(projectKey, code, year);
        if (reported.isEmpty()) {
            return "- 보고된 분기 실적이 없습니다.";
        }
        return reported.stream()
                .map(result -> "- %s: %s%s (목표 %s, %s)"
                        .formatted(
                                new Quarter(year, result.quarter()).nameKo(),
                                Decimals.text(result.value()),
                                plan.unit(),
                                Decimals.text(result.expected()),
                                result.met() ? "달성" : "미달"))
                .collect(Collectors.joining("\n"));
    }

    /** Records the evaluation of a year: {@code keep}, {@code change} or {@code stop}. */
    public void evaluated(String projectKey, String code, int year, YearEvaluationEntry entry, String actor) {
        years.insertEvaluation(projectKey, code, year, entry.decision(), entry.assessment(), entry.comment(), actor);
    }

    /** Closes the programme: stopped when the last evaluation said so, else completed. */
    public void closed(String projectKey, String code, String lastEvaluation) {
        years.insertClosing(projectKey, code, STOP.equals(lastEvaluation) ? "stopped" : "completed");
    }
}
