package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import safecity.refusal.Refusal;
import safecity.refusal.Refusals;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Who may start which certification, once, and with which plan. */
@ProcessStory
class CertificationsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 5, 17);

    @Autowired
    Story story;

    @Autowired
    Certifications certifications;

    @Autowired
    Projects projects;

    @Autowired
    Plans plans;

    @Autowired
    PlanStore store;

    @Autowired
    Budgets budgets;

    @Autowired
    Refusals refusals;

    @Autowired
    ProcessEngine engine;

    @Test
    void aCertificationIsStartedOnce() {
        story.on(DAY, "once-2024");
        assertThat(certifications.started("once-2024")).isFalse();
        assertThat(certifications.open("once-2024", null, "yeonsu", "yeonsu-lead"))
                .isEqualTo("yeonsu");
        assertThat(certifications.started("once-2024")).isTrue();
        Refusal refusal = Refused.by(() -> certifications.open("once-2024", null, "yeonsu", "yeonsu-lead"));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("프로젝트 once-2024의 공인사업은 이미 시작되었습니다. 프로젝트 기호(projectKey)를 확인하십시오.");
    }

    @Test
    void aKeyThatIsNotKnownYetOpensAProjectWithTheStandardPlanFromThisMonthOn() {
        story.on(DAY, "standard-neighbour");
        certifications.open("yeonsu-new-1", "연수구 두 번째 공인사업", "yeonsu", "yeonsu-lead");
        assertThat(projects.get("yeonsu-new-1").titleKo()).isEqualTo("연수구 두 번째 공인사업");
        assertThat(plans.projectStart("yeonsu-new-1")).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(plans.projectEnd("yeonsu-new-1")).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(plans.plannedEnd("yeonsu-new-1", "plan")).isEqualTo(LocalDate.of(2024, 5, 31));
        assertThat(plans.plannedStart("yeonsu-new-1", "audits")).isEqualTo(LocalDate.of(2027, 8, 1));
        assertThat(plans.plannedEnd("yeonsu-new-1", "audits")).isEqualTo(LocalDate.of(2027, 10, 31));
        assertThat(budgets.years("yeonsu-new-1"))
                .extracting(Budgets.Year::year)
                .containsExactly(2024, 2025, 2026, 2027);
        assertThat(store.versions("yeonsu-new-1")).singleElement().satisfies(first -> {
            assertThat(first.adopted()).isFalse();
            assertThat(first.budgetHeader()).isEqualTo(first.budgetOverview());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jung-2024", "yeonsu", "yeonsux-2024", "foreign-known"})
    void aKeyOfAnotherMunicipalityIsRefusedWhetherItIsKnownOrNot(String key) {
        story.on(DAY, "foreign-known");
        String municipality = key.equals("foreign-known") ? "jung" : "yeonsu";
        Refusal refusal = Refused.by(() -> certifications.open(key, "사업", municipality, "somebody"));
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("프로젝트 기호(projectKey) " + key + "은(는) 우리 자치단체의 기호로 시작해야 합니다.");
        assertThat(certifications.started(key)).isFalse();
    }

    @Test
    void whoBelongsToNoMunicipalityStartsNone() {
        story.on(DAY, "of-nobody");
        Refused.with("certification.foreignKey", () -> certifications.open("of-nobody", null, null, "admin"));
        assertThat(certifications.open("of-nobody", null, null, "system")).isEqualTo("yeonsu");
    }

    @Test
    void aNewProjectNeedsATitle() {
        story.on(DAY, "title-neighbour");
        Refusal refusal = Refused.by(() -> certifications.open("yeonsu-untitled", " ", "yeonsu", "yeonsu-lead"));
        assertThat(refusal.code()).isEqualTo("certification.titleMissing");
        assertThat(refusal.field()).contains("projectTitle");
        assertThat(projects.find("yeonsu-untitled")).isEmpty();
    }

    @Test
    void whatTheLeadDepartmentStartsByTheFormBelongsToItsMunicipality() {
        story.on(DAY, "yeonsu-by-form");
        submit("yeonsu-lead", form("yeonsu-by-form", null));
        ProcessInstance started = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("yeonsu-by-form")
                .processDefinitionKey("certification")
                .singleResult();
        assertThat(started.getTenantId()).isEqualTo("yeonsu");
        assertThat(engine.getRuntimeService().getVariable(started.getId(), "municipality"))
                .isEqualTo("yeonsu");
        assertThat(engine.getRuntimeService().getVariable(started.getId(), "projectKey"))
                .isEqualTo("yeonsu-by-form");
        assertThat(story.openTasks()).containsExactly("draft-plan");
        assertThat(story.task("draft-plan").getTenantId()).isEqualTo("yeonsu");
        assertThat(story.candidates(story.task("draft-plan"))).containsExactly("yeonsu-lead");
    }

    @Test
    void aSecondStartByTheFormLeavesNothingBehind() {
        story.on(DAY, "yeonsu-form-twice");
        submit("yeonsu-lead", form("yeonsu-form-twice", null));
        Refused.with("certification.running", () -> submit("yeonsu-lead", form("yeonsu-form-twice", null)));
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("yeonsu-form-twice")
                        .processDefinitionKey("certification")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStartFormWithoutItsMandatoryFieldIsRefused() {
        story.on(DAY, "yeonsu-form-empty");
        Map<String, Object> empty = new HashMap<>();
        assertThat(Refused.by(() -> submit("yeonsu-lead", empty)).field()).contains("projectKey");
        assertThat(Refused.by(() -> submit("yeonsu-lead", form("Yeonsu 2022", null)))
                        .field())
                .contains("projectKey");
    }

    private void submit(String account, Map<String, Object> values) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("certification")
                .latestVersion()
                .singleResult();
        story.as(account, () -> engine.getFormService().submitStartForm(definition.getId(), values));
        story.settle();
    }

    private static Map<String, Object> form(String key, String title) {
        Map<String, Object> values = new HashMap<>();
        values.put("projectKey", key);
        values.put("projectTitle", title);
        return values;
    }
}
