package safecity.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for test classes, started once for all of a run; {@link Profiles} has the people at it. Classes are
 * skipped where there is none: {@code CHROMIUM} names one that stands somewhere else than Debian's.
 */
public class Chromium implements BeforeAllCallback {

    /** A build machine with two cores and two runs on them is slow; what fails takes this long, what works doesn't. */
    private static final double PATIENCE_MS = 30_000;

    /** The one without windows takes a fifth less of the processor. */
    private static final List<Path> DEBIANS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        started();
    }

    /** The browser; a test that needs one where there is none is skipped. */
    public static Browser started() {
        List<Path> programs = Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .map(List::of)
                .orElse(DEBIANS);
        Optional<Path> program = programs.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "skipped: no Chromium at " + programs + "; name one in CHROMIUM");
        return browser(program.get());
    }

    private static synchronized Browser browser(Path program) {
        if (browser == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        }
        return browser;
    }
}
