package safecity.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safecity.refusal.Refusal;

/** What a person would have pasted is what comes out of the file. */
class TableTextTest {

    @Test
    void aWorkbookGivesDaysNumbersAndLinesAsTheyAreShown() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "기호");
            sheet.value(0, 1, "금액(원)");
            sheet.value(1, 0, "C9\n둘째 줄");
            sheet.value(1, 1, 1_250_000_000L);
            sheet.value(1, 2, LocalDate.of(2025, 10, 15));
            sheet.style(1, 2).format("yyyy\\. m\\. d\\.").set();
            sheet.value(1, 3, 0.1 + 0.2);
            sheet.value(2, 3, "\"안전\"");
        });
        assertThat(TableText.tabbed(file).lines())
                .containsExactly("기호\t금액(원)", "\"C9", "둘째 줄\"\t1250000000\t2025-10-15\t0.3", "\t\t\t\"\"\"안전\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-windows-949"})
    void aTextFileOfCommasKeepsAFigureWithSeparatorsInItsCell(String charset) {
        byte[] file = "기호,금액\nC9,\"93,000\"\n".getBytes(Charset.forName(charset));
        assertThat(TableText.tabbed(file)).isEqualTo("기호\t금액\nC9\t93,000");
    }

    @Test
    void theMarkAtTheBeginningBelongsToNoCell() {
        assertThat(TableText.tabbed("\uFEFFa;b\nc;d".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\tb\nc\td");
    }

    @Test
    void whatIsNoWorkbookIsRefusedWithItsReason() throws IOException {
        assertThat(refused(zip("mimetype", "application/hwp+zip".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.workbook");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("table.workbook");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .isEqualTo("table.oldWorkbook");
        assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8}))
                .isEqualTo("table.encoding");
    }

    /** 21 million blanks are 20 kilobytes. */
    @Test
    void aSmallFileThatUnpacksToALargeOneIsNotUnpacked() throws IOException {
        byte[] bomb = zip("xl/sharedStrings.xml", " ".repeat(21_000_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(bomb).hasSizeLessThan(50_000);
        assertThat(refused(bomb)).isEqualTo("table.workbookTooLarge");
    }

    @Test
    void moreCellsThanAPlanHasAreRefused() throws IOException {
        byte[] wide = workbook(sheet -> {
            for (int row = 0; row < 1_001; row++) {
                for (int column = 0; column < 50; column++) {
                    sheet.value(row, column, 1);
                }
            }
        });
        assertThat(refused(wide)).isEqualTo("table.workbookTooLarge");
    }

    /** One text of the workbook, 60 kilobytes when it is packed, in each of its cells. */
    @Test
    void aTextThatStandsInEveryCellIsNotWrittenOutAsOften() throws IOException {
        String text = "가".repeat(30_000);
        byte[] file = workbook(sheet -> {
            for (int row = 0; row < 1_000; row++) {
                sheet.value(row, 0, text);
            }
        });
        assertThat(refused(file)).isEqualTo("table.workbookTooLarge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<v>1E999999999</v>", "<v>-1E-999999999</v>", "<f>9^9^9</f><v>1E999999999</v>"})
    void aFigureThatWouldBeAGigabyteIsNotWrittenOut(String cell) throws IOException {
        byte[] file = workbook(sheet -> sheet.value(0, 0, 123_456));
        assertThat(refused(with(file, "<v>123456</v>", cell))).isEqualTo("table.workbook");
    }

    private static byte[] with(byte[] workbook, String was, String is) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean changed = false;
        try (ZipFile parts = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                String content = new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                changed |= content.contains(was);
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(content.replace(was, is).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(changed).as(was).isTrue();
        return file.toByteArray();
    }

    private static String refused(byte[] file) {
        Refusal[] refusal = new Refusal[1];
        assertThatThrownBy(() -> TableText.tabbed(file))
                .isInstanceOfSatisfying(Refusal.class, thrown -> refusal[0] = thrown);
        return refusal[0].code();
    }

    private static byte[] workbook(Consumer<Worksheet> filled) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            filled.accept(book.newWorksheet("계획"));
        }
        return file.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream parts = new ZipOutputStream(file)) {
            parts.putNextEntry(new ZipEntry(name));
            parts.write(content);
        }
        return file.toByteArray();
    }
}
