package safecity.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.ModelBean;
import safecity.engine.models.ModelContract;
import safecity.engine.processes.ProcessStarter;
import safecity.engine.time.EngineClock;
import safecity.refusal.Refusal;

/**
 * The terms of a committee's members and its state from year to year: what {@code committee-service} calls. It goes on as long as
 * somebody sits whose term ends, also when the certification is over: a committee rests on the ordinance.
 */
@ModelBean("committeeTerms")
@Transactional
public class CommitteeTerms {

    private static final MonthDay STATE_SEASON = MonthDay.of(Month.JANUARY, 10);
    private static final int AHEAD_DAYS = 90;

    private final CommitteeRepository table;
    private final CommitteeMatterRepository matters;
    private final CommitteeServiceRepository services;
    private final ProcessStarter processes;
    private final Clock clock;

    CommitteeTerms(
            CommitteeRepository table,
            CommitteeMatterRepository matters,
            CommitteeServiceRepository services,
            @Lazy ProcessStarter processes,
            Clock clock) {
        this.table = table;
        this.matters = matters;
        this.services = services;
        this.processes = processes;
        this.clock = clock;
    }

    /** Begins to watch the terms; nothing where that goes on, or nobody's term ends. */
    public void begin(String projectKey, String municipality, String actor) {
        if (mayBegin(projectKey)) {
            services.begin(projectKey, actor);
            processes.start(
                    ModelContract.Processes.COMMITTEE_SERVICE,
                    projectKey,
                    Map.of("projectKey", projectKey, "municipality", municipality));
        }
    }

    /** Whether nobody watches the terms of members who sit, as after a release that didn't. */
    boolean mayBegin(String projectKey) {
        return table.formedOn(projectKey).isPresent() && !services.runs(projectKey) && goOn(projectKey);
    }

    /** Nobody's term is left. */
    public void over(String projectKey) {
        services.end(projectKey);
    }

    /** Whether somebody sits whose term ends and isn't decided on. */
    @Transactional(readOnly = true)
    public boolean goOn(String projectKey) {
        return !ending(projectKey, member -> true).isEmpty();
    }

    /** The last day of the term that ends first, as an ISO day. */
    @Transactional(readOnly = true)
    public String nextTermEnd(String projectKey) {
        return ending(projectKey, member -> true).stream()
                .map(member -> Objects.requireNonNull(member.termTo()))
                .min(LocalDate::compareTo)
                .orElseGet(this::today)
                .toString();
    }

    /**
     * Begins the matter of the seats whose term ends within 90 days, empty ones of that term too.
     *
     * @return its id; empty where there is no such seat
     */
    public String expiring(String projectKey) {
        LocalDate until = today().plusDays(AHEAD_DAYS);
        Predicate<Roster.Member> due =
                member -> !Objects.requireNonNull(member.termTo()).isAfter(until);
        if (ending(projectKey, due).isEmpty()) {
            return "";
        }
        Roster roster = table.roster(projectKey);
        List<Integer> decided = services.decided(projectKey);
        long id = matters.begin(projectKey, "term-over", "system");
        CommitteeMatterRepository.Matter matter = new CommitteeMatterRepository.Matter(id, projectKey, "term-over");
        roster.which(member -> member.appointed()
                        && member.termTo() != null
                        && due.test(member)
                        && !roster.followed(member)
                        && !decided.contains(member.seat()))
                .forEach(member -> matters.about(matter, member.seat()));
        return Long.toString(id);
    }

    private List<Roster.Member> ending(String projectKey, Predicate<Roster.Member> condition) {
        Roster roster = table.roster(projectKey);
        List<Integer> decided = services.decided(projectKey);
        return roster.which(member -> member.appointed()
                && member.termTo() != null
                && member.servesAfter(today())
                && !roster.followed(member)
                && !decided.contains(member.seat())
                && condition.test(member));
    }

    /** Every January, from its next 10th on. */
    @Transactional(readOnly = true)
    public String seasons() {
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(EngineClock.SEOUL));
        ZonedDateTime first = STATE_SEASON.atYear(now.getYear()).atStartOfDay(EngineClock.SEOUL);
        ZonedDateTime next = first.isAfter(now) ? first : first.plusYears(1);
        return "R/" + next.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "/P1Y";
    }

    /** The year that a report of today is about. */
    public int lastYear() {
        return today().getYear() - 1;
    }

    /** Who sits, how the sexes are balanced, how many seats are empty. */
    @Transactional(readOnly = true)
    public String state(String projectKey) {
        State now = now(projectKey);
        return "- 위촉직: %d명(남 %d명, 여 %d명, 한쪽 성의 한도 %d명)%n- 당연직: %d명%n- 비어 있는 자리: %d곳"
                .formatted(
                        now.men() + now.women(),
                        now.men(),
                        now.women(),
                        SexRatio.most(now.men() + now.women()),
                        now.officials(),
                        now.vacant());
    }

    /** @param vacant seats that nobody has followed on */
    record State(int men, int women, int officials, int vacant) {}

    private State now(String projectKey) {
        Roster roster = table.roster(projectKey);
        List<Roster.Member> sitting = roster.sitting(today());
        Balance balance = Balance.of(sitting);
        int officials =
                (int) sitting.stream().filter(member -> !member.appointed()).count();
        int vacant = roster.which(member -> !member.servesAfter(today()) && !roster.followed(member))
                .size();
        return new State(balance.men(), balance.women(), officials, vacant);
    }

    /**
     * The state of a year is reported to the council.
     *
     * @throws Refusal {@code committee.stateReported}
     */
    public void reported(String projectKey, Number year, CommitteeStateEntry entry, String actor) {
        if (services.reported(projectKey, year.intValue())) {
            throw Refusal.conflict("committee.stateReported", year.toString());
        }
        services.report(projectKey, year.intValue(), now(projectKey), entry, actor);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
