package safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.Refused;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
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
    PlanRepository store;

    @Autowired
    Budgets budgets;

    @Autowired
    RefusalMessages refusals;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCertificationIsStartedOnce() {
        story.on(DAY, "once-2024");
        assertThat(certifications.started("once-2024")).isFalse();
        assertThat(certifications.open("once-2024", null, null, "yeonsu", "yeonsu-lead"))
                .isEqualTo("yeonsu");
        assertThat(certifications.started("once-2024")).isTrue();
        Refusal refusal = Refused.by(() -> certifications.open("once-2024", null, null, "yeonsu", "yeonsu-lead"));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("프로젝트 once-2024의 공인사업은 이미 시작되었습니다. 새 사업을 시작하려면 프로젝트 기호를 비우고 연도와 사업명을 적으십시오.");
    }

    @Test
    void aKeyThatIsNotKnownYetOpensAProjectWithTheStandardPlanFromThisMonthOn() {
        story.on(DAY, "standard-neighbour");
        certifications.open("yeonsu-new-1", "연수구 두 번째 공인사업", null, "yeonsu", "yeonsu-lead");
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
    @CsvSource({"jung-2024, 를", "yeonsu, 를", "yeonsux-2024, 를", "foreign-known, 을"})
    void aKeyOfAnotherMunicipalityIsRefusedWhetherItIsKnownOrNot(String key, String particle) {
        story.on(DAY, "foreign-known");
        String municipality = key.equals("foreign-known") ? "jung" : "yeonsu";
        Refusal refusal = Refused.by(() -> certifications.open(key, "사업", null, municipality, "somebody"));
        assertThat(refusals.sentence(refusal, Locale.KOREAN))
                .isEqualTo("프로젝트 기호로 " + key + particle + " 쓸 수 없습니다. 우리 자치단체의 기호로 시작해야 합니다.");
        assertThat(certifications.started(key)).isFalse();
    }

    @Test
    void whoBelongsToNoMunicipalityStartsNone() {
        story.on(DAY, "of-nobody");
        Refused.with("certification.foreignKey", () -> certifications.open("of-nobody", null, null, null, "admin"));
        assertThat(certifications.open("of-nobody", null, null, null, "system")).isEqualTo("yeonsu");
    }

    @Test
    void aNewProjectNeedsATitle() {
        story.on(DAY, "title-neighbour");
        Refusal refusal = Refused.by(() -> certifications.open("yeonsu-untitled", " ", null, "yeonsu", "yeonsu-lead"));
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
        assertThat(Refused.by(() -> submit("yeonsu-lead", newProject(null, "둘째 사업")))
                        .field())
                .contains("startYear");
        assertThat(Refused.by(() -> submit("yeonsu-lead", newProject(2024, " ")))
                        .field())
                .contains("projectTitle");
        assertThat(Refused.by(() -> submit("yeonsu-lead", form("Yeonsu 2022", null)))
                        .field())
                .contains("projectKey");
    }

    @Test
    void aPersonChoosesYearAndNameAndTheNextFreeKeyIsTheirs() {
        story.on(LocalDate.of(2029, 3, 4), "keys-neighbour");
        submit("yeonsu-lead", newProject(2029, "연수구 재공인"));
        submit("yeonsu-lead", newProject(2029, "연수구 재공인"));
        submit("yeonsu-lead", newProject(2030, "연수구 세 번째"));
        assertThat(projects.of("yeonsu"))
                .extracting(Project::key)
                .contains("yeonsu-2029", "yeonsu-2029-2", "yeonsu-2030");
        assertThat(plans.projectStart("yeonsu-2029-2")).isEqualTo(LocalDate.of(2029, 3, 1));
        assertThat(plans.projectStart("yeonsu-2030")).isEqualTo(LocalDate.of(2030, 1, 1));
        assertThat(instances("yeonsu-2029-2"))
                .singleElement()
                .extracting(ProcessInstance::getTenantId)
                .isEqualTo("yeonsu");
    }

    @ParameterizedTest
    @CsvSource({"2031, false", "2032, true", "2038, true", "2039, false"})
    void aProjectBeginsLastYearAtTheEarliestAndInFiveYearsAtTheLatest(int year, boolean taken) {
        story.on(LocalDate.of(2033, 3, 4), "years-neighbour");
        if (taken) {
            assertThat(certifications.keyFor(" ", year, "yeonsu")).isEqualTo("yeonsu-" + year);
        } else {
            assertThat(Refused.with("certification.yearOutOfRange", () -> certifications.keyFor("", year, "yeonsu"))
                            .field())
                    .contains("startYear");
        }
    }

    @Test
    void whoBelongsToNoMunicipalityHasNoKeyMade() {
        Refused.with("certification.municipalityMissing", () -> certifications.keyFor(null, 2024, ""));
    }

    /** Of two ids that continue each other, a key is the longer one's: it names a project and decides no right. */
    @Test
    void keysOfMunicipalitiesWhoseIdsContinueEachOtherDoNotMix() {
        story.on(DAY, "buk-neighbour");
        for (String id : List.of("buk", "buk-incheon")) {
            jdbc.sql("INSERT INTO municipality (id, name_ko, name_en) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(id, id, id)
                    .update();
        }
        Refused.with(
                "certification.foreignKey",
                () -> certifications.open("buk-incheon-2024", "서구 사업", null, "buk", "buk-lead"));
        assertThat(certifications.open("buk-incheon-2024", "서인천 사업", null, "buk-incheon", "buk-incheon-lead"))
                .isEqualTo("buk-incheon");
        assertThat(certifications.open("buk-2024", "서구 사업", null, "buk", "buk-lead"))
                .isEqualTo("buk");
        assertThat(certifications.keyFor(null, 2024, "buk")).isEqualTo("buk-2024-2");
        assertThat(certifications.keyFor(null, 2024, "buk-incheon")).isEqualTo("buk-incheon-2024-2");
        assertThat(projects.of("buk")).extracting(Project::key).containsExactly("buk-2024");
    }

    /** Whatever became of the last one: it stays as it is, and the new one has a plan and a run of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"certified", "given-up"})
    void aMunicipalityWhoseProjectIsOverStartsAnother(String end) {
        int year = end.equals("certified") ? 2040 : 2041;
        String first = "yeonsu-" + year;
        story.on(LocalDate.of(year, 3, 4), "over-neighbour");
        submit("yeonsu-lead", newProject(year, "첫 사업"));
        ProcessInstance over = instances(first).get(0);
        endAt(over, end);
        assertThat(story.ended(over)).isTrue();
        submit("yeonsu-lead", newProject(year, "다시 하는 사업"));
        assertThat(instances(first + "-2")).hasSize(1);
        assertThat(plans.projectStart(first + "-2")).isEqualTo(LocalDate.of(year, 3, 1));
        Refused.with(
                end.equals("given-up") ? "certification.abandoned" : "certification.running",
                () -> submit("yeonsu-lead", form(first, null)));
    }

    private void endAt(ProcessInstance instance, String end) {
        String before = end.equals("given-up") ? "settle-abandonment" : end;
        engine.getRuntimeService()
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("prepare-project")
                .startBeforeActivity(before)
                .execute();
        if (end.equals("given-up")) {
            Task settle = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult();
            story.completeTask("yeonsu-lead", settle, Map.of("settlement", "협약·계약 정산"));
        }
    }

    private List<ProcessInstance> instances(String key) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("certification")
                .list();
    }

    private static Map<String, Object> newProject(Integer year, String title) {
        Map<String, Object> values = new HashMap<>();
        values.put("startYear", year);
        values.put("projectTitle", title);
        return values;
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
