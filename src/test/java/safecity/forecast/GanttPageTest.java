package safecity.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.engine.time.DueDay;
import safecity.project.plan.Baseline;
import safecity.project.plan.PlanDocument;
import safecity.project.plan.PlanRepository;
import safecity.story.Caller;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** Plan, fact and forecast side by side, in a chart and in the table under it; what a change of plan leaves to be seen. */
@ProcessStory
@ExtendWith(Chromium.class)
class GanttPageTest {

    private static final String PROJECT = "yeonsu-gantt";
    private static final LocalDate BEGUN = LocalDate.of(2022, 9, 1);
    private static final LocalDate CHANGED = LocalDate.of(2022, 10, 3);
    private static final LocalDate TODAY = LocalDate.of(2022, 11, 4);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    HistoryService history;

    @Autowired
    PlanRepository plans;

    @Autowired
    ForecastSchedule schedule;

    @Autowired
    TestRestTemplate rest;

    @Autowired
    ObjectMapper json;

    @Test
    void planFactAndForecastStandSideBySideAndAChangeOfPlanIsMarked() throws Exception {
        story.on(BEGUN, PROJECT);
        story.start("certification", Map.of());
        schedule.keepToday();
        story.until(LocalDate.of(2022, 9, 13));
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "총사업비 차이를 바로잡습니다."));
        story.approve("yeonsu-lead");
        story.until(CHANGED);
        declareLater();
        story.until(TODAY);
        schedule.keepToday();

        Page page = Profiles.page(port, "yeonsu-manager");
        for (String language : List.of("ko", "en")) {
            for (int width : List.of(1440, 390)) {
                page.setViewportSize(width, 900);
                page.navigate(address("?lang=" + language));
                assertThat(page.locator("[data-chart=gantt] svg").isVisible()).isTrue();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
                picture(page, language + "-" + width);
            }
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
        page.setViewportSize(1440, 900);
        page.navigate(address("?lang=ko"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, "dark");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
        picture(page, "print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        JsonNode chart = json.readTree(page.locator("[data-chart=gantt]").getAttribute("data-gantt"));
        assertThat(chart.get("today").asText()).isEqualTo(TODAY.toString());
        JsonNode plan = row(chart, "plan");
        assertThat(plan.at("/fact/from").asText())
                .isEqualTo(firstCame("draft-plan").toString());
        assertThat(plan.at("/fact/from").asText()).isEqualTo(BEGUN.toString());
        assertThat(plan.at("/fact/to").asText())
                .isEqualTo(milestone("plan").get("reachedOn").asText());
        assertThat(plan.get("forecast").isNull()).isTrue();
        JsonNode declaration = row(chart, "declaration");
        assertThat(declaration.get("fact").isNull()).isTrue();
        JsonNode expected = new Caller(rest, "yeonsu-manager")
                .get("/api/projects/" + PROJECT + "/forecast")
                .getBody()
                .get("declaration");
        assertThat(declaration.at("/forecast/from").asText())
                .isEqualTo(expected.get("half").asText());
        assertThat(declaration.at("/forecast/to").asText())
                .isEqualTo(expected.get("nineOfTen").asText());
        assertThat(declaration.at("/plan/to").asText()).isEqualTo("2026-06-30");
        assertThat(declaration.at("/earlier/0/plan/to").asText()).isEqualTo("2026-04-30");
        assertThat(plan.get("earlier")).isEmpty();

        assertThat(page.locator("main").innerText())
                .contains("제1판: 2026. 3. 1.")
                .contains("2022. 10. 3.부터 제2판의 계획과 견줍니다.")
                .contains("계획 변경(전: 2026. 4. 30.)")
                .doesNotContain(" 0%")
                .doesNotContain("null")
                .contains("통상 기간과 견준 값");
        Profiles.leave(page);
    }

    private void declareLater() {
        Baseline first = plans.inForce(PROJECT).orElseThrow();
        PlanDocument plan = plans.document(first);
        Baseline second = plans.insert(
                PROJECT,
                "선포를 두 달 늦춤",
                new PlanDocument(
                        plan.from(),
                        LocalDate.of(2026, 6, 30),
                        plan.budgetHeader(),
                        plan.budgetOverview(),
                        plan.budget(),
                        plan.milestones().stream()
                                .map(GanttPageTest::twoMonthsLater)
                                .toList(),
                        plan.years(),
                        plan.contracts()),
                List.of(),
                "yeonsu-lead");
        plans.adopt(second.id(), "yeonsu-mayor");
    }

    private static PlanDocument.Milestone twoMonthsLater(PlanDocument.Milestone one) {
        return one.code().equals("declaration")
                ? new PlanDocument.Milestone(
                        one.code(), one.nameKo(), one.nameEn(), one.from(), LocalDate.of(2026, 6, 30), one.parts())
                : one;
    }

    private LocalDate firstCame(String element) {
        return DueDay.of(history
                .createHistoricActivityInstanceQuery()
                .activityId(element)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(one -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(one.getProcessInstanceId())
                                .processInstanceBusinessKey(PROJECT)
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow()
                .getStartTime()
                .toInstant());
    }

    private static JsonNode row(JsonNode chart, String code) {
        return one(chart.get("rows"), code);
    }

    private JsonNode milestone(String code) {
        return one(
                new Caller(rest, "yeonsu-manager")
                        .get("/api/projects/" + PROJECT)
                        .getBody()
                        .get("milestones"),
                code);
    }

    private static JsonNode one(JsonNode rows, String code) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String address(String query) {
        return "http://localhost:" + port + "/projects/" + PROJECT + "/forecast" + query;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "gantt", name + ".png"))
                .setFullPage(true));
    }
}
