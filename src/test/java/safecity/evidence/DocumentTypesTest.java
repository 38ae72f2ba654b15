package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, told by its content: what may be filed, and what pretends. */
class DocumentTypesTest {

    private static final String ODT = "application/vnd.oasis.opendocument.text";

    /** How an image begins, in signs that UTF-8 writes as they are. */
    private static final String IMAGE = "GIF89a";

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
        assertRefused("a.docx", Samples.docx("word/vbaProject.bin"), "evidence.part");
        assertRefused("a.docx", Samples.docx("word/activeX/activeX1.bin"), "evidence.part");
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

    @Test
    void aMacroBehindRemarksAndBlanksIsFoundOrTheFileIsRefused() {
        assertRefused("a.hwpx", withScript(" ".repeat(60_000) + "run();"), "evidence.macros");
        assertRefused("a.hwpx", withScript(" ".repeat(1 << 20) + "run();"), "evidence.tooComplex");
        assertRefused("a.hwpx", withScript("/*x".repeat(20_000)), "evidence.macros");
        assertRefused("a.hwpx", withScript("function OnDocument_New() { } run()"), "evidence.macros");
        Map<String, String> many = new LinkedHashMap<>();
        many.put("mimetype", "application/hwp+zip");
        for (int each = 0; each < 5; each++) {
            many.put("Scripts/s" + each + ".js", "");
        }
        assertRefused("a.hwpx", Samples.zip(many), "evidence.macros");
    }

    @Test
    void aPackageIsNothingThatIsNoPackage() {
        for (String type : List.of("application/pdf", "image/png", "image/jpeg", "text/csv", "application/x-hwp")) {
            for (String name : List.of("a.pdf", "a.png", "a.jpg", "a.csv", "a.hwp")) {
                assertRefused(name, Samples.typed(type, "evil.exe"), "evidence.typeRefused");
            }
        }
    }

    @Test
    void everyPartOfAnOfficeDocumentIsOneThatDocumentsHave() throws IOException {
        String image = "image/png";
        assertThat(find("a.docx", Samples.docxWith("word/media/a.png", image, IMAGE, "")))
                .isEqualTo(DocumentType.DOCX);
        assertThat(find("a.docx", Samples.docxWith("word/x.xml", "application/xml", "\uFEFF <x/>", link("hyperlink"))))
                .isEqualTo(DocumentType.DOCX);
        assertRefused("a.docx", Samples.docxWith("word/media/a.png", image, "MZ\u0090", ""), "evidence.part");
        assertRefused("a.docx", Samples.docxWith("word/media/a.png", image, "PK\3\4", ""), "evidence.part");
        assertRefused("a.docx", Samples.docxWith("word/a.xml", "application/xml", "@echo off", ""), "evidence.part");
        String vba = "application/vnd.ms-office.vbaProject";
        assertRefused("a.docx", Samples.docxWith("word/a.dat", vba, "x", ""), "evidence.macros");
        String named =
                "<Relationship Id=\"r\" Target=\"a.xml\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\"/>";
        assertRefused("a.docx", Samples.docxWith("word/a.xml", "application/xml", "<x/>", named), "evidence.macros");
        String ole = "application/vnd.openxmlformats-officedocument.oleObject";
        assertRefused("a.docx", Samples.docxWith("word/embeddings/a.bin", ole, "x", ""), "evidence.part");
        for (String fetched : List.of("attachedTemplate", "image", "oleObject", "frame", "subDocument")) {
            assertThatThrownBy(
                            () -> find("a.docx", Samples.docxWith("a.xml", "application/xml", "<x/>", link(fetched))))
                    .as(fetched)
                    .hasMessageMatching("evidence.(outside|macros)");
        }
        assertRefused("a.docx", Samples.docx("../a.xml"), "evidence.part");
        assertRefused("a.docx", Samples.docx("word//a.xml"), "evidence.part");
    }

