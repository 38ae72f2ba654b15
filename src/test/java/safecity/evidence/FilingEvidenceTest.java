package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.engine.authorization.GroupKind;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.Accounts;
import safecity.engine.identity.IdentityDirectory;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** Evidence over the API: filed, kept, versioned, withdrawn; who may; and that nothing stays of what was refused. */
@ProcessStory
class FilingEvidenceTest {

    private static final String PROJECT = "yeonsu-evidence";
    private static final LocalDate TODAY = LocalDate.of(2023, 5, 8);
    private static final int LARGEST = 100 << 20;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Story story;

    @Autowired
    IdentityDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EvidenceFiles files;

    @Autowired
    Accounts accounts;

    private Clerk lead;

    @BeforeEach
    void begin() {
        story.on(TODAY, PROJECT);
        lead = new Clerk(http, "yeonsu-lead");
    }

    @Test
    void whatIsFiledIsKeptWithItsNameItsHashAndWhatItProves() throws Exception {
        byte[] report = Samples.pdf("whole");
        ResponseEntity<JsonNode> filed = lead.files(
                PROJECT,
                "최종 보고서(1).pdf",
                report,
                Map.of(
                        "title",
                        "기본조사 최종보고서",
                        "criterion",
                        "2",
                        "effectiveFrom",
                        "2022-01-01",
                        "effectiveTo",
                        "2022-12-31",
                        "documentNumber",
                        "안전관리과-1234",
                        "publication",
                        "OPEN",
                        "retention",
                        "PERMANENT"));

        assertThat(filed.getStatusCode().value()).isEqualTo(201);
        JsonNode evidence = filed.getBody();
        assertThat(evidence.path("title").asText()).isEqualTo("기본조사 최종보고서");
        assertThat(evidence.path("effectiveTo").asText()).isEqualTo("2022-12-31");
        assertThat(evidence.path("owner").asText()).isEqualTo("yeonsu-lead");
        JsonNode version = evidence.path("versions").path(0);
        assertThat(version.path("fileName").asText()).isEqualTo("최종 보고서(1).pdf");
        assertThat(version.path("sha256").asText())
                .isEqualTo(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(report)));
        ResponseEntity<byte[]> taken = lead.takes(evidence.path("id").asLong(), 1, false);
        assertThat(taken.getBody()).isEqualTo(report);
        assertThat(taken.getHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%EC%B5%9C%EC%A2%85%20");
        assertThat(taken.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(lead.takes(evidence.path("id").asLong(), 1, true)
                        .getHeaders()
                        .getFirst("Content-Disposition"))
                .startsWith("inline");
        assertThat(lead.takes(evidence.path("id").asLong(), 2, false)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void viewAndDownloadAreInTheAccessLog() {
        long id = filed("log");
        lead.get("/api/evidence/" + id);
        lead.takes(id, 1, false);
        lead.takes(id, 1, true);
        assertThat(jdbc.sql(
                                "SELECT action || ' ' || record FROM access_log WHERE account = 'yeonsu-lead' AND record LIKE ? ORDER BY id")
                        .param("evidence/" + PROJECT + "/" + id + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "view evidence/" + PROJECT + "/" + id,
                        "download evidence/" + PROJECT + "/" + id + "/1",
                        "view evidence/" + PROJECT + "/" + id + "/1");
    }

    @Test
    void aNameIsComposedAndNeverAPath() {
        String decomposed = Normalizer.normalize("보고서.pdf", Normalizer.Form.NFD);
        assertThat(lead.files(PROJECT, decomposed, Samples.pdf("nfd"))
                        .getBody()
                        .path("versions")
                        .path(0)
                        .path("fileName")
                        .asText())
                .isEqualTo("보고서.pdf");
        for (String name : List.of("../보고서.pdf", "..\\보고서.pdf", "C:보고서.pdf", "/etc/보고서.pdf", "a/b.pdf", "..")) {
            assertRefused(lead.files(PROJECT, name, Samples.pdf("path")), 400, "fileName", "경로");
        }
        assertRefused(lead.files(PROJECT, " ", Samples.pdf("path")), 400, "fileName", "없습니다");
        assertRefused(lead.files(PROJECT, "a\u202Efdp.pdf", Samples.pdf("path")), 400, "fileName", "fileName");
        assertRefused(lead.files(PROJECT, "가".repeat(197) + ".pdf", Samples.pdf("path")), 400, "fileName", "200");
        assertThat(lead.files(PROJECT, "가".repeat(196) + ".pdf", Samples.pdf("long"))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
    }

    @Test
    void whatIsTooLargeEmptyOrOfAnotherTypeLeavesNothing() {
        long before = rows();
        assertRefused(lead.files(PROJECT, "a.pdf", new byte[0]), 400, "file", "비어");
        assertRefused(lead.files(PROJECT, "a.zip", Samples.zip(Map.of("a", "b"))), 400, "file", "등록할 수 없는 종류");
        assertRefused(lead.files(PROJECT, "a.docx", Samples.pdf("x")), 400, "fileName", "확장자");
        assertRefused(lead.files(PROJECT, "a.hwpx", Samples.scripted("/*x".repeat(1 << 19))), 400, "file", "너무 많아");
        assertRefused(lead.files(PROJECT, "a.hwpx", Samples.scripted("/*x".repeat(20_000))), 400, "file", "매크로");
        assertRefused(lead.files(PROJECT, "a.pdf", Samples.typed("application/pdf", "evil.exe")), 400, "file", "종류");
        assertRefused(lead.files(PROJECT, "a.pdf", Samples.pdfWith("/OpenAction 3 0 R")), 400, "file", "스크립트");
        assertRefused(lead.files(PROJECT, "a.pdf", Samples.pdfWith("/AF[4 0 R]")), 400, "file", "첨부");
        assertRefused(
                lead.files(PROJECT, "a.hwp", Samples.ole("HWP Document File" + "\0".repeat(19) + "\2\0\0\0")),
                400,
                "file",
                "암호가 걸린 문서");
        assertRefused(lead.files(PROJECT, "a.xlsx", Samples.macroWorkbook()), 400, "file", "매크로");
        assertRefused(lead.files(PROJECT, "a.pdf", Samples.pdf(LARGEST + 1)), 413, "file", "100MB");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aFileOfTheLargestSizeIsTaken() {
        assertThat(lead.files(PROJECT, "a.pdf", Samples.pdf(LARGEST))
                        .getBody()
                        .path("versions")
                        .path(0)
                        .path("size")
                        .asInt())
                .isEqualTo(LARGEST);
    }

    @Test
    void aFileThatBreaksOffLeavesNothing() throws IOException {
        long before = rows();
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> files.file(
                        PROJECT,
                        filing(),
                        "a.pdf",
                        broken,
                        -1,
                        accounts.find("yeonsu-lead").orElseThrow()))
                .hasMessageContaining("connection reset");
        assertThat(rows()).isEqualTo(before);
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(file -> file.getFileName().toString().matches("evidence-.*\\.part"))
                            .filter(file -> file.toFile().length() == 100_000))
                    .isEmpty();
        }
    }

    @Test
    void twoPeopleWhoFileTheSameContentAtOnceHaveOneContentAndTwoRecords() throws Exception {
        byte[] same = Samples.pdf("same at once");
        Clerk legal = new Clerk(http, "yeonsu-legal");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<ResponseEntity<JsonNode>>> acts =
                    List.of(() -> lead.files(PROJECT, "하나.pdf", same), () -> legal.files(PROJECT, "둘.pdf", same));
            for (Future<ResponseEntity<JsonNode>> act : both.invokeAll(acts)) {
                assertThat(act.get().getStatusCode().value()).isEqualTo(201);
            }
        } finally {
            both.shutdown();
        }
        String sha256 = jdbc.sql("SELECT sha256 FROM evidence_version WHERE file_name = '하나.pdf'")
                .query(String.class)
                .single();
        assertThat(jdbc.sql("SELECT count(*) FROM evidence_version WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM evidence_piece WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aVersionIsAddedTheEarlierOnesStayAndTheSameContentIsNoNewVersion() {
        long id = filed("first");
        assertRefused(lead.adds(id, "b.pdf", Samples.pdf("first")), 409, "file", "현재 판(1)과 같습니다");
        assertThat(lead.adds(id, "b.pdf", Samples.pdf("second"))
                        .getBody()
                        .path("versions")
                        .path(0)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(lead.takes(id, 1, false).getBody()).isEqualTo(Samples.pdf("first"));
        assertThat(lead.takes(id, 2, false).getBody()).isEqualTo(Samples.pdf("second"));
    }

    @Test
    void whileItsStoreIsAwayADownloadSaysSoInsteadOfBreakingOff() {
        long id = filed("in the database");
        String elsewhere = "0123456789abcdef".repeat(4);
        jdbc.sql(
                        "INSERT INTO evidence_content (sha256, size, media_type, place, stored_at) VALUES (?, 1000000, 'application/pdf', 'OBJECT_STORE', now())")
                .param(elsewhere)
                .update();
        jdbc.sql(
                        "INSERT INTO evidence_version (evidence_id, version, sha256, file_name, filed_at, filed_by) VALUES (?, 2, ?, 'b.pdf', now(), 'yeonsu-lead')")
                .params(id, elsewhere)
                .update();
        ResponseEntity<byte[]> answer = lead.takes(id, 2, false);
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(new String(answer.getBody(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("증빙자료 저장소가 응답하지 않아");
        assertThat(answer.getHeaders()).doesNotContainKey("Content-Disposition");
    }

    @Test
    void withdrawnOnceWithAReasonItStaysOnFileAndTakesNoVersion() {
        long id = filed("withdrawn");
        assertRefused(lead.withdraws(id, " "), 400, "reason", "reason");
        assertThat(lead.withdraws(id, "다른 사업의 보고서입니다.")
                        .getBody()
                        .path("withdrawal")
                        .path("by")
                        .asText())
                .isEqualTo("yeonsu-lead");
        assertRefused(lead.withdraws(id, "두 번째"), 409, "", "이미 철회");
        assertRefused(lead.adds(id, "b.pdf", Samples.pdf("after")), 409, "", "이미 철회");
        assertThat(lead.takes(id, 1, false).getStatusCode().value()).isEqualTo(200);
        assertThat(ids(lead.get("/api/projects/" + PROJECT + "/evidence?withdrawn=true&size=100")
                        .getBody()))
                .contains(id);
        assertThat(ids(lead.get("/api/projects/" + PROJECT + "/evidence?withdrawn=false&size=100")
                        .getBody()))
                .doesNotContain(id);
    }

    @Test
    void nothingOnFileIsChangedOrDeletedNotEvenByTheApplication() {
        filed("final");
        for (String change : List.of(
                "UPDATE evidence SET title = 'x'",
                "DELETE FROM evidence",
                "UPDATE evidence_content SET size = 1",
                "DELETE FROM evidence_piece",
                "UPDATE evidence_version SET file_name = 'x'",
                "DELETE FROM evidence_version")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        assertRefused(
                lead.files(
                        PROJECT,
                        "a.pdf",
                        Samples.pdf("w"),
                        Map.of("effectiveFrom", "2023-01-02", "effectiveTo", "2023-01-01")),
                400,
                "effectiveTo",
                "effectiveTo");
        assertRefused(
                lead.files(PROJECT, "a.pdf", Samples.pdf("w"), Map.of("owner", "jung-lead")), 400, "owner", "부서가 아닙니다");
        assertRefused(
                lead.files(PROJECT, "a.pdf", Samples.pdf("w"), Map.of("title", "가".repeat(201))), 400, "title", "200");
        assertRefused(
                lead.files(PROJECT, "a.pdf", Samples.pdf("w"), Map.of("task", "no-such-task")), 409, "task", "task");
        assertThat(lead.files(PROJECT, "a.pdf", Samples.pdf("w"), Map.of("publication", "SECRET"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(lead.files(PROJECT, "a.pdf", Samples.pdf("w"), Map.of("effectiveFrom", "2023-02-30"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertRefused(lead.get("/api/projects/" + PROJECT + "/evidence?size=101"), 400, "size", "100");
        assertRefused(lead.get("/api/projects/" + PROJECT + "/evidence?page=-1"), 400, "page", "page");
    }

    @Test
    void closedEvidenceIsForItsDepartmentTheLeadAndThoseWhoOversee() {
        Clerk legal = new Clerk(http, "yeonsu-legal");
        long closed = legal.files(PROJECT, "a.pdf", Samples.pdf("closed"), Map.of("publication", "CLOSED"))
                .getBody()
                .path("id")
                .asLong();
        long partly = legal.files(PROJECT, "a.pdf", Samples.pdf("partly"), Map.of("publication", "PARTLY_OPEN"))
                .getBody()
                .path("id")
                .asLong();
        long open = legal.files(PROJECT, "a.pdf", Samples.pdf("open"), Map.of("publication", "OPEN"))
                .getBody()
                .path("id")
                .asLong();

        assertThat(seen("yeonsu-legal")).contains(closed, partly, open);
        for (String reader : List.of("yeonsu-lead", "yeonsu-manager", "yeonsu-auditor")) {
            assertThat(seen(reader)).as(reader).contains(closed, partly, open);
        }
        assertThat(seen("yeonsu-traffic")).contains(partly, open).doesNotContain(closed);
        assertThat(seen("yeonsu-police")).contains(open).doesNotContain(closed, partly);
        // Who assesses the project reads what was released to them: ReleaseStoryTest.
        assertThat(seen("yeonsu-support-centre")).isEmpty();
        Clerk traffic = new Clerk(http, "yeonsu-traffic");
        assertThat(traffic.get("/api/evidence/" + closed).getStatusCode().value())
                .isEqualTo(404);
        assertThat(traffic.takes(closed, 1, false).getStatusCode().value()).isEqualTo(404);
        assertRefused(traffic.withdraws(partly, "남의 자료"), 403, "", "담당 부서");
        assertRefused(traffic.adds(partly, "b.pdf", Samples.pdf("other")), 403, "", "담당 부서");
        for (String reader : List.of("yeonsu-manager", "yeonsu-auditor", "admin")) {
            assertThat(new Clerk(http, reader)
                            .files(PROJECT, "a.pdf", Samples.pdf("no"))
                            .getStatusCode()
                            .value())
                    .as(reader)
                    .isEqualTo(403);
            assertThat(new Clerk(http, reader)
                            .withdraws(partly, "아니오")
                            .getStatusCode()
                            .value())
                    .as(reader)
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherMunicipalityIsAnsweredAsIfNothingWereThere() {
        directory.ensureTenant("jung", "인천광역시 중구");
        directory.ensureGroup(KnownGroup.members("jung-lead", "jung", GroupKind.DEPARTMENT), "안전총괄과");
        directory.ensureUser("jung-lead", "안전총괄과", "safecity-demo", List.of("jung-lead"), "jung");
        Clerk stranger = new Clerk(http, "jung-lead");
        long id = filed("theirs");
        assertSame(
                stranger.get("/api/projects/" + PROJECT + "/evidence"),
                stranger.get("/api/projects/unknown-1/evidence"),
                PROJECT,
                "unknown-1");
        assertSame(
                stranger.files(PROJECT, "a.pdf", Samples.pdf("s")),
                stranger.files("unknown-1", "a.pdf", Samples.pdf("s")),
                PROJECT,
                "unknown-1");
        assertSame(stranger.get("/api/evidence/" + id), stranger.get("/api/evidence/999999999"), id + "", "999999999");
        assertSame(stranger.withdraws(id, "x"), stranger.withdraws(999999999, "x"), id + "", "999999999");
        assertSame(
                stranger.adds(id, "a.pdf", Samples.pdf("s")),
                stranger.adds(999999999, "a.pdf", Samples.pdf("s")),
                id + "",
                "999999999");
        assertThat(stranger.takes(id, 1, false).getStatusCode().value()).isEqualTo(404);
    }

    private static void assertSame(
            ResponseEntity<JsonNode> theirs, ResponseEntity<JsonNode> nothing, String own, String other) {
        assertThat(theirs.getStatusCode().value()).isEqualTo(404);
        assertThat(nothing.getStatusCode().value()).isEqualTo(404);
        assertThat(without(own, theirs)).isEqualTo(without(other, nothing));
    }

    /** The sentence without what it names, and without the particle that follows that one's sound. */
    private static String without(String named, ResponseEntity<JsonNode> answer) {
        return answer.getBody().path("detail").asText().replaceAll(Pattern.quote(named) + "[을를은는이가]?", "");
    }

    private long filed(String text) {
        return lead.files(PROJECT, "a.pdf", Samples.pdf(text))
                .getBody()
                .path("id")
                .asLong();
    }

    private static EvidenceMetadata filing() {
        return new EvidenceMetadata(null, null, null, null, null, null, null, null, null, null, null);
    }

    private List<Long> seen(String account) {
        return ids(new Clerk(http, account)
                .get("/api/projects/" + PROJECT + "/evidence?size=100")
                .getBody());
    }

    private static List<Long> ids(JsonNode list) {
        return list.path("items").findValues("id").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    private long rows() {
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM evidence_content) + (SELECT count(*) FROM evidence_piece)
                """).query(Long.class).single();
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer, int status, String field, String sentence) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        assertThat(answer.getBody().path("violations").path(0).path("field").asText(""))
                .isEqualTo(field);
        assertThat(answer.getBody().toString()).contains(sentence);
    }
}
