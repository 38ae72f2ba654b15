package safecity.portfolio;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.identity.Account;
import safecity.evidence.CriteriaProven;
import safecity.forecast.DeclarationForecasts.Declaration;
import safecity.language.ReaderLanguage;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.project.Budgets;
import safecity.project.Project;
import safecity.project.overview.MilestoneReader;
import safecity.project.overview.ProjectView.Coded;
import safecity.project.overview.ProjectView.Milestone;
import safecity.project.overview.ProjectView.TaskView;
import safecity.project.overview.ProjectView.Wait;
import safecity.project.plan.PlanDocument;

/** Makes rows of how projects stand, in the reader's language: many take as many questions as one. */
@Component
class PortfolioRows {

    private final MilestoneReader milestones;
    private final CriteriaProven criteria;
    private final Departments departments;
    private final Schemes schemes;
    private final MessageSource messages;

    PortfolioRows(
            MilestoneReader milestones,
            CriteriaProven criteria,
            Departments departments,
            Schemes schemes,
            MessageSource messages) {
        this.milestones = milestones;
        this.criteria = criteria;
        this.departments = departments;
        this.schemes = schemes;
        this.messages = messages;
    }

    /** What of all the projects is read at once. */
    private record Shared(
            Map<String, String> titles,
            Map<String, Municipality> municipalities,
            Map<String, List<Milestone>> milestones,
            Map<String, List<Wait>> waits,
            Map<String, CriteriaProven.Counted> criteria) {}

    /** @param titles of the projects by key */
    List<PortfolioRow> of(
            Collection<Standing> projects, Map<String, String> titles, LocalDate today, Account reader, Locale locale) {
        if (projects.isEmpty()) {
            return List.of();
        }
        Shared shared = new Shared(
                titles,
                departments.municipalities().stream().collect(Collectors.toMap(Municipality::id, Function.identity())),
                milestones.milestones(projects.stream().map(Standing::known).toList(), today, locale),
                milestones.waits(
                        projects.stream()
                                .map(standing -> standing.project().key())
                                .toList(),
                        locale),
                criteria.of(projects.stream().map(Standing::project).toList(), reader));
        return projects.stream().map(standing -> row(standing, shared, locale)).toList();
    }

    private PortfolioRow row(Standing standing, Shared shared, Locale locale) {
        Project project = standing.project();
        String key = project.key();
        List<PlanDocument.Milestone> late = standing.late();
        List<TaskView> overdue = standing.overdueTerms();
        Attention attention = standing.attention();
        return new PortfolioRow(
                key,
                shared.titles().getOrDefault(key, project.title(locale)),
                municipality(project.municipality(), shared.municipalities(), locale),
                scheme(project.scheme(), locale),
                coded("portfolio.state.", standing.state(), locale),
                coded("phase.", standing.phase(), locale),
                new PortfolioRow.Reason(attention.ground(), attention.figure(), sentence(attention, locale)),
                standing.plan().from(),
                standing.plan().to(),
                standing.planned(),
                standing.reached(),
                standing.daysAhead(),
                standing.next()
                        .map(milestone -> due(milestone, standing.on(), locale))
                        .orElse(null),
                late.size(),
                late.isEmpty() ? null : due(late.get(0), standing.on(), locale),
                shared.milestones().getOrDefault(key, List.of()).stream()
                        .filter(milestone -> milestone.daysBehind() > 0)
                        .sorted(Comparator.comparing(
                                        (Milestone milestone) -> Objects.requireNonNull(milestone.behind()))
                                .thenComparing(Milestone::daysBehind, Comparator.reverseOrder()))
                        .toList(),
                standing.state() == ProjectState.RUNNING || standing.state() == ProjectState.SUSPENDED
                        ? expected(standing.declaration())
                        : null,
                standing.tasks().size(),
                overdue.size(),
                overdue.isEmpty() ? null : overdue.get(0),
                shared.criteria().getOrDefault(key, new CriteriaProven.Counted(0, 0)),
                money(standing.years()),
                standing.standstill().failures(),
                standing.tasks().isEmpty() ? null : standing.tasks().get(0),
                shared.waits().getOrDefault(key, List.of()));
    }

    static PortfolioRow.Money money(List<Budgets.Year> years) {
        return new PortfolioRow.Money(
                years.stream().mapToLong(Budgets.Year::allotted).sum(),
                years.stream().mapToLong(Budgets.Year::committed).sum(),
                years.stream().mapToLong(Budgets.Year::paid).sum(),
                years.stream().mapToLong(Budgets.Year::remaining).sum());
    }

    Coded municipality(String id, Map<String, Municipality> known, Locale locale) {
        Municipality found = known.get(id);
        return new Coded(id, found == null ? id : ReaderLanguage.choose(locale, found.nameKo(), found.nameEn()));
    }

    Coded scheme(String id, Locale locale) {
        return schemes.all().stream()
                .filter(scheme -> scheme.id().equals(id))
                .findFirst()
                .map((Scheme scheme) -> new Coded(id, ReaderLanguage.choose(locale, scheme.nameKo(), scheme.nameEn())))
                .orElse(new Coded(id, id));
    }

    private Coded coded(String prefix, Enum<?> code, Locale locale) {
        return new Coded(code.name(), messages.getMessage(prefix + code.name(), null, locale));
    }

    private String sentence(Attention attention, Locale locale) {
        return messages.getMessage(
                "portfolio.attention." + attention.ground().name(),
                new Object[] {NumberFormat.getIntegerInstance(locale).format(attention.figure())},
                locale);
    }

    private static PortfolioRow.Due due(PlanDocument.Milestone milestone, LocalDate on, Locale locale) {
        return new PortfolioRow.Due(
                milestone.code(), milestone.name(locale), milestone.to(), ChronoUnit.DAYS.between(on, milestone.to()));
    }

    private static PortfolioRow.@Nullable Expected expected(@Nullable Declaration declaration) {
        return declaration == null
                ? null
                : new PortfolioRow.Expected(
                        declaration.onDay(),
                        declaration.planned(),
                        declaration.half(),
                        declaration.nineOfTen(),
                        declaration.onTimePercent(),
                        ChronoUnit.DAYS.between(declaration.planned(), declaration.half()));
    }
}
