package safecity.help;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.accreditation.application.ApplicationSections;
import safecity.accreditation.scheme.BilingualText;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.SchemeSection;
import safecity.accreditation.scheme.Schemes;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Municipality;
import safecity.project.Plans;
import safecity.project.Project;
import safecity.project.Projects;
import safecity.project.plan.PlanFigures;

/** The figures of a project as a whole: its plan and its application. */
@Component
class ProjectFigures {

    private static final String LEAD = "lead";

    private final Projects projects;
    private final Plans plans;
    private final Departments departments;
    private final Schemes schemes;
    private final ApplicationSections sections;
    private final Clock clock;

    ProjectFigures(
            Projects projects,
            Plans plans,
            Departments departments,
            Schemes schemes,
            ApplicationSections sections,
            Clock clock) {
        this.projects = projects;
        this.plans = plans;
        this.departments = departments;
        this.schemes = schemes;
        this.sections = sections;
        this.clock = clock;
    }

    void add(DocumentFigures figures, String projectKey) {
        Project project = projects.get(projectKey);
        Municipality municipality =
                departments.municipality(project.municipality()).orElseThrow();
        Scheme scheme = schemes.scheme(project.scheme());
        figures.word("project", project.titleKo())
                .word("projectEn", project.titleEn())
                .word("item", project.item())
                .word("policyGoal", project.policyGoal())
                .word("municipality", municipality.nameKo())
                .word("municipalityEn", municipality.nameEn())
                .word("scheme", scheme.nameKo())
                .word("today", LocalDate.now(clock))
                .word(
                        "lead",
                        departments.of(municipality.id()).stream()
                                .filter(one -> one.duty().equals(LEAD))
                                .map(Department::nameKo)
                                .findFirst()
                                .orElse(null));
        addPlan(figures, projectKey);
        figures.list(
                "sections",
                scheme.sections().stream()
                        .map(section -> section(projectKey, section))
                        .toList());
    }

    private void addPlan(DocumentFigures figures, String projectKey) {
        PlanFigures plan = plans.figures(projectKey);
        figures.word("planVersion", plan.version())
                .word("from", plan.from())
                .word("to", plan.to())
                .word("budget", plan.budgetHeader())
                .word("budgetOverview", plan.budgetOverview())
                .word("planFindings", plans.findingsText(projectKey));
        figures.table(
                "milestones",
                plan.stages().stream()
                        .map(one -> List.of(one.name(), DocumentFigures.period(one.from(), one.to())))
                        .toList());
        figures.table(
                "goals",
                plan.goals().stream()
                        .map(one -> List.of(one.year() + "년", one.percent() + "%", String.join("\n", one.goals())))
                        .toList());
        figures.table("budget", budget(plan.budget()));
        figures.table(
                "contracts",
                plan.contracts().stream()
                        .map(one -> List.of(
                                one.nameKo(),
                                DocumentFigures.period(one.from(), one.to()),
                                one.budgetYear() + "년",
                                DocumentFigures.won(one.estimatedPrice())))
                        .toList());
    }

    private static List<List<String>> budget(Map<Integer, Map<String, Long>> years) {
        List<List<String>> rows = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<Integer, Map<String, Long>> year : years.entrySet()) {
            for (Map.Entry<String, Long> source : year.getValue().entrySet()) {
                rows.add(List.of(year.getKey() + "년", source.getKey(), DocumentFigures.printed(source.getValue())));
                sum += source.getValue();
            }
        }
        rows.add(List.of("합계", "", DocumentFigures.printed(sum)));
        return rows;
    }

    private Map<String, String> section(String projectKey, SchemeSection section) {
        DocumentFigures row = new DocumentFigures()
                .word("title", section.titleKo())
                .word("pages", section.pageLimit())
                .word(
                        "questions",
                        section.questions().stream()
                                .map(BilingualText::ko)
                                .map(text -> "- " + text)
                                .collect(Collectors.joining("\n")))
                .word("text", sections.text(projectKey, section.code(), "ko"))
                .word("evidence", sections.evidence(projectKey, section.code()));
        return row.words();
    }
}
