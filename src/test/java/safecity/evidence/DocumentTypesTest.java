package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, told by its content: what may be filed, and what pretends. */
class DocumentTypesTest {

    private static final String ODT = "application/vnd.oasis.opendocument.text";

    @TempDir
    Path place;

    private final DocumentTypes types = new DocumentTypes();

    @Test
    void eachKindThatMayBeFiledIsRecognisedByItsContent() throws IOException {
        assertThat(find("보고서.pdf", Samples.pdf("보고"))).isEqualTo(DocumentType.PDF);
        assertThat(find("보고서.HWPX", Samples.typed("application/hwp+zip"))).isEqualTo(DocumentType.HWPX);
        assertThat(find("보고서.hwp", Samples.ole("HWP Document File V5.00"))).isEqualTo(DocumentType.HWP);
        assertThat(find("a.odt", Samples.typed(ODT))).isEqualTo(DocumentType.ODT);
        assertThat(find("a.docx", Samples.docx())).isEqualTo(DocumentType.DOCX);
        assertThat(find("a.xlsx", Samples.xlsx())).isEqualTo(DocumentType.XLSX);
        assertThat(find("a.png", Samples.image("png"))).isEqualTo(DocumentType.PNG);
        assertThat(find("a.jpg", Samples.image("jpg"))).isEqualTo(DocumentType.JPEG);
        assertThat(find("a.jpeg", Samples.image("jpg"))).isEqualTo(DocumentType.JPEG);
        assertThat(find("통계.csv", "연도,건수\n2022,1\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(DocumentType.CSV);
        assertThat(find("통계.csv", "연도,건수\n2022,1\n".getBytes(Charset.forName("x-windows-949"))))
                .isEqualTo(DocumentType.CSV);
    }

    @Test
    void aTableWhoseMillionthByteCutsACharacterIsStillText() throws IOException {
        for (int begin = 0; begin < 3; begin++) {
            String table = "a".repeat(begin) + "가".repeat(400_000);
            assertThat(find("통계.csv", table.getBytes(StandardCharsets.UTF_8))).isEqualTo(DocumentType.CSV);
        }
    }

    @Test
    void aNameThatDoesNotFitTheContentIsRefused() {
        assertRefused("보고서.docx", Samples.pdf("x"), "evidence.extension");
        assertRefused("보고서", Samples.pdf("x"), "evidence.extension");
        assertRefused("보고서.pdf", Samples.docx(), "evidence.extension");
        assertRefused("a.png", Samples.image("jpg"), "evidence.extension");
        assertRefused("보고서.pdf.hwp", Samples.pdf("x"), "evidence.extension");
    }

    @Test
    void archivesProgramsAndPagesAreRefusedWhateverTheyAreCalled() {
        assertRefused("모음.zip", Samples.zip(Map.of("a.pdf", "x")), "evidence.typeRefused");
        assertRefused("모음.docx", Samples.zip(Map.of("a.pdf", "x")), "evidence.typeRefused");
        assertRefused("a.odt", Samples.typed("application/x-other"), "evidence.typeRefused");
        assertRefused("a.docx", Arrays.copyOf(Samples.docx(), 60), "evidence.typeRefused");
        assertRefused("a.pdf", "MZ\u0090\0\3".getBytes(StandardCharsets.ISO_8859_1), "evidence.typeRefused");
        assertRefused(
                "a.csv",
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                "evidence.typeRefused");
        assertRefused(
                "a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8),
                "evidence.typeRefused");
        assertRefused("a.doc", Samples.ole("Microsoft Word 97"), "evidence.typeRefused");
        assertRefused("a.csv", "a,b\0c".getBytes(StandardCharsets.UTF_8), "evidence.typeRefused");
        assertRefused("a.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFE, '\n'}, "evidence.typeRefused");
    }

    @Test
    void macrosAndScriptsAreRefusedInEveryPackage() {
        assertRefused("a.xlsx", Samples.macroWorkbook(), "evidence.macros");
        assertRefused("a.docx", Samples.docx("word/vbaProject.bin"), "evidence.macros");
        assertRefused("a.docx", Samples.docx("word/activeX/activeX1.xml"), "evidence.macros");
        assertRefused("a.odt", Samples.typed(ODT, "Basic/Standard/script-lb.xml"), "evidence.macros");
        assertRefused("a.odt", Samples.typed(ODT, "Scripts/python/a.py"), "evidence.macros");
        assertRefused("a.hwpx", Samples.typed("application/hwp+zip", "Scripts/headerScripts.js"), "evidence.macros");
    }

    @Test
    void theEmptyScriptThatTheEditorWritesIntoEveryHwpxIsNoMacro() throws IOException {
        String empty = "var Documents = XHwpDocuments;\r\nvar Document = Documents.Active_XHwpDocument;\r\n"
                + "function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n";
        assertThat(find("a.hwpx", withScript(empty))).isEqualTo(DocumentType.HWPX);
        assertRefused("a.hwpx", withScript(empty + "function OnDocument_Open() { run(); }"), "evidence.macros");
        assertRefused("a.hwpx", withScript(empty.replace("//todo : ", "//todo : \r\n eval(x)")), "evidence.macros");
    }

    private static byte[] withScript(String script) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("mimetype", "application/hwp+zip");
        entries.put("Scripts/sourceScripts.js", script);
        return Samples.zip(entries);
    }

    private void assertRefused(String name, byte[] content, String key) {
        assertThatThrownBy(() -> find(name, content)).as(name).hasMessageContaining(key);
    }

    private DocumentType find(String name, byte[] content) throws IOException {
        Path file = Files.write(place.resolve("arrival.part"), content);
        return types.find(file, name);
    }
}