    @Test
    void everyPartOfAnOpenDocumentIsOneThatDocumentsHave() throws IOException {
        assertThat(find("a.odt", odt("Pictures/a.png", IMAGE))).isEqualTo(DocumentType.ODT);
        assertThat(find("a.odt", odt("Object 1/content.xml", "<x/>"))).isEqualTo(DocumentType.ODT);
        assertThat(find("a.odt", odt("META-INF/manifest.xml", "<x/>"))).isEqualTo(DocumentType.ODT);
        assertRefused("a.odt", odt("./Basic/a.xml", "<x/>"), "evidence.part");
        assertRefused("a.odt", odt("BASIC/a.xml", "<x/>"), "evidence.macros");
        assertRefused("a.odt", odt("run.bat", "@echo off"), "evidence.part");
        assertRefused("a.odt", odt("Pictures/a.png", "MZ"), "evidence.part");
        assertRefused("a.odt", odt("Pictures/a.exe", "x"), "evidence.part");
        assertRefused("a.odt", odt("Object 1", "\u00d0\u00cf"), "evidence.part");
        assertRefused(
                "a.odt",
                odt(
                        "styles.xml",
                        "<x xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\"><script:event-listener/></x>"),
                "evidence.macros");
        assertRefused("a.odt", odt("styles.xml", "<image href=\"https://evil.example/a.png\"/>"), "evidence.outside");
    }

    @Test
    void whatIsLockedIsCalledLocked() {
        assertRefused("a.odt", odt("META-INF/manifest.xml", "<m><encryption-data/></m>"), "evidence.encrypted");
        Map<String, String> hwpx = new LinkedHashMap<>();
        hwpx.put("mimetype", "application/hwp+zip");
        hwpx.put("META-INF/manifest.xml", "<m><encryption-data/></m>");
        assertRefused("a.hwpx", Samples.zip(hwpx), "evidence.encrypted");
        assertRefused("a.hwp", Samples.ole("HWP Document File" + "\0".repeat(19) + "\3\0\0\0"), "evidence.encrypted");
        assertRefused(
                "a.docx", Samples.ole("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0"), "evidence.encrypted");
    }

    @Test
    void anEncryptedPdfIsCalledLockedWhetherItOpensWithoutAPasswordOrNot() throws IOException {
        for (String user : List.of("", "secret")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.protect(new StandardProtectionPolicy("owner", user, new AccessPermission()));
                document.save(bytes);
            }
            assertRefused("a.pdf", bytes.toByteArray(), "evidence.encrypted");
        }
    }

    @Test
    void aPdfThatRunsSomethingOrBringsFilesAlongIsRefused() {
        assertRefused("a.pdf", Samples.pdfWith("/OpenAction 3 0 R"), "evidence.macros");
        assertRefused("a.pdf", Samples.pdfWith("/OpenAction<</S/Launch/F(a.exe)>>"), "evidence.macros");
        assertRefused("a.pdf", Samples.pdfWith("/Names<</JavaScript<</Names[(a)3 0 R]>>>>"), "evidence.macros");
        assertRefused("a.pdf", Samples.pdfWith("/OpenAction<</S/#4aavaScript/#4aS(1)>>"), "evidence.macros");
        assertRefused("a.pdf", Samples.pdfWith("/AcroForm<</XFA[(a)5 0 R]>>"), "evidence.macros");
        assertRefused("a.pdf", Samples.pdfWith("/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>"), "evidence.attached");
        assertRefused("a.pdf", Samples.pdfWith("/AF[4 0 R]"), "evidence.attached");
        assertRefused("a.pdf", "%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII), "evidence.damaged");
    }

    private static String link(String type) {
        return "<Relationship Id=\"r\" TargetMode=\"External\" Target=\"https://elsewhere.example/a\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\"/>";
    }

    private static byte[] odt(String part, String content) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("mimetype", ODT);
        entries.put("content.xml", "<x/>");
        entries.put(part, content);
        return Samples.zip(entries);
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
