package safecity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.doc.table.OdfTable;
import org.odftoolkit.odfdom.incubator.doc.text.OdfEditableTextExtractor;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import safecity.story.ProcessStory;

/** The handover document says what there is to take over, and says the same later. */
@ProcessStory
class HandoverPaperTest extends TransferStory {

    @BeforeEach
    void aBusyOfficer() {
        if (jdbc.sql("SELECT count(*) FROM evidence WHERE project_key = ?")
                        .param(PROJECT)
                        .query(Integer.class)
                        .single()
                == 0) {
            contract("C1", LEAVING, "안전도시연구소");
            contract("C2", "yeonsu-contract", "다른계약상대자");
            evidence("구급출동 통계 90일", DAY.plusDays(90), POST, "yeonsu-lead");
            evidence("구급출동 통계 91일", DAY.plusDays(91), POST, "yeonsu-lead");
            evidence("지난 협약서 90일", DAY.minusDays(90), "yeonsu-legal", LEAVING);
            evidence("지난 협약서 91일", DAY.minusDays(91), "yeonsu-legal", LEAVING);
            evidence("남의 증빙", DAY, "yeonsu-legal", "yeonsu-legal");
            jdbc.sql(
                            "INSERT INTO evidence_withdrawal SELECT id, '잘못 올림', now() - interval '10 years', 'yeonsu-lead' FROM evidence WHERE id = ?")
                    .param(evidence("철회한 증빙", DAY, POST, LEAVING))
                    .update();
        }
        remark("의회와 7월 10일까지 협의하겠습니다.", LEAVING, MONDAY);
        remark("법무팀의 의견입니다.", "yeonsu-legal", MONDAY);
    }

