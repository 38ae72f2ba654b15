package safecity.instance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The list of procedures and each one's page through the door that managers use: running, finished, failed. */
@ProcessStory
@ExtendWith(Chromium.class)
class InstancePagesTest {

    private static final String PROJECT = "yeonsu-instances";
    private static final String OF_PROJECT = "/instances?project=" + PROJECT;
    private static final String MANAGER = "yeonsu-manager";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityDirectory directory;

    private FailingModel model;

    @BeforeEach
    void aPlanInApprovalAndAStepThatFailed() {
        story.on(LocalDate.of(2032, 3, 3), PROJECT);
        model = new FailingModel(engine);
        story.start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
        story.complete("yeonsu-lead", "draft", Map.of("decision", "submit"));
        model.start(PROJECT, "nowhere-2032");
    }

    @AfterEach
    void leaveNothing() {
        story.clear(PROJECT);
        model.takeAway();
    }

    @Test
    void whatRunsAndWhatIsOverIsFoundByStateNameStepAndDay() {
        String all = body(MANAGER, OF_PROJECT);
        assertThat(all)
                .contains("결재")
                .contains("부르는 절차")
                .contains("오류 1건")
                .as("where it failed")
                .contains(FailingModel.STEP)
                .doesNotContain("nowhere-2032");
        assertThat(rows(OF_PROJECT + "&state=incident"))
                .as("where it was caused, not its caller")
                .isOne();
        assertThat(rows(OF_PROJECT + "&state=suspended")).isZero();
        assertThat(rows(OF_PROJECT + "&q=approval"))
                .as("by its English name")
                .isEqualTo(rows(OF_PROJECT + "&process=approval"));
        assertThat(rows(OF_PROJECT + "&q=기안")).as("by a step it came to").isPositive();
        assertThat(rows(OF_PROJECT + "&q=%25%25"))
                .as("signs of a pattern are text")
                .isZero();
        assertThat(rows(OF_PROJECT + "&to=2032-03-02")).isZero();
        assertThat(rows(OF_PROJECT + "&to=2032-03-03")).isEqualTo(rows(OF_PROJECT));
        int running = rows(OF_PROJECT + "&state=running");
        story.clear(PROJECT);
        assertThat(rows(OF_PROJECT + "&state=running")).isZero();
        assertThat(rows(OF_PROJECT + "&state=ended_early")).isEqualTo(running);
        assertThat(body(MANAGER, OF_PROJECT + "&from=2032-03-04")).contains("조건에 맞는 절차가 없습니다");
        for (String wrong :
                List.of("q=가", "from=2032-02-30", "state=gone", "page=0", "from=2032-03-04&to=2032-03-03")) {
            assertThat(status(MANAGER, OF_PROJECT + "&" + wrong)).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void aPageTellsTheCauseInWordsTheStepsTheirTimesAndWhatWasEntered() {
        String failed = "/instances/" + model.called(PROJECT).getId();
        String page = body(MANAGER, failed);
        assertThat(page)
                .contains("규칙에 맞지 않아")
                .contains("프로젝트 nowhere-2032를 찾을 수 없습니다.")
                .contains(FailingModel.STEP)
                .contains("부른 절차: 부르는 절차")
                .contains("/camunda/app/cockpit/default/#/process-instance/");
        assertThat(body(MANAGER, failed + "?lang=en")).contains("There is no project nowhere-2032.");
        String preparation = "/instances/" + newest("project-preparation");
        assertThat(body(MANAGER, preparation))
                .contains("차이를 바로잡습니다.")
                .contains("단계별 걸린 시간")
                .contains("/instances/" + newest("approval"))
                .doesNotContain("findingsAnswer");
        story.clear(PROJECT);
        assertThat(body(MANAGER, preparation)).contains("중간에 끝남").doesNotContain("process-instance/");
    }

    @Test
    void staffReadNoneOfItAuditorsDoAndAnotherMunicipalityFindsNothing() {
        String instance = "/instances/" + newest("approval");
        for (String staff : List.of("yeonsu-lead", "yeonsu-lead-head", "yeonsu-certifier")) {
            assertThat(status(staff, "/instances")).as(staff).isEqualTo(403);
            assertThat(status(staff, instance)).as(staff).isEqualTo(403);
            assertThat(status(staff, "/instances/found.csv?why=x")).as(staff).isEqualTo(403);
        }
        assertThat(status("yeonsu-auditor", instance)).isEqualTo(200);
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.management("jung-management", "jung"), "관리자");
        directory.ensureUser("jung-manager", "관리자", "safecity-demo", List.of("jung-management"), "jung");
        assertThat(status("jung-manager", instance)).isEqualTo(404);
        assertThat(body("jung-manager", OF_PROJECT)).doesNotContain("<tbody>");
        assertThat(body("jung-manager", "/instances")).doesNotContain(PROJECT);
        assertThat(status(MANAGER, "/instances/nothing")).isEqualTo(404);
    }

    @Test
    void whatIsFoundIsTakenAway() {
        assertThat(body(MANAGER, "/instances/found.csv?project=" + PROJECT + "&state=incident&why=report"))
                .startsWith("\uFEFF\"절차\"")
                .contains("불린 절차")
                .doesNotContain("부르는 절차");
        assertThat(status(MANAGER, "/instances/found.xlsx?why=report&project=" + PROJECT))
                .isEqualTo(200);
        assertThat(status("yeonsu-auditor", "/instances/found.csv"))
                .as("an auditor says what for")
                .isEqualTo(400);
        assertThat(status(MANAGER, "/instances/found.exe")).isEqualTo(404);
    }

    @Test
    void thePagesAreLegibleInBothLanguagesAndOnAPhone() {
        Page page = Profiles.page(port, MANAGER);
        List<String> addresses = List.of(
                OF_PROJECT,
                "/instances/" + newest("approval"),
                "/instances/" + model.called(PROJECT).getId());
        for (int at = 0; at < addresses.size(); at++) {
            String address = addresses.get(at);
            for (String language : List.of("ko", "en")) {
                page.setViewportSize(1440, 900);
                page.navigate("http://localhost:" + port + address + (address.contains("?") ? "&" : "?") + "lang="
                        + language);
                assertThat(page.locator("main h1")).isVisible();
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(address)
                        .isEmpty();
                picture(page, at + "-" + language + "-wide");
                page.setViewportSize(390, 844);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(address)
                        .isEqualTo(true);
                picture(page, at + "-" + language + "-phone");
            }
        }
        page.setViewportSize(1440, 900);
        Profiles.leave(page);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "instances-" + name + ".png"))
                .setFullPage(true));
    }

    private String newest(String process) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(PROJECT)
                .unfinished()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    /** How many are found, as the page says. */
    private int rows(String address) {
        String page = body(MANAGER, address);
        int at = page.indexOf("찾은 절차 ") + "찾은 절차 ".length();
        return Integer.parseInt(page.substring(at, page.indexOf('건', at)));
    }

    private String body(String account, String path) {
        APIResponse answer = get(account, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private int status(String account, String path) {
        return get(account, path).status();
    }

    private APIResponse get(String account, String path) {
        Page page = Profiles.page(port, account);
        APIResponse answer = page.request().get("http://localhost:" + port + path);
        answer.body();
        Profiles.leave(page);
        return answer;
    }
}
