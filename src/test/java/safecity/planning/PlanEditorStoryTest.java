package safecity.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import safecity.organisation.TestMunicipalities;
import safecity.programme.Programme;
import safecity.programme.Programmes;
import safecity.project.Budgets;
import safecity.project.Plans;
import safecity.project.plan.PlanRepository;
import safecity.project.plan.Refused;
import safecity.security.Browser;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A plan is written on its page, and changed there as one document, from the page to what the engine does by it. */
@ProcessStory
class PlanEditorStoryTest {

    private static final String GOSEONG = "goseong";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ApplicationContext beans;

    @Autowired
    ProcessEngine engine;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    PlanRepository store;

    @Autowired
    Plans plans;

    @Autowired
    Budgets budgets;

    @Autowired
    Programmes programmes;

    @Test
    void aMunicipalityWithoutAFileWritesItsPlanAndRunsWithItsOwnProgrammes() {
        String key = startInGoseong();
        Browser lead = signedIn("goseong-lead");
        String page = "/projects/" + key + "/plan/edit";
        assertThat(lead.get(page).body()).contains("안전증진사업", "국제안전도시 업무지원 협약 체결");
        assertThat(signedIn("yeonsu-lead").get(page).statusCode()).isEqualTo(404);
        assertThat(signedIn("goseong-budget").get(page).statusCode()).isEqualTo(403);

        send(lead, key, typed(key), "add.programmes");
        Map<String, String> fields = typed(key);
        fields.putAll(programme());
        fields.put("stages.1.from", "내년 봄");
        fields.put("budget.0.amount", "3천3백만원");
        send(lead, key, fields, "save");
        assertThat(lead.get(page).body()).contains("내년 봄", "3천3백만원", "읍내 어르신 낙상예방");
        Refused.with("planDraft.incomplete", () -> story.complete("goseong-lead", "draft-plan"));

        Map<String, String> seen = typed(key);
        fields.put("stages.1.from", "2031. 9. 1.");
        fields.put("version", seen.get("version"));
        send(lead, key, fields, "save");
        seen.put("plan.0.header", "7백만원");
        HttpResponse<String> late = lead.submit(page, page, with(seen, "save"));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("그사이 다른 사람이 저장했습니다", "7백만원");
        assertThat(typed(key).get("plan.0.header")).isNotEqualTo("7백만원");

        assertThat(shown("draft-plan", "planSummary"))
                .as("the form shows what is saved now, not what was there when the task began")
                .contains("단계 국제안전도시 업무지원 협약 체결: 2031-09-01", "예산 33백만원", "안전증진사업 읍내 어르신 낙상예방");
        story.complete("goseong-lead", "draft-plan");
        assertThat(shown("draft", "content"))
                .as("what is approved is what was handed in")
                .contains("협약 체결: 2031. 9. 1. &#126;", "예산 33백만원", "안전증진사업 읍내 어르신 낙상예방")
                .doesNotContain("plan/edit", "…");
        assertThat(lead.get(page).statusCode()).isEqualTo(409);
        assertThat(programmes.of(key)).isEmpty();
        story.approve("goseong-lead");
        assertThat(store.inForce(key).orElseThrow())
                .extracting(one -> one.version(), one -> one.adopted())
                .containsExactly(2, true);
        assertThat(plans.plannedStart(key, "support-agreement")).isEqualTo(LocalDate.of(2031, 9, 1));
        assertThat(programmes.of(key))
                .extracting(Programme::code, Programme::title, Programme::ownerDuty, Programme::origin)
                .containsExactly(tuple("P01", "읍내 어르신 낙상예방", "health", "plan"));
        assertThat(programmes.planned(key)).containsExactly("P01");
    }

