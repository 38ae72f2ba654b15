package safecity.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.identity.Account;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.project.Project;
import safecity.project.ProjectAccess;
import safecity.project.overview.ProjectView.Coded;

/** All projects that somebody may see, those that need attention first. Outside bodies see none: they read what was released. */
@Component
public class Portfolio {

    private final ProjectAccess access;
    private final Standings standings;
    private final PortfolioRows rows;
    private final ComingDecisions coming;
    private final Departments departments;
    private final Clock clock;

    Portfolio(
            ProjectAccess access,
            Standings standings,
            PortfolioRows rows,
            ComingDecisions coming,
            Departments departments,
            Clock clock) {
        this.access = access;
        this.standings = standings;
        this.rows = rows;
        this.coming = coming;
        this.departments = departments;
        this.clock = clock;
    }

    /** What the filters can be set to; each has a value for some project that the reader sees. */
    record Choices(List<Coded> municipalities, List<Coded> schemes, List<Integer> years) {}

    /** The page for people: the rows with what comes, over all that the filters leave. */
    record Look(PortfolioPage rows, List<ComingDecision> coming, Choices choices, int seen) {}

    /** All that the filters leave, as a file tells it. */
    record Whole(List<PortfolioRow> rows, PortfolioPage.Sums sums, List<ComingDecision> coming) {}

    /** The first so many of all. */
    @Transactional(readOnly = true)
    public PortfolioPage first(Account reader, int most, Locale locale) {
        return page(reader, new PortfolioFilter(null, null, null, null), 0, most, locale);
    }

    @Transactional(readOnly = true)
    public PortfolioPage page(Account reader, PortfolioFilter filter, int page, int size, Locale locale) {
        Seen seen = read(reader, locale);
        return page(seen, seen.left(filter), page, size, reader, locale);
    }

    @Transactional(readOnly = true)
    public Look look(Account reader, PortfolioFilter filter, int page, int size, Locale locale) {
        Seen seen = read(reader, locale);
        List<Standing> left = seen.left(filter);
        return new Look(
                page(seen, left, page, size, reader, locale),
                coming.of(left, seen.titles(), seen.today(), locale),
                choices(seen.all(), locale),
                seen.all().size());
    }

    @Transactional(readOnly = true)
    public Whole whole(Account reader, PortfolioFilter filter, Locale locale) {
        Seen seen = read(reader, locale);
        List<Standing> left = seen.left(filter);
        return new Whole(
                rows.of(left, seen.titles(), seen.today(), reader, locale),
                sums(left),
                coming.of(left, seen.titles(), seen.today(), locale));
    }

    private record Seen(List<Standing> all, Map<String, String> titles, LocalDate today) {

        List<Standing> left(PortfolioFilter filter) {
            return Standing.byAttention(all.stream().filter(filter::leaves).toList());
        }
    }

    private Seen read(Account reader, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        List<Project> projects = access.inside(reader) ? access.of(reader) : List.of();
        return projects.isEmpty()
                ? new Seen(List.of(), Map.of(), today)
                : new Seen(standings.of(projects, today, locale), Project.titles(projects, locale), today);
    }

    private PortfolioPage page(Seen seen, List<Standing> left, int page, int size, Account reader, Locale locale) {
        List<Standing> part = left.stream()
                .skip(Math.multiplyExact((long) page, size))
                .limit(size)
                .toList();
        return new PortfolioPage(
                rows.of(part, seen.titles(), seen.today(), reader, locale), page, size, left.size(), sums(left));
    }

    private static PortfolioPage.Sums sums(List<Standing> left) {
        List<PortfolioRow.Money> money = left.stream()
                .map(standing -> PortfolioRows.money(standing.years()))
                .toList();
        return new PortfolioPage.Sums(
                left.size(),
                left.stream().mapToInt(standing -> standing.late().size()).sum(),
                left.stream().mapToInt(standing -> standing.tasks().size()).sum(),
                left.stream()
                        .mapToInt(standing -> standing.overdueTerms().size())
                        .sum(),
                sum(money, PortfolioRow.Money::allotted),
                sum(money, PortfolioRow.Money::committed),
                sum(money, PortfolioRow.Money::paid),
                sum(money, PortfolioRow.Money::remaining));
    }

    private static long sum(List<PortfolioRow.Money> money, ToLongFunction<PortfolioRow.Money> figure) {
        return money.stream().mapToLong(figure).sum();
    }

    private Choices choices(List<Standing> all, Locale locale) {
        Map<String, Municipality> known =
                departments.municipalities().stream().collect(Collectors.toMap(Municipality::id, Function.identity()));
        return new Choices(
                distinct(all, standing -> standing.project().municipality())
                        .map(id -> rows.municipality(id, known, locale))
                        .toList(),
                distinct(all, standing -> standing.project().scheme())
                        .map(id -> rows.scheme(id, locale))
                        .toList(),
                all.stream()
                        .flatMapToInt(standing -> IntStream.rangeClosed(
                                standing.plan().from().getYear(),
                                standing.plan().to().getYear()))
                        .distinct()
                        .sorted()
                        .boxed()
                        .toList());
    }

    private static Stream<String> distinct(List<Standing> all, Function<Standing, String> what) {
        return all.stream().map(what).distinct().sorted();
    }
}
