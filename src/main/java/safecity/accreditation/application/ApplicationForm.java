package safecity.accreditation.application;

import java.util.stream.Collectors;
import safecity.accreditation.scheme.CriterionEvidence;
import safecity.accreditation.scheme.Scheme;
import safecity.accreditation.scheme.SchemeSection;
import safecity.accreditation.scheme.Schemes;
import safecity.engine.models.ModelBean;
import safecity.project.Projects;
import safecity.refusal.Refusal;

/** The application form of the scheme by which a project is run: what each section asks, of whom, on how many pages. */
@ModelBean("applicationForm")
public class ApplicationForm {

    private final Projects projects;
    private final Schemes schemes;

    ApplicationForm(Projects projects, Schemes schemes) {
        this.projects = projects;
        this.schemes = schemes;
    }

    public String schemeName(String projectKey) {
        return scheme(projectKey).nameKo();
    }

    /** {@code 기준 2 손상감시체계}. */
    public String title(String projectKey, String section) {
        return section(projectKey, section).titleKo();
    }

    public int pageLimit(String projectKey, String section) {
        return section(projectKey, section).pageLimit();
    }

    /** Duty of the department that drafts the section. */
    public String drafter(String projectKey, String section) {
        return section(projectKey, section).draftedBy();
    }

    /** The questions, and for a criterion what it asks and what proves it, for a form. */
    public String questions(String projectKey, String code) {
        SchemeSection section = section(projectKey, code);
        String questions = section.questions().stream()
                .map(question -> "- " + question.ko())
                .collect(Collectors.joining("\n"));
        return scheme(projectKey)
                .criterion(section.criterion())
                .map(criterion -> criterion.asksKo() + "\n\n" + questions + "\n\n증빙 예: "
                        + criterion.evidence().stream()
                                .map(CriterionEvidence::ko)
                                .collect(Collectors.joining(", ")))
                .orElse(questions);
    }

    Scheme scheme(String projectKey) {
        return schemes.scheme(projects.get(projectKey).scheme());
    }

    /** @throws Refusal {@code application.sectionUnknown} */
    SchemeSection section(String projectKey, String code) {
        return scheme(projectKey)
                .section(code)
                .orElseThrow(
                        () -> Refusal.of("application.sectionUnknown", code).field("supplementSection"));
    }
}
