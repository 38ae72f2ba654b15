package safecity.planning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import safecity.story.Chromium;
import safecity.story.Keyboard;
import safecity.story.ProcessStory;
import safecity.story.Profiles;
import safecity.story.Story;

/** The page on which a plan is written: with the keyboard and the clipboard, on a desk and on a phone. */
@ProcessStory
@ExtendWith(Chromium.class)
class PlanEditorInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    PlanDrafts drafts;

    @Test
    void whatIsTypedIsSavedAndCheckedAsItIsTyped() {
        String key = "yeonsu-editor-page";
        story.on(LocalDate.of(2022, 9, 5), key);
        story.start("project-preparation", Map.of());
        try (Page page = Profiles.page(port, "yeonsu-lead")) {
            page.navigate(url(key));
            Keyboard keys = new Keyboard(page);
            page.locator("[id='stages.1.from']").fill("");
            keys.goesTo(page.locator("[id='stages.1.from']")).types("다음 달");
            assertThat(page.locator("#checks")).containsText("날짜를 읽을 수 없습니다");
            assertThat(page.locator("#checks")).containsText("국제안전도시 업무지원 협약 체결 · 시작일");
            assertThat(typed(key, PlanSection.STAGES, 1, "from")).isEqualTo("다음 달");
            page.locator("[id='stages.1.from']").fill("2022. 10. 4.");
            assertThat(page.locator("#checks [role=status]")).containsText("모두 읽었습니다");

            page.getByLabel("넣을 곳").selectOption("contracts");
            page.getByLabel("붙여 넣을 줄")
                    .fill("C9\t안전지표 조사\t2024-03-01\t2024-06-30\t기본조사\t2024\t2천만원\n"
                            + "C10\t모를 조사\t2024-03-01\t2024-06-30\t모름\t2024\t2천만원");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("넣기"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("2번째 줄");
            assertThat(page.locator("[id='contracts.3.code']")).hasCount(0);
            page.getByLabel("붙여 넣을 줄")
                    .fill("기호\t용역 이름\t추정가격\t예산 연도\t착수일\t완료일\t성과물\n"
                            + "C9\t\"안전지표\n조사\"\t2천만원\t2024\t2024-03-01\t2024-06-30\t기본조사");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("넣기"))
                    .click();
            assertThat(page.locator("[id='contracts.3.price']")).hasValue("2천만원");
            assertThat(page.locator("[id='contracts.3.delivers']")).hasValue("baseline");
            page.getByLabel("파일에서 가져오기(XLSX, CSV)").setInputFiles(workbook());
            assertThat(page.getByLabel("붙여 넣을 줄"))
                    .hasValue(Pattern.compile("C11\t안전의식 조사\t.*2025-03-01.*", Pattern.DOTALL));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("넣기"))
                    .click();
            assertThat(page.locator("[id='contracts.4.from']")).hasValue("2025-03-01");
            assertThat(page.locator("[id='contracts.4.price']")).hasValue("20000000");
            page.getByLabel("파일에서 가져오기(XLSX, CSV)")
                    .setInputFiles(new FilePayload("문서.xlsx", "application/zip", new byte[] {'P', 'K', 3, 4, 0, 0}));
            assertThat(page.locator("#paste-rows ~ p [role=alert]")).containsText("엑셀 파일(.xlsx)로 읽을 수 없습니다");
            clean(page, "plan-edit.png");

            page.setViewportSize(390, 900);
            page.navigate(url(key) + "?lang=en");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Write the plan");
            assertThat(page.locator("main")).not().containsText("??");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            clean(page, "plan-edit-phone-en.png");
        }
    }

    private static FilePayload workbook() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("용역");
            Object[][] rows = {
                {"기호", "용역 이름", "추정가격", "예산 연도", "착수일", "완료일", "성과물"},
                {"C11", "안전의식 조사", 20_000_000, 2025, LocalDate.of(2025, 3, 1), "2025. 6. 30.", "기본조사"}
            };
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    value(sheet, row, column, rows[row][column]);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FilePayload("용역.xlsx", "application/octet-stream", file.toByteArray());
    }

    private static void value(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else {
            sheet.value(row, column, value.toString());
        }
    }

    private String typed(String key, PlanSection section, int row, String column) {
        return drafts.current(key).sheet().typed(section, row, column);
    }

    private static void clean(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", picture))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
    }

    private String url(String key) {
        return "http://localhost:" + port + "/projects/" + key + "/plan/edit";
    }
}
