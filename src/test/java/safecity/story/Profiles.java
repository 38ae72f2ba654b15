package safecity.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.HashMap;
import java.util.Map;

/**
 * The browsers of people, each kept for all of a run: whoever comes back has the screens' scripts, and is signed in still.
 * That saves a whole second of the processor each time.
 */
public final class Profiles {

    private static final Map<String, BrowserContext> KEPT = new HashMap<>();
    private static final String WHO = "/camunda/api/admin/auth/user/default";
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private Profiles() {}

    /** An empty page of a Korean who is signed in, in the browser's language again; {@link #leave} closes it. */
    public static Page page(int port, String account) {
        return page(port, account, "ko-KR");
    }

    public static Page page(int port, String account, String locale) {
        BrowserContext person =
                KEPT.computeIfAbsent(String.join(" ", String.valueOf(port), account, locale), key -> anew(locale));
        person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("SAFECITY-LANGUAGE"));
        if (!person.request().get(root(port) + WHO).ok()) {
            signIn(person, port, account);
        }
        return person.newPage();
    }

    /** A first visit: nothing is kept yet, nobody is signed in. Whoever asks closes it. */
    public static BrowserContext anew(String locale) {
        return anew(locale, "Asia/Seoul");
    }

    /** @param zone of the browser, such as {@code America/Los_Angeles} */
    public static BrowserContext anew(String locale, String zone) {
        return Chromium.started()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId(zone)
                        .setViewportSize(WIDTH, HEIGHT));
    }

    /** Signs in by our page. */
    public static void signIn(BrowserContext person, int port, String account) {
        try (Page page = person.newPage()) {
            page.navigate(root(port) + "/login");
            page.locator("input[name=username]").fill(account);
            page.locator("input[name=password]").fill("safecity-demo");
            page.locator("main button[type=submit]").first().click();
            try {
                page.waitForURL(url -> !url.endsWith("/login"));
            } catch (TimeoutError stayed) {
                throw new AssertionError(
                        account + " stays at " + page.url() + ": "
                                + page.locator("body").innerText(),
                        stayed);
            }
        }
    }

    /** Closes a page; what its scripts kept beside the sign-in is forgotten. */
    public static void leave(Page page) {
        if (page.isClosed()) {
            return;
        }
        if (page.url().startsWith("http")) {
            page.evaluate("localStorage.clear()");
        }
        page.close();
    }

    private static String root(int port) {
        return "http://localhost:" + port;
    }
}
