package safecity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.doc.table.OdfTable;
import org.odftoolkit.odfdom.incubator.doc.text.OdfEditableTextExtractor;
import org.w3c.dom.NodeList;

/** Papers are read back by libraries that did not write them. */
class PapersTest {

    private static final Paper PAPER = Paper.titled("인계인수서 <갑> & \"을\"", Locale.KOREAN)
            .section("1. 업무 현황")
            .text("첫째 줄\n둘째 줄 뷁 漢字 ① ㈜ 10㎡")
            .part("가. 조례")
            .table(
                    List.of(3, 1),
                    List.of("업무", "기한"),
                    List.of(List.of("입법예고 <script>", "2022. 9. 21."), List.of("\u0007의안\n심사", "")))
            .done();

    private final PaperTemplates templates = new PaperTemplates();
    private final Papers papers = new Papers(new PdfWriter(templates), new OdtWriter(templates));

    @Test
    void aPdfSaysWhatThePaperSays() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(papers.write(PAPER, PaperFormat.PDF))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains(
                            "인계인수서 <갑> & \"을\"",
                            "1. 업무 현황",
                            "첫째 줄\n둘째 줄 뷁 漢字 ① ㈜ 10㎡",
                            "가. 조례",
                            "업무 기한",
                            "입법예고 <script> 2022. 9. 21.",
                            "의안\n심사",
                            "1 / 1")
                    .doesNotContain("#", "\uFFFD");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(PAPER.title());
            assertThat(pdf.getDocumentInformation().getSubject()).isEqualTo(PAPER.title());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ko");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged")
                    .isTrue();
        }
    }

    @Test
    void whatAPersonWroteIsNoHeadingAndTurnsNothing() throws Exception {
        Paper paper = Paper.titled("인계\u2028서\u202E끝", Locale.KOREAN)
                .section("1. 현황\n2. 결재 완료\u2029\u2067")
                .text("첫째\u2028둘째 \u202E함안 인승\u202C {{x}} [[${1}]] <h1>제목</h1>")
                .done();
        try (OdfTextDocument odt =
                OdfTextDocument.loadDocument(new ByteArrayInputStream(papers.write(paper, PaperFormat.ODT)))) {
            assertThat(headings(odt)).isEqualTo("1 1. 현황 2. 결재 완료");
            assertThat(odt.getOfficeMetadata().getTitle()).isEqualTo("인계 서끝");
            assertThat(OdfEditableTextExtractor.newOdfEditableTextExtractor(odt).getText())
                    .contains("첫째", "둘째 함안 인승 {{x}} [[${1}]] <h1>제목</h1>")
                    .doesNotContain("\u202E", "\u202C", "\u2028", "\u2029", "\u2067");
        }
    }

    @Test
    void anEnglishPaperSaysThatItIs() throws Exception {
        Paper english = Paper.titled("Handover", Locale.ENGLISH).text("Nothing").done();
        try (PDDocument pdf = Loader.loadPDF(papers.write(english, PaperFormat.PDF))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
        try (OdfTextDocument odt =
                OdfTextDocument.loadDocument(new ByteArrayInputStream(papers.write(english, PaperFormat.ODT)))) {
            assertThat(odt.getOfficeMetadata().getLanguage()).isEqualTo("en");
            assertThat(odt.getStylesDom()
                            .getElementsByTagName("style:text-properties")
                            .item(0)
                            .getAttributes()
                            .getNamedItem("fo:country")
                            .getNodeValue())
                    .isEqualTo("US");
        }
    }

    @Test
    void everyTypefaceOfAPdfIsEmbedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(papers.write(PAPER, PaperFormat.PDF))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).endsWith("NotoSansKR-Regular");
                }
            }
        }
    }

    /** Ticked and empty boxes of forms, names of foreign assessors, a rare Hanja that no typeface of ours has. */
    @Test
    void aPdfLacksNoGlyph() throws IOException {
        String marks = "☑ 해당 ☐ 미해당 ✓ ✔ ■ □ → ※ Łukasz Šimůnek Ödön";
        Paper paper = Paper.titled("점검표 ☑", Locale.KOREAN)
                .text(marks)
                .table(List.of(1), List.of("☐"), List.of(List.of("가나 🔒\uFE0F 龘")))
                .done();
        try (PDDocument pdf = Loader.loadPDF(papers.write(paper, PaperFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("점검표 ☑", marks, "가나 〓 〓")
                    .doesNotContain("#", "\uFFFD");
            Set<String> faces = new TreeSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    faces.add(font.getName().replaceFirst("^[A-Z]+\\+", ""));
                }
            }
            assertThat(faces).containsExactly("DejaVuSans", "NotoSansKR-Regular");
        }
    }

    @Test
    void theTypefaceHasEverySyllableOfHangul() throws IOException {
        try (InputStream file = PdfWriter.class.getResourceAsStream("/paper/fonts/NotoSansKR-Regular.ttf");
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            assertThat(IntStream.rangeClosed('가', '힣').filter(letter -> glyphs.getGlyphId(letter) == 0))
                    .isEmpty();
        }
    }

    @Test
    void aLongTableGoesOnOverPagesAndRepeatsItsHead() throws IOException {
        List<List<String>> rows = IntStream.rangeClosed(1, 100)
                .mapToObj(row -> List.of("업무 " + row, "x"))
                .toList();
        Paper paper = Paper.titled("목록", Locale.KOREAN)
                .table(List.of(1, 1), List.of("머리글", "값"), rows)
                .done();
        try (PDDocument pdf = Loader.loadPDF(papers.write(paper, PaperFormat.PDF))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(pdf)).contains("머리글 값");
            assertThat(new PDFTextStripper().getText(pdf)).contains("업무 1 x", "업무 100 x");
        }
    }

    /** With 31 and 32 of these paragraphs a page ends right after the head of the table. */
    @Test
    void aPaperIsWrittenWhereverItsPagesEnd() throws IOException {
        for (int paragraphs = 0; paragraphs <= 60; paragraphs++) {
            Paper.Builder paper = Paper.titled("인계인수서", Locale.KOREAN);
            IntStream.range(0, paragraphs).forEach(number -> paper.text("문단 " + number));
            paper.table(
                    List.of(1, 1),
                    List.of("머리", "글"),
                    List.of(List.of("칸", "값"), List.of("칸", "값"), List.of("칸\n칸", "끝 값")));
            try (PDDocument pdf = Loader.loadPDF(papers.write(paper.done(), PaperFormat.PDF))) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("머리 글", "끝 값");
                assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked())
                        .as("tagged")
                        .isTrue();
            }
        }
    }

    @Test
    void anOpenDocumentSaysWhatThePaperSays() throws Exception {
        try (OdfTextDocument odt =
                OdfTextDocument.loadDocument(new ByteArrayInputStream(papers.write(PAPER, PaperFormat.ODT)))) {
            String text =
                    OdfEditableTextExtractor.newOdfEditableTextExtractor(odt).getText();
            assertThat(text)
                    .contains("인계인수서 <갑> & \"을\"", "1. 업무 현황", "둘째 줄 뷁 漢字 ① ㈜ 10㎡", "입법예고 <script>")
                    .doesNotContain("\u0007");
            assertThat(odt.getOfficeMetadata().getTitle()).isEqualTo(PAPER.title());
            assertThat(odt.getOfficeMetadata().getLanguage()).isEqualTo("ko");
            assertThat(headings(odt)).isEqualTo("1 1. 업무 현황, 2 가. 조례");
            OdfTable table = odt.getTableList(false).get(0);
            assertThat(table.getHeaderRowCount()).isEqualTo(1);
            assertThat(table.getRowCount()).isEqualTo(3);
            assertThat(table.getCellByPosition(1, 1).getDisplayText()).isEqualTo("2022. 9. 21.");
            assertThat(table.getCellByPosition(0, 2).getDisplayText()).isEqualTo("의안\n심사");
        }
    }

    /** Part 2 of the standard, §3.3: so a program knows the file without unpacking it. */
    @Test
    void anOpenDocumentBeginsWithItsMediaType() {
        assertThat(new String(papers.write(PAPER, PaperFormat.ODT), 30, 47, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
    }

    @Test
    void aRowOfAnotherLengthIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> new Paper.Table(List.of(1, 1), List.of(), List.of(List.of("one"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Paper.Table(List.of(1), List.of("a", "b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Paper.Heading(3, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDownloadIsKeptAndNeverShown() {
        var headers =
                papers.download(PAPER, PaperFormat.ODT, "handover-1", "인계인수서").getHeaders();
        assertThat(headers.getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"handover-1.odt\""
                        + "; filename*=UTF-8''%EC%9D%B8%EA%B3%84%EC%9D%B8%EC%88%98%EC%84%9C.odt");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("private, no-store");
        assertThat(headers.getContentType()).hasToString("application/vnd.oasis.opendocument.text");
    }

    private static String headings(OdfTextDocument odt) throws Exception {
        NodeList found = odt.getContentDom().getElementsByTagName("text:h");
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(node ->
                        node.getAttributes().getNamedItem("text:outline-level").getNodeValue() + " "
                                + node.getTextContent())
                .collect(Collectors.joining(", "));
    }
}
