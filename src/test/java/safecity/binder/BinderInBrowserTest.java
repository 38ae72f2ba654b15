package safecity.binder;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The auditor has a binder made on the page, takes it away, and checks it in a browser that reaches nothing. */
@ProcessStory
@ExtendWith(Chromium.class)
class BinderInBrowserTest {

    private static final String PROJECT = "yeonsu-binder-page";
    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @TempDir
    Path folder;

    private int checks;

    @BeforeEach
    void aProject() {
        story.on(LocalDate.of(2031, 5, 6), PROJECT).start("project-preparation", Map.of());
        story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
    }

    @AfterEach
    void clear() {
        story.clear(PROJECT);
    }

    @Test
    void aBinderIsMadeOnThePageAndCheckedWithoutANetwork() throws IOException {
        Path zip = folder.resolve("binder.zip");
        try (Page page = Profiles.page(port, "yeonsu-auditor")) {
            page.navigate("http://localhost:" + port + "/audit/binders?project=" + PROJECT);
            page.getByLabel("사용 목적(필수)").fill("2031년 행정사무감사");
            page.getByLabel("법정 제출기한").fill("2031-05-09");
            page.getByText("만들기 시작").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("요구자료 제목도 적으십시오.");
            assertThat(page.getByLabel("사용 목적(필수)")).hasValue("2031년 행정사무감사");
            page.getByLabel("요구자료 제목(의회·감사기관의 요구인 경우)").fill("추진계획 일체");
            page.getByText("만들기 시작").click();
            Locator row = page.locator("#binders tbody tr").first();
            assertThat(row).containsText("파일 ", PATIENT);
            assertThat(row).containsText("제출기한 2031. 5. 9.");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            Path pictures = Path.of("target/screenshots");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve("binders.png")));
            page.setViewportSize(390, 900);
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve("binders-phone.png")));
            Download download = page.waitForDownload(() -> row.getByText("내려받기").click());
            download.saveAs(zip);
        }
        offline(Files.readAllBytes(zip));
    }

    private void offline(byte[] zip) throws IOException {
        Bag bag = Bag.of(zip);
        Path unpacked = folder.resolve("binder");
        for (Map.Entry<String, byte[]> file : bag.files().entrySet()) {
            Path path = unpacked.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        try (BrowserContext context = Profiles.anew("ko-KR")) {
            context.setOffline(true);
            Page page = context.newPage();
            page.navigate(unpacked.resolve("index.html").toUri().toString());
            assertThat((Boolean) page.evaluate("!!crypto.subtle")).isTrue();
            assertThat(page.locator("#list tr")).hasCount((int) bag.files().keySet().stream()
                    .filter(path -> path.startsWith("data/"))
                    .count());
            checked(page, zip, "모두 그대로입니다.");
            assertThat(page.locator("#result")).not().containsText("원장 기록 0건");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/binder-offline.png")));
            int at = 0;
            for (Map.Entry<String, byte[]> file : bag.files().entrySet()) {
                int content = at + 30 + (zip[at + 26] & 0xff | (zip[at + 27] & 0xff) << 8);
                if (file.getValue().length > 0) {
                    checked(page, flipped(zip, content + file.getValue().length / 2), file.getKey() + ":");
                }
                at = content + file.getValue().length;
            }
            checked(
                    page,
                    flipped(zip, 14),
                    "/" + bag.files().keySet().iterator().next() + ":");
            checked(page, flipped(zip, zip.length - 6), "ZIP의 목차:");
            page.locator("#folder").setInputFiles(unpacked);
            assertThat(page.locator("#result")).containsText("모두 그대로입니다.", PATIENT);
            Files.writeString(unpacked.resolve("data/left-out.json"), "[ ]\n");
            page.locator("#folder").setInputFiles(Files.move(unpacked, folder.resolve("changed")));
            assertThat(page.locator("#result")).containsText("data/left-out.json:", PATIENT);
            page.getByLabel("따로 보관해 둔 봉인값, 한 줄에 하나(선택)")
                    .fill(bag.text("data/ledger/head.json").replaceAll("(?s).*\"head\":\"(\\d+):.*", "$1") + ":"
                            + "0".repeat(64));
            checked(page, zip, "밖에 보관한 봉인값과 다릅니다.");
        }
    }

    private void checked(Page page, byte[] zip, String says) throws IOException {
        page.evaluate("document.getElementById('result').textContent = ''");
        // A browser says nothing of the same file chosen again.
        page.locator("#zip").setInputFiles(Files.write(folder.resolve("checked-" + checks++ + ".zip"), zip));
        assertThat(page.locator("#result")).containsText(says, PATIENT);
    }

    private static byte[] flipped(byte[] zip, int offset) {
        byte[] other = zip.clone();
        other[offset] ^= 1;
        return other;
    }
}