    /** A choice is pasted as the page calls it, with or without its mark, or by its number; what isn't one is named. */
    @Test
    void aPastedChoiceIsOneOfThoseOfThePageOrRefused() {
        String key = "yeonsu-editor-choice";
        story.on(LocalDate.of(2022, 9, 5), key);
        story.start("project-preparation", Map.of());
        Browser lead = signedIn("yeonsu-lead");
        String page = "/projects/" + key + "/plan/edit";
        Map<String, String> fields = typed(key);
        fields.put("pasteInto", "programmes");
        fields.put("paste", "사업 이름\t관련 공인기준\t방향\n체육 안전\t3 포괄성\t높을수록 좋음\n보행 안전\t없는 기준\t낮을수록 좋음(↓)");
        assertThat(lead.submit(page, page, with(fields, "paste.paste-rows")).body())
                .contains("3번째 줄", "없는 기준. 적을 수 있는 값: 1 거버넌스, 2 손상감시체계, 3 포괄성");
        assertThat(typed(key)).doesNotContainKey("programmes.0.title");
        fields.put("paste", "사업 이름\t관련 공인기준\t방향\n체육 안전\t3 포괄성\t높을수록 좋음\n보행 안전\t2\t낮을수록 좋음(↓)");
        send(lead, key, fields, "paste.paste-rows");
        assertThat(typed(key))
                .containsEntry("programmes.0.criterion", "comprehensive")
                .containsEntry("programmes.0.direction", "up")
                .containsEntry("programmes.1.criterion", "surveillance")
                .containsEntry("programmes.1.direction", "down");
        for (String madeUp : List.of("add", "add.nowhere", "remove", "remove.programmes", "remove.programmes.-1", "")) {
            send(lead, key, typed(key), madeUp);
        }
        assertThat(typed(key)).containsEntry("programmes.1.direction", "down");
    }

    private String shown(String element, String variable) {
        return String.valueOf(engine.getFormService()
                .getTaskFormVariables(story.task(element).getId())
                .get(variable));
    }

    @Test
    void theYearIsMovedByOneInOneDocument() {
        String key = "yeonsu-editor-shift";
        story.on(LocalDate.of(2022, 9, 5), key);
        story.start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan").approve("yeonsu-lead");
        budgets.commit(key, 2023, "C1", 60_000_000, "yeonsu-contract");
        story.days(1);
        story.start("plan-change", Map.of("changeReason", "재난으로 한 해 연기"));
        Browser lead = signedIn("yeonsu-lead");
        Map<String, String> fields = typed(key);
        fields.put("shiftFrom", "2022. 10. 1.");
        fields.put("shiftMonths", "12");
        send(lead, key, fields, "shift.shift");

        Map<String, String> moved = typed(key);
        int kept = row(moved, "budget", "year", "2023");
        assertThat(moved.get("budget." + kept + ".amount")).isEqualTo("84,000,000");
        moved.put("budget." + kept + ".amount", "59,000,000");
        send(lead, key, moved, "save");
        assertThat(lead.get("/projects/" + key + "/plan/edit").body())
                .contains("새 예산 59백만원은 2023년에 이미 계약한 60,000,000원보다 적습니다.");
        Refused.with("planChange.belowCommitted", () -> story.complete("yeonsu-lead", "draft-change"));

        moved = typed(key);
        moved.put("budget." + kept + ".amount", "84,000,000");
        send(lead, key, moved, "save");
        story.complete("yeonsu-lead", "draft-change");
        assertThat(String.valueOf(engine.getTaskService()
                        .getVariable(story.task("deliberate-change").getId(), "changeText")))
                .contains(
                        "국제안전도시 업무지원 협약 체결: 2022-11-01 ~ 2022-11-30 → 2023-11-01 ~ 2023-11-30",
                        "2023년 목표 이행률: 40% → 10%",
                        "연구용역 C2")
                .doesNotContain("추진계획 수립」: 2022");
        story.complete("yeonsu-citizens-panel", "deliberate-change", Map.of("decision", "agree"));
        story.approve("yeonsu-lead");

        assertThat(plans.contract(key, "C2").budgetYear()).isEqualTo(2025);
        assertThat(plans.contract(key, "C1").budgetYear()).isEqualTo(2023);
        assertThat(plans.projectEnd(key)).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(budgets.remaining(key, 2023)).isEqualTo(24_000_000);
        assertThat(budgets.remaining(key, 2024)).isEqualTo(33_000_000);
        story.until(LocalDate.of(2023, 10, 31));
        assertThat(story.openTasks()).isEmpty();
        story.days(1);
        assertThat(story.openTasks()).containsExactly("sign-support-agreement");
    }

