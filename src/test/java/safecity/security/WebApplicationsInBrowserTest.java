package safecity.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The vendor's screens find the doors open that they need, and break no security policy; in Chromium, else skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class WebApplicationsInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private final List<String> trouble = new CopyOnWriteArrayList<>();
    private Page page;

    @AfterEach
    void leave() {
        Profiles.leave(page);
    }

    @BeforeEach
    void today() {
        story.on(LocalDate.of(2023, 5, 8), "doors");
    }

    @ParameterizedTest
    @CsvSource({
        "yeonsu-lead, tasklist, #/",
        "yeonsu-lead-head, tasklist, #/",
        "yeonsu-lead, welcome, #/",
        "yeonsu-manager, tasklist, #/",
        "yeonsu-manager, cockpit, #/dashboard",
        "yeonsu-manager, cockpit, #/processes",
        "yeonsu-manager, cockpit, #/tasks",
        "yeonsu-auditor, cockpit, #/dashboard",
        "yeonsu-auditor, cockpit, #/processes",
        "yeonsu-auditor, cockpit, #/decisions",
        "admin, admin, #/users",
        "admin, admin, #/groups",
        "admin, admin, #/authorization?resource=0",
        "admin, cockpit, #/dashboard"
    })
    void aScreenMeetsNoClosedDoorAndNoPolicy(String account, String application, String route) {
        open(account);
        page.navigate(root() + "/camunda/app/" + application + "/default/" + route);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.url()).doesNotContain("/login");
        assertThat(trouble).isEmpty();
    }

    @Test
    void anOfficerOpensATaskInTasklistAndReadsWhatTheFormRefuses() {
        Guarded guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        open("yeonsu-lead");
        page.navigate(root() + "/camunda/app/tasklist/default/#/?task=" + guarded.task);
        page.locator(".fjs-form").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(trouble).isEmpty();
    }

    @Test
    void signingOutInTasklistLeadsToOurSignIn() {
        open("yeonsu-lead");
        page.navigate(root() + "/camunda/app/tasklist/default/#/");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // The session is over, and the application turns to a sign-in of its own.
        page.context().clearCookies();
        page.evaluate("() => { history.pushState(null, '', '#/login'); }");
        page.waitForURL(Pattern.compile(".*/login(#.*)?$"));
        page.locator("#password").waitFor();
    }

    /** Nine in the morning of the 8th in Seoul is the afternoon of the 7th in Los Angeles. */
    @ParameterizedTest
    @CsvSource({"ko-KR, 2023. 5. 8., 2023. 5. 7.", "en-GB, 2023-05-08, 2023-05-07"})
    void aBrowserAbroadReadsTheDaysOfSeoul(String locale, String today, String theirs) {
        Guarded guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        try (BrowserContext abroad = Profiles.anew(locale, "America/Los_Angeles")) {
            Profiles.signIn(abroad, port, "yeonsu-manager");
            page = abroad.newPage();
            page.navigate(root() + "/camunda/app/cockpit/default/#/process-definition/"
                    + runtime.createProcessInstanceQuery()
                            .processInstanceId(guarded.instance)
                            .singleResult()
                            .getProcessDefinitionId()
                    + "/runtime");
            assertThat(page.locator(".instance-id").first()).isVisible();
            assertThat(page.locator("body")).containsText(today);
            assertThat(page.locator("body")).not().containsText(theirs);
            assertThat((String) page.evaluate("""
                    () => [new Date('2023-05-08T09:00:00.000+0900').getDate(), new Date(2023, 4, 8).toISOString(),
                        new Date('2023-05-08T00:00').toISOString(), new Date('2023-05-08').getHours(),
                        new Date(0).getTimezoneOffset(), new Date(2023, 4, 8, 23, 59) instanceof Date].join()"""))
                    .isEqualTo("8,2023-05-07T15:00:00.000Z,2023-05-07T15:00:00.000Z,9,-540,true");
        }
    }

    private void open(String account) {
        page = Profiles.page(port, account);
        page.onResponse(response -> {
            // Without a password policy there is none to show.
            boolean none = response.url().endsWith("/identity/password-policy");
            if (!none && response.status() == 404
                    || response.status() == 403
                    || response.status() == 401
                    || response.status() >= 500) {
                trouble.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Content-Security-Policy")) {
                trouble.add(message.text());
            }
        });
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
