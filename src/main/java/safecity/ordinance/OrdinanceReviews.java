package safecity.ordinance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import safecity.engine.contract.DecisionEntry;
import safecity.engine.models.ModelBean;
import safecity.notation.OneLine;
import safecity.organisation.Department;
import safecity.organisation.Departments;
import safecity.organisation.Routing;
import safecity.project.Projects;

/** What others say about a draft before it is announced: consultation and the assessments. */
@ModelBean("ordinanceReviews")
public class OrdinanceReviews {

    private static final String AGREE = "agree";
    private static final Set<OrdinanceEventType> REVIEWS = Set.of(
            OrdinanceEventType.CONSULTED,
            OrdinanceEventType.GENDER_IMPACT_ASSESSED,
            OrdinanceEventType.CORRUPTION_RISK_ASSESSED,
            OrdinanceEventType.REGULATION_REVIEWED);

    /** A text variable of the engine ends at 4,000 characters. */
    private static final int LONGEST = 3_800;

    private final OrdinanceRepository register;
    private final Projects projects;
    private final Routing routing;
    private final Departments departments;

    OrdinanceReviews(OrdinanceRepository register, Projects projects, Routing routing, Departments departments) {
        this.register = register;
        this.projects = projects;
        this.routing = routing;
        this.departments = departments;
    }

    /** A department or partner body has given its opinion. */
    public void consulted(String projectKey, String duty, DecisionEntry entry, String actor) {
        reviewed(projectKey, OrdinanceEventType.CONSULTED, duty, entry.decision(), entry.comment(), actor);
    }

    public void genderImpactAssessed(String projectKey, DecisionEntry entry, String actor) {
        reviewed(
                projectKey,
                OrdinanceEventType.GENDER_IMPACT_ASSESSED,
                "gender-equality",
                entry.decision(),
                entry.comment(),
                actor);
    }

    public void corruptionRiskAssessed(String projectKey, DecisionEntry entry, String actor) {
        reviewed(
                projectKey,
                OrdinanceEventType.CORRUPTION_RISK_ASSESSED,
                "audit",
                entry.decision(),
                entry.comment(),
                actor);
    }

    public void regulationReviewed(String projectKey, DecisionEntry entry, String actor) {
        reviewed(projectKey, OrdinanceEventType.REGULATION_REVIEWED, "legal", entry.decision(), entry.comment(), actor);
    }

    /** Whether somebody objected to the latest draft or asked for an improvement. */
    public boolean improvementsDemanded(String projectKey) {
        return !demanded(projectKey).isEmpty();
    }

    /** Who demanded what of the latest draft, one a line, for a form. */
    public String demands(String projectKey) {
        String municipality = projects.get(projectKey).municipality();
        String all = demanded(projectKey).stream()
                .map(event -> "- " + name(municipality, event.duty()) + ": " + OneLine.of(event.reason()))
                .collect(Collectors.joining("\n"));
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    /** The lead has settled the objections, or drafts again. */
    public void settled(String projectKey, ImprovementEntry entry, String actor) {
        String remark = entry.comment() == null || entry.comment().isBlank()
                ? entry.reflection()
                : entry.reflection() + "\n" + entry.comment();
        register.record(
                projectKey,
                NewOrdinanceEvent.of(OrdinanceEventType.SETTLED, actor)
                        .outcome(entry.decision())
                        .reason(remark));
    }

    private void reviewed(
            String projectKey, OrdinanceEventType what, String duty, String decision, String comment, String actor) {
        register.record(
                projectKey,
                NewOrdinanceEvent.of(what, actor)
                        .outcome(decision)
                        .reason(comment)
                        .figures(Map.of("role", duty)));
    }

    private List<OrdinanceEvent> demanded(String projectKey) {
        long draft = register.last(projectKey, OrdinanceEventType.DRAFTED)
                .map(OrdinanceEvent::id)
                .orElse(0L);
        return register.events(projectKey).stream()
                .filter(event -> event.id() > draft && REVIEWS.contains(event.what()))
                .filter(event -> !AGREE.equals(event.outcome()))
                .toList();
    }

    private String name(String municipality, String duty) {
        return departments
                .find(routing.group(municipality, duty))
                .map(Department::nameKo)
                .orElse(duty);
    }
}