    private static int row(Map<String, String> fields, String section, String column, String value) {
        return fields.entrySet().stream()
                .filter(one -> one.getKey().matches(section + "\\.[0-9]+\\." + column)
                        && one.getValue().equals(value))
                .map(one -> Integer.valueOf(one.getKey().split("\\.")[1]))
                .findFirst()
                .orElseThrow();
    }

    private String startInGoseong() {
        LocalDate day = LocalDate.of(2031, 7, 1);
        story.on(day, "goseong-clock");
        TestMunicipalities.setUp(
                beans,
                GOSEONG,
                "고성군",
                List.of("lead", "planning", "budget", "director", "mayor", "health"),
                List.of("lead", "lead-head", "planning-head", "budget", "budget-head", "director", "mayor", "health"));
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("certification")
                .latestVersion()
                .singleResult()
                .getId();
        story.as(
                "goseong-lead",
                () -> engine.getFormService()
                        .submitStartForm(
                                definition, new HashMap<>(Map.of("projectTitle", "고성군 공인사업", "startYear", 2031))));
        String key = "goseong-2031";
        story.on(day, key).settle();
        return key;
    }

    private Browser signedIn(String account) {
        Browser browser = new Browser(port);
        browser.signIn(account, "safecity-demo");
        return browser;
    }

    /** What stands in the page's fields. */
    private Map<String, String> typed(String key) {
        PlanDraft draft = drafts.current(key);
        Map<String, String> fields = new HashMap<>(Map.of("version", String.valueOf(draft.version())));
        for (PlanSection section : PlanSection.values()) {
            for (int row = 0; row < draft.sheet().rows(section).size(); row++) {
                for (PlanColumn column : section.columns()) {
                    fields.put(
                            PlanSheet.field(section, row, column.name()),
                            draft.sheet().typed(section, row, column.name()));
                }
            }
        }
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String act) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("act", act);
        return all;
    }

    private static void send(Browser person, String key, Map<String, String> fields, String act) {
        String page = "/projects/" + key + "/plan/edit";
        HttpResponse<String> answer = person.submit(page, page, with(fields, act));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private static Map<String, String> programme() {
        return Map.ofEntries(
                Map.entry("programmes.0.title", "읍내 어르신 낙상예방"),
                Map.entry("programmes.0.field", "falls"),
                Map.entry("programmes.0.duty", "health"),
                Map.entry("programmes.0.fromYear", "2032"),
                Map.entry("programmes.0.toYear", "2033"),
                Map.entry("programmes.0.goal", "집 안 낙상으로 입원하는 어르신을 줄인다"),
                Map.entry("programmes.0.target", "읍내 65세 이상"),
                Map.entry("programmes.0.criterion", "comprehensive"),
                Map.entry("programmes.0.budget", "2천만원"),
                Map.entry("programmes.0.indicator", "안전손잡이를 단 집"),
                Map.entry("programmes.0.formula", "연초부터 설치한 집의 합계"),
                Map.entry("programmes.0.source", "설치 대장"),
                Map.entry("programmes.0.unit", "가구"),
                Map.entry("programmes.0.direction", "up"),
                Map.entry("programmes.0.measure", "count"),
                Map.entry("programmes.0.baselineYear", "2030"),
                Map.entry("programmes.0.baseline", "0"),
                Map.entry("programmes.0.yearTarget", "120"));
    }
}
