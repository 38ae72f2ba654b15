package safecity.tasklist;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import safecity.story.Profiles;

/** A person at a browser, a Korean one unless it is said, in Tasklist: sees what stands there, by its words, and clicks on it. */
class Person implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** What the address says behind the list's own. */
    static final String NEWEST_FIRST = "#/?sorting="
            + URLEncoder.encode("[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]", StandardCharsets.UTF_8);

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    final Page page;
    private final String root;

    private Person(Page page, int port) {
        this.page = page;
        this.root = "http://localhost:" + port;
    }

    static Person signsIn(int port, String account) {
        return signsIn(port, account, "ko-KR");
    }

    static Person signsIn(int port, String account, String locale) {
        return new Person(Profiles.page(port, account, locale), port);
    }

    /** On a first visit: nothing is kept in this browser yet. */
    static Person comesAnew(BrowserContext browser, int port, String account) {
        Profiles.signIn(browser, port, account);
        return new Person(browser.newPage(), port);
    }

    Person opensTasklist() {
        page.navigate(root + "/camunda/app/tasklist/default/");
        page.locator("section.tasks-list").waitFor();
        return this;
    }

    /** Sorted by when the tasks came, the last first: a test's own before those of others. */
    Person opensTheNewest() {
        page.navigate(root + "/camunda/app/tasklist/default/" + NEWEST_FIRST);
        page.locator("section.tasks-list").waitFor();
        return this;
    }

    /** By the address that a colleague sent. */
    Person opensTask(String id) {
        page.navigate("about:blank");
        page.navigate(root + "/camunda/app/tasklist/default/#/?task=" + id);
        form().waitFor();
        return this;
    }

    Person takesIt() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("업무 맡기"))
                .click();
        page.locator(".unclaim").waitFor();
        // Taking a task loads its form once more.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        form().waitFor();
        return this;
    }

    /** In the dialog that lists what a person may start. */
    Person opensStartOf(String process) {
        opensTasklist();
        page.locator(".start-process-action a").click();
        page.locator(".modal-content")
                .getByText(process, new Locator.GetByTextOptions().setExact(true))
                .click();
        form().waitFor();
        return this;
    }

    Locator startButton() {
        return page.locator(".modal-content")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("시작").setExact(true));
    }

    Person opensList(String name) {
        page.locator(".task-filter .name a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        return this;
    }

    Locator tasks() {
        return page.locator(".tasks-list li.task");
    }

    Locator task(String name) {
        return tasks().filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    Locator field(String label) {
        return form().getByLabel(label).first();
    }

    /** Puts a text in the place of what stands in a field, key by key, and leaves the field. */
    Person types(String label, String text) {
        Typing.keyByKey(field(label), text);
        return this;
    }

    /** Puts a text in the place of what stands in a field, from the clipboard, and leaves the field. */
    Person pastes(String label, String text) {
        Typing.fromClipboard(field(label), text);
        return this;
    }

    /** What the form says that it understood of what stands in a field. */
    Locator understood(String label) {
        return boxOf(label).locator(".safecity-understood");
    }

    Locator error(String label) {
        return boxOf(label).locator(".fjs-form-field-error");
    }

    private Locator boxOf(String label) {
        return form().locator(".fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))))
                .last();
    }

    /** What Tasklist tells about an act that failed. */
    Locator notice() {
        return page.locator("[notifications-panel]");
    }

    Person takes(String name) {
        task(name).first().click();
        return takesIt();
    }

    Person chooses(String label, String option) {
        Locator box = form().locator(".fjs-form-field-select, .fjs-form-field-radio")
                .filter(new Locator.FilterOptions().setHasText(label));
        box.waitFor();
        if (box.locator("input[type=radio]").count() > 0) {
            box.getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
            return this;
        }
        box.locator(".fjs-select-display, .fjs-input-group").first().click();
        page.locator(".fjs-dropdownlist-item")
                .getByText(option, new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    Person completes() {
        completeButton().click();
        return this;
    }

    Locator completeButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("처리 완료"));
    }

    Person photographed(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    /** On a screen on which a long form has its place. */
    Person photographedInFull(String name) {
        page.setViewportSize(WIDTH, 1500);
        photographed(name);
        page.setViewportSize(WIDTH, HEIGHT);
        return this;
    }

    @Override
    public void close() {
        Profiles.leave(page);
    }
}
