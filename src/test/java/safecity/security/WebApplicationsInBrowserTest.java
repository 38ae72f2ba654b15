package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import safecity.story.Story;

/** The vendor's screens find the doors open that they need, and break no security policy; in Chromium, else skipped. */
@ProcessStory
@ExtendWith(Chromium.class)
class WebApplicationsInBrowserTest {

    private static Browser browser;

    @LocalServerPort int port;
    @Autowired TestRestTemplate http;
    @Autowired Story story;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;

    /** Each account signs in once and keeps its browser, as people do: it has the screens' scripts by the second one. */
    private static final Map<String, Page> PEOPLE = new HashMap<>();
    private static final List<String> TROUBLE = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void aBrowser(Browser started) {
        browser = started;
    }

    @AfterAll
    static void everybodyLeaves() {
        PEOPLE.values().forEach(page -> page.context().close());
        PEOPLE.clear();
    }

    @BeforeEach
    void today() {
        story.on(LocalDate.of(2023, 5, 8), "doors");
    }

    @ParameterizedTest
    @CsvSource({
        "yeonsu-lead, tasklist, #/", "yeonsu-lead-head, tasklist, #/", "yeonsu-lead, welcome, #/", "yeonsu-manager, tasklist, #/",
        "yeonsu-manager, cockpit, #/dashboard", "yeonsu-manager, cockpit, #/processes", "yeonsu-manager, cockpit, #/tasks",
        "yeonsu-auditor, cockpit, #/dashboard", "yeonsu-auditor, cockpit, #/processes", "yeonsu-auditor, cockpit, #/decisions",
        "admin, admin, #/users", "admin, admin, #/groups", "admin, admin, #/authorization?resource=0", "admin, cockpit, #/dashboard"
    })
    void aScreenMeetsNoClosedDoorAndNoPolicy(String account, String application, String route) {
        Page page = PEOPLE.computeIfAbsent(account, this::signIn);
        // The same application with another route after `#` would not be loaded anew.
        page.navigate("about:blank");
        page.navigate(root() + "/camunda/app/" + application + "/default/" + route);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.url()).doesNotContain("/login");
        assertThat(TROUBLE).isEmpty();
    }

    @Test
    void anOfficerOpensATaskInTasklistAndReadsWhatTheFormRefuses() {
        Guarded guarded = new Guarded(http, story, repository, runtime, tasks, "yeonsu");
        Page page = PEOPLE.computeIfAbsent("yeonsu-lead", this::signIn);
        page.navigate("about:blank");
        page.navigate(root() + "/camunda/app/tasklist/default/#/?task=" + guarded.task);
        page.locator(".fjs-form").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(TROUBLE).isEmpty();
    }

    @Test
    void signingOutInTasklistLeadsToOurSignIn() {
        Page page = signIn("yeonsu-lead");
        try (BrowserContext person = page.context()) {
            page.navigate(root() + "/camunda/app/tasklist/default/#/");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate("() => { history.pushState(null, '', '#/login'); }");
            page.waitForURL("**/login");
            page.locator("#password").waitFor();
        }
    }

    private Page signIn(String account) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("ko-KR")).newPage();
        page.onResponse(response -> {
            // Without a password policy there is none to show.
            boolean none = response.url().endsWith("/identity/password-policy");
            if (!none && response.status() == 404 || response.status() == 403 || response.status() == 401 || response.status() >= 500) {
                TROUBLE.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("Content-Security-Policy")) {
                TROUBLE.add(message.text());
            }
        });
        page.navigate(root() + "/login");
        page.locator("#username").fill(account);
        page.locator("#password").fill("safecity-demo");
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.endsWith("/login"));
        TROUBLE.clear();
        return page;
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
