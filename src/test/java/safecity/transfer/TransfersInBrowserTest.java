package safecity.transfer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.ProcessStory;
import safecity.story.Profiles;

/** A transfer as an officer and the successor meet it. */
@ProcessStory
@ExtendWith(Chromium.class)
class TransfersInBrowserTest extends TransferStory {

    @LocalServerPort
    int port;

    @Test
    void anOfficerRegistersCorrectsReadsDownloadsAndWithdraws() throws IOException {
        try (Page page = signedIn(LEAVING, 360)) {
            page.locator("header nav details.more summary").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("인사이동"))
                    .first()
                    .click();
            assertThat(page.getByLabel("인수자").locator("option[value=" + LEAVING + "]"))
                    .hasCount(0);
            page.getByLabel("인사이동일").pressSequentially("2023. 2. 30.");
            page.getByLabel("인사이동일").blur();
            assertThat(page.locator(".safecity-understood")).containsText("2023년 2월 30일은 없는 날짜입니다.");
            page.getByLabel("인사이동일").fill("");
            page.getByLabel("인사이동일").pressSequentially("2024-06-30");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("인사이동 등록"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("인사이동일");
            assertThat(page.getByLabel("인사이동일")).hasValue("2024-06-30");
            page.getByLabel("인사이동일").fill(DAY.toString());

            page.getByLabel("인수자").selectOption(new SelectOption().setLabel("없음(부서로 되돌림)"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("인사이동 등록"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("업무 2건이 담당자 없이 부서로 돌아갑니다");
            assertThat(page.locator("[aria-labelledby=tasks] tbody tr")
                            .filter(new Locator.FilterOptions().setHasText("조례안 이송")))
                    .containsText("지방자치법 제32조제1항");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "transfer.png"))
                    .setFullPage(true));

            Download paper = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF 내려받기"))
                            .click());
            assertThat(paper.suggestedFilename()).isEqualTo("인계인수서 의회사무과 담당 2024-07-03.pdf");
            try (PDDocument pdf = Loader.loadPDF(paper.path().toFile())) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("조례안 이송");
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("인사이동 취소"))
                    .click();
            assertThat(page.locator(".facts-list")).containsText("취소됨");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("인사이동 취소")))
                    .hasCount(0);
        }
    }

    @Test
    void theSuccessorFindsTheWorkAndTheNotice() {
        registered(TAKING, MONDAY);
        try (Page page = signedIn(TAKING, 1280)) {
            page.navigate(url("/notifications"));
            assertThat(page.locator(".notices .unread").first()).containsText("의회사무과 담당에게서 인사이동으로 넘겨받았습니다.");
            page.navigate(url("/transfers"));
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("의회사무과 담당").setExact(true))
                    .first()
                    .click();
            assertThat(page.locator(".facts-list")).containsText("완료");
            assertThat(page.locator("[aria-labelledby=tasks] tbody tr")).hasCount(2);
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "transfer-done.png"))
                    .setFullPage(true));
        }
    }

    @Test
    void whomNoTransferConcernsReadsWhatItIsFor() {
        try (Page page = signedIn("yeonsu-legal-head", 360)) {
            page.navigate(url("/transfers"));
            assertThat(page.locator(".empty")).containsText("등록하면 인계인수서가 만들어집니다.");
        }
    }

    @Test
    void theAuditorReadsAndHasNoForm() {
        registered(TAKING, DAY);
        try (Page page = signedIn("yeonsu-auditor", 1280)) {
            page.navigate(url("/transfers"));
            assertThat(page.locator("main form")).hasCount(0);
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("의회사무과 담당").setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("main form")).hasCount(0);
            assertThat(page.locator(".facts-list")).containsText("예정");
        }
    }

    private Page signedIn(String account, int width) {
        Page page = Profiles.page(port, account);
        page.setViewportSize(width, 900);
        page.navigate(url("/"));
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
