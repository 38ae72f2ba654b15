package safecity.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;

/** Pages about one's own account and those of the administrator, for everybody to read and on a phone. */
@ProcessStory
@ExtendWith(Chromium.class)
class AccountPagesInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "yeonsu-lead, /password, 360",
        "yeonsu-lead, /sessions, 360",
        "admin, /confirmations, 360",
        "admin, /operations, 360",
        "admin, /operations?lang=en, 1280"
    })
    void everybodyCanReadAndUseThem(String account, String path, int width) {
        jdbc.sql("INSERT INTO administration_request (act, subject, requested_at, requested_by)"
                        + " SELECT act, CASE act WHEN 'password' THEN 'somebody' ELSE 'yeonsu-lead-head/somebody' END, now(), 'another' FROM (VALUES ('membership'), ('password')) AS acts (act)"
                        + " WHERE NOT EXISTS (SELECT FROM administration_request WHERE requested_by = 'another')")
                .update();
        try (Page page = Profiles.page(port, account)) {
            page.setViewportSize(width, 900);
            page.navigate("http://localhost:" + port + path);
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as(path)
                    .isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(
                            "target",
                            "screenshots",
                            path.replaceAll("[^a-z]+", "-").substring(1) + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            page.navigate("http://localhost:" + port + "/?lang=ko");
        }
    }
}