    @Test
    void thePdfTellsEverythingThatIsToBeTakenOver() throws IOException {
        story.start(
                "approval",
                Map.of(
                        "documentKind",
                        "audit-plan",
                        "documentTitle",
                        "의회 협의 결과 보고",
                        "documentAmount",
                        0,
                        "drafterRole",
                        "planning"));
        story.completeTask(LEAVING, otherDraft(), Map.of("decision", "submit"));
        String text = pdf(registered(TAKING, DAY), "ko").replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "인계인수서",
                        "인계자 의회사무과 담당 (yeonsu-leaving)",
                        "인수자 법무팀 담당 2 (yeonsu-taking)",
                        "보직 기획예산실 기획팀",
                        "2024. 7. 3.",
                        "조례안 이송",
                        "지방자치법 제32조제1항",
                        "내부 기한",
                        "의회 협의 결과 보고 " + PROJECT + " 기안 상신",
                        "안전도시연구소",
                        "22,000,000원 5,000,000원 17,000,000원",
                        "C1 원인행위 22,000,000원",
                        "구급출동 통계 90일",
                        "지난 협약서 90일",
                        "의회와 7월 10일까지 협의하겠습니다.",
                        "입회자 기획예산실 기획팀 부서장 (서명 또는 인)");
        assertThat(text).doesNotContain("91일", "남의 증빙", "철회한 증빙", "다른계약상대자", "법무팀의 의견입니다.");
        assertThat(text).containsPattern("조례안 이송 조례안 이송 " + PROJECT + " 지방자치법 제32조제1항 " + dueOf(legal) + " 법무팀 담당 2");
    }

    @Test
    void itTellsLaterHowThingsStoodOnTheDay() throws IOException {
        long id = registered(TAKING, DAY);
        String before = pdf(id, "ko");
        on(DAY);
        remark("그만둔 뒤의 말", LEAVING, DAY.plusDays(1));
        story.on(DAY.plusDays(2), PROJECT);
        story.complete(TAKING, "draft", Map.of("decision", "submit"));
        assertThat(pdf(id, "ko")).isEqualTo(before).doesNotContain("그만둔 뒤의 말");
    }

    @Test
    void theOpenDocumentTellsTheSameAlsoInEnglish() throws Exception {
        long id = registered(null, DAY);
        ResponseEntity<byte[]> answer = download(id, "odt", "en");
        assertThat(answer.getHeaders().getFirst("Content-Type")).startsWith("application/vnd.oasis.opendocument.text");
        try (OdfTextDocument odt = OdfTextDocument.loadDocument(new ByteArrayInputStream(answer.getBody()))) {
            assertThat(OdfEditableTextExtractor.newOdfEditableTextExtractor(odt).getText())
                    .contains(
                            "Handover document",
                            "Nobody (the department)",
                            "지방자치법 제32조제1항",
                            "KRW 22,000,000",
                            "의회와 7월 10일까지 협의하겠습니다.",
                            "Witness");
            List<OdfTable> tables = odt.getTableList(false);
            OdfTable signatures = tables.get(tables.size() - 1);
            assertThat(signatures.getRowCount()).isEqualTo(4);
            assertThat(signatures.getCellByPosition(0, 1).getDisplayText()).isEqualTo("Leaving");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM access_log WHERE account = ? AND action = 'download' AND record = ?")
                        .params(MANAGER, "transfer/" + id + "/handover.odt")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(download(id, "hwp", "ko").getStatusCode().value()).isEqualTo(404);
    }

    private String dueOf(String task) {
        LocalDate due = tasks.createTaskQuery()
                .taskId(task)
                .singleResult()
                .getDueDate()
                .toInstant()
                .atZone(safecity.engine.time.EngineClock.SEOUL)
                .toLocalDate();
        return due.getYear() + "\\. " + due.getMonthValue() + "\\. " + due.getDayOfMonth() + "\\.";
    }

    private String pdf(long id, String language) throws IOException {
        ResponseEntity<byte[]> answer = download(id, "pdf", language);
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment; filename=\"handover-" + id + ".pdf\"; filename*=UTF-8''%EC%9D%B8");
        try (PDDocument pdf = Loader.loadPDF(answer.getBody())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private ResponseEntity<byte[]> download(long id, String format, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Accept-Language", language);
        return http.withBasicAuth(MANAGER, "safecity-demo")
                .exchange(
                        "/api/transfers/" + id + "/handover." + format,
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        byte[].class);
    }

    private void contract(String code, String by, String contractor) {
        jdbc.sql("INSERT INTO research_contract VALUES (?, ?, '기초조사 용역', '{baseline}', '2024-03-01', ?)")
                .params(PROJECT, code, by)
                .update();
        jdbc.sql("INSERT INTO contract_award VALUES (?, ?, ?, 22000000, 10, false, '2024-03-05', ?)")
                .params(PROJECT, code, contractor, by)
                .update();
        jdbc.sql(
                        "INSERT INTO budget_entry (project_key, year, kind, reference, amount, entered_at, entered_by) VALUES (?, 2024, 'COMMITTED', ?, 22000000, '2024-03-05', ?)")
                .params(PROJECT, code, by)
                .update();
        jdbc.sql(
                        "INSERT INTO budget_entry (project_key, year, kind, reference, amount, entered_at, entered_by) VALUES (?, 2024, 'PAID', ?, 5000000, '2024-04-05', 'yeonsu-contract')")
                .params(PROJECT, code)
                .update();
    }

    private long evidence(String title, LocalDate until, String owner, String by) {
        return jdbc.sql("""
                INSERT INTO evidence (project_key, title, effective_to, owner, publication, retention, filed_at, filed_by)
                VALUES (?, ?, ?, ?, 'OPEN', 'FIVE_YEARS', '2024-01-01', ?) RETURNING id
                """)
                .params(PROJECT, title, until, owner, by)
                .query(Long.class)
                .single();
    }

    private void remark(String text, String author, LocalDate day) {
        jdbc.sql("""
                INSERT INTO task_comment (task_id, instance, process, element, task_name, project_key, municipality, text, author, at)
                VALUES (?, 'any', 'legal-term', 'transmit', '조례안 이송', ?, 'yeonsu', ?, ?, ?)
                """)
                .params(
                        legal,
                        PROJECT,
                        text,
                        author,
                        day.atTime(8, 0)
                                .atZone(safecity.engine.time.EngineClock.SEOUL)
                                .toOffsetDateTime())
                .update();
    }
}
