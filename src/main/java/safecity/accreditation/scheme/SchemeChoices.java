package safecity.accreditation.scheme;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safecity.engine.models.ModelBean;
import safecity.project.Projects;

/**
 * What forms offer and say of the scheme by which a project is run. A list of {@code {label, value}} is what a choice of
 * a form reads from a JSON variable.
 */
@ModelBean("schemeChoices")
public class SchemeChoices {

    /** Value with which a form means every section or chapter. */
    public static final String ALL = "all";

    private final Projects projects;
    private final Schemes schemes;

    SchemeChoices(Projects projects, Schemes schemes) {
        this.projects = projects;
        this.schemes = schemes;
    }

    /** The criteria by number. */
    public List<Map<String, String>> criteria(String projectKey) {
        return scheme(projectKey).criteria().stream()
                .map(criterion -> choice(criterion.numberedKo(), criterion.no()))
                .toList();
    }

    /** The criteria by code, as programmes name them. */
    public List<Map<String, String>> criterionCodes(String projectKey) {
        return scheme(projectKey).criteria().stream()
                .map(criterion -> choice(criterion.numberedKo(), criterion.code()))
                .toList();
    }

    /** The code itself; null when it is one of another scheme, so that somebody has to choose. */
    public @Nullable String criterionCode(String projectKey, String code) {
        return scheme(projectKey).criteria().stream()
                .map(Criterion::code)
                .filter(one -> one.equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The whole application first, then its sections by code. */
    public List<Map<String, String>> sections(String projectKey) {
        return Stream.concat(
                        Stream.of(choice("신청서 전체", ALL)),
                        scheme(projectKey).sections().stream()
                                .map(section -> choice(section.titleKo(), section.code())))
                .toList();
    }

    /** The whole annual report first, then its chapters, one for each criterion, by number. */
    public List<Map<String, String>> chapters(String projectKey) {
        return Stream.concat(Stream.of(choice("보고서 전체", ALL)), criteria(projectKey).stream())
                .toList();
    }

    /** {@code Governance, Surveillance}. */
    public String englishNames(String projectKey) {
        return scheme(projectKey).criteria().stream().map(Criterion::nameEn).collect(Collectors.joining(", "));
    }

    private Scheme scheme(String projectKey) {
        return schemes.scheme(projects.get(projectKey).scheme());
    }

    private static Map<String, String> choice(String label, String value) {
        return Map.of("label", label, "value", value);
    }
}
