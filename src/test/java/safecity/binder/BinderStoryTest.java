package safecity.binder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import safecity.story.Caller;
import safecity.story.ProcessStory;
import safecity.story.Story;

/** A binder of a project that was played: taken away over HTTP, unpacked and computed anew without our code, and tampered with. */
@ProcessStory
class BinderStoryTest {

    private static final String PROJECT = "yeonsu-binder";
    /** Such as somebody calls a file who wants to know what becomes of it. */
    private static final String NAME = "공람 결과 100% {{script}}{{{list}}.csv";

    private static final String CONTENT = "구분,의견\n공람,없음\n";

    @Autowired
    Story story;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    BinderRepository store;

    @Autowired
    BinderMaker maker;

    @TempDir
    Path folder;

    @BeforeEach
    void aProjectWithAnApprovedPlanAndADocument() {
        story.on(LocalDate.of(2031, 3, 4), PROJECT);
        if (jdbc.sql("SELECT count(*) FROM evidence WHERE project_key = ?")
                        .param(PROJECT)
                        .query(Integer.class)
                        .single()
                == 0) {
            story.start("project-preparation", Map.of());
            story.complete("yeonsu-lead", "draft-plan", Map.of("findingsAnswer", "차이를 바로잡습니다."));
            story.approve("yeonsu-lead");
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
            assertThat(http.withBasicAuth("yeonsu-lead", "safecity-demo")
                            .exchange(
                                    "/api/projects/" + PROJECT
                                            + "/evidence?fileName={name}&title={title}&criterion=1&publication=CLOSED&retention=TEN_YEARS",
                                    HttpMethod.POST,
                                    new HttpEntity<>(CONTENT.getBytes(StandardCharsets.UTF_8), headers),
                                    JsonNode.class,
                                    NAME,
                                    "공람 결과")
                            .getStatusCode()
                            .value())
                    .isEqualTo(201);
        }
    }

    @Test
    void anAuditorsBinderProvesItselfToWhoeverComputesItAnew() throws Exception {
        JsonNode made = made("yeonsu-auditor", Map.of("reason", "행정사무감사"));
        byte[] zip = taken("yeonsu-auditor", made);
        assertThat(zip).isEqualTo(taken("yeonsu-auditor", made));
        assertThat(Bag.hex(Bag.sha256(zip))).isEqualTo(made.path("sha256").asText());
        Bag bag = Bag.of(zip);
        assertThat(bag.text("bagit.txt")).isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Map<String, String> all = new HashMap<>(bag.manifest("manifest-sha256.txt"));
        all.putAll(bag.manifest("tagmanifest-sha256.txt"));
        assertThat(all.entrySet())
                .hasSize(bag.files().size() - 1)
                .allSatisfy(line -> assertThat(
                                Bag.hex(Bag.sha256(bag.files().get(line.getKey().replace("%25", "%")))))
                        .as(line.getKey())
                        .isEqualTo(line.getValue()));
        assertThat(bag.files().entrySet())
                .filteredOn(file -> file.getKey().endsWith("/v1/" + NAME))
                .singleElement()
                .satisfies(file -> assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
                        .isEqualTo(CONTENT));
        assertThat(bag.text("data/history/steps-00001.csv")).contains("차이를 바로잡습니다.");
        assertThat(bag.text("data/documents/documents.json")).contains("국제안전도시 공인사업 추진", "구청장");
        assertThat(bag.files().keySet())
                .anyMatch(path -> path.matches("data/diagrams/approval-.*\\.svg"))
                .contains("data/report/report-ko.pdf", "data/report/report-en.pdf");
        assertThat(bag.files().keySet().stream()
                        .filter(path -> path.matches("data/diagrams/approval-.*\\.svg"))
                        .map(bag::text))
                .as("the way that was taken is marked, and what was not taken isn't")
                .allSatisfy(svg -> assertThat(svg).contains("class=\"t\"", "class=\"w\"", "class=\"e\"", "기안·상신"));
        assertThat(listedByThePage(bag)).contains("data/" + path(bag));
        assertThat(bag.text("data/left-out.json")).isEqualTo("[]\n");
        archivable(bag.files().get("data/report/report-ko.pdf"), "yeonsu-auditor");
        archivable(bag.files().get("data/report/report-en.pdf"), "Nothing was left out.");
        assertThat(proved(bag)).contains("evidence", "approval_act", "entered_line", "act_hi_actinst", "act_hi_detail");
        assertThat(verified(zip)).contains("AS IT WAS MADE");
    }

    private static String path(Bag bag) {
        return bag.files().keySet().stream()
                .filter(file -> file.endsWith(NAME))
                .findFirst()
                .orElseThrow()
                .substring("data/".length());
    }

    private List<String> listedByThePage(Bag bag) throws IOException {
        String page = bag.text("index.html");
        String begin = "<script type=\"application/json\" id=\"content\">";
        int from = page.indexOf(begin) + begin.length();
        return json.readTree(page.substring(from, page.indexOf("</script>", from)))
                .findValuesAsText("path");
    }

    @ParameterizedTest
    @CsvSource({
        "공람 결과.csv, 공람 결과.csv",
        "a:b?.pdf, a_b_.pdf",
        "NUL.pdf, _NUL.pdf",
        "com1, _com1",
        "console.pdf, console.pdf",
        "'끝. ', '끝._'",
        "'..', '._'"
    })
    void aFileIsThereAlsoWhereNamesMeanSomethingElse(String filed, String packed) {
        assertThat(EvidenceSection.usable(filed)).isEqualTo(packed);
    }

    /** They are made one after the other: whoever asks for many keeps everybody else's waiting. */
    @Test
    void nobodyHasMoreThanAFewMadeAtOnceNorOfDaysThatNobodyMeans() {
        Caller manager = new Caller(http, "yeonsu-manager");
        String path = "/api/projects/" + PROJECT + "/binders";
        List<Long> waiting = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            long id = store.insert(
                    PROJECT,
                    new Binder.Asked("기다림", null, null, null, null, null, null),
                    "yeonsu-manager",
                    List.of(),
                    1,
                    "0");
            jdbc.sql("UPDATE binder_work SET until = clock_timestamp() + interval '1 hour' WHERE binder_id = ?")
                    .param(id)
                    .update();
            waiting.add(id);
        }
        ResponseEntity<JsonNode> fourth = manager.call(HttpMethod.POST, path, Map.of("reason", "하나 더"));
        waiting.forEach(store::failed);
        assertThat(fourth.getStatusCode().value()).isEqualTo(409);
        assertThat(fourth.getBody().path("message").asText()).contains("3건");
        assertThat(manager.status(HttpMethod.POST, path, Map.of("reason", "기간", "from", "+999999999-01-01")))
                .isEqualTo(400);
        assertThat(made("yeonsu-manager", Map.of("reason", "하나 더"))
                        .path("state")
                        .asText())
                .isEqualTo("made");
    }

    /** Every entry leads to the root of its seal, the seals to each other and to the head. @return the tables that entries are about */
    private Set<String> proved(Bag bag) throws IOException {
        JsonNode ends = json.readTree(bag.text("data/ledger/head.json"));
        Map<Long, String> roots = new HashMap<>();
        String head = ends.path("previous").asText();
        for (String line :
                bag.text("data/ledger/seals-00001.csv").lines().skip(1).toList()) {
            String[] seal = line.split(",");
            roots.put(Long.valueOf(seal[0]), seal[2]);
            head = Bag.hex(Bag.sha256(
                    "{\"entries\":\"%s\",\"previous\":\"%s\",\"root\":\"%s\",\"seal\":\"%s\",\"sealedAt\":\"%s\"}"
                            .formatted(seal[1], head, seal[2], seal[0], seal[3])
                            .getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(ends.path("head").asText()).isEqualTo(ends.path("lastSeal").asText() + ":" + head);
        Set<String> tables = new TreeSet<>();
        for (String line : bag.text("data/ledger/entries-00001.jsonl").lines().toList()) {
            JsonNode entry = json.readTree(line);
            byte[] digest = entry.has("digest")
                    ? HexFormat.of().parseHex(entry.path("digest").asText())
                    : Bag.sha256(
                            HexFormat.of().parseHex(entry.path("salt").asText()),
                            entry.path("body").asText().getBytes(StandardCharsets.UTF_8));
            List<String> path = new ArrayList<>();
            entry.path("path").forEach(hash -> path.add(hash.asText()));
            assertThat(Bag.hex(Bag.root(
                            entry.path("entry").asLong(),
                            digest,
                            entry.path("position").asInt(),
                            entry.path("size").asInt(),
                            path)))
                    .isEqualTo(roots.get(entry.path("seal").asLong()));
            tables.add(entry.path("source").asText());
        }
        return tables;
    }

    private static void archivable(byte[] pdf, String says) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new String(
                            document.getDocumentCatalog()
                                    .getMetadata()
                                    .exportXMPMetadata()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("pdfaid:part", "pdfaid:conformance");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(new PDFTextStripper().getText(document)).contains(says);
        }
    }

    @Test
    void oneOtherByteInAnyFileOrBesideItIsNamed() throws Exception {
        byte[] zip = taken("yeonsu-auditor", made("yeonsu-auditor", Map.of("reason", "검증 시험")));
        Bag bag = Bag.of(zip);
        int at = 0;
        for (Map.Entry<String, byte[]> file : bag.files().entrySet()) {
            int header = at;
            int name = zip[header + 26] & 0xff | (zip[header + 27] & 0xff) << 8;
            int content = header + 30 + name;
            int length = file.getValue().length;
            for (int offset :
                    new int[] {content, content + length / 2, content + length - 1, header + 14, header + 10}) {
                if (length > 0 || offset < content) {
                    assertThat(verified(flipped(zip, offset)))
                            .as(file.getKey() + " at " + (offset - header))
                            .contains("DIFFERS: " + file.getKey() + ":");
                }
            }
            at = content + length;
        }
        for (int offset : new int[] {at, at + 20, zip.length - 22, zip.length - 6, zip.length - 1}) {
            assertThat(verified(flipped(zip, offset)))
                    .as("directory at " + offset)
                    .contains("DIFFERS: ");
        }
    }

    @Test
    void aHeadThatWasKeptElsewhereIsComparedAndAnotherNamed() throws Exception {
        JsonNode made = made("yeonsu-auditor", Map.of("reason", "봉인값 대조"));
        byte[] zip = taken("yeonsu-auditor", made);
        String head = made.path("head").asText();
        assertThat(verified(zip, head)).contains("AS IT WAS MADE").doesNotContain("kept elsewhere");
        String other = head.substring(0, head.indexOf(':') + 1) + "0".repeat(64);
        assertThat(verified(zip, other)).contains("DIFFERS: data/ledger/seals-00001.csv", "kept elsewhere");
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_head_out WHERE way = 'binder' AND head = ?")
                        .param(head)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoDoesNotReadTheLedgerGetsProofsWithoutTextsAndIsTold() throws Exception {
        byte[] zip = taken("yeonsu-lead", made("yeonsu-lead", Map.of("reason", "의회 제출")));
        Bag bag = Bag.of(zip);
        assertThat(bag.text("data/left-out.json")).contains("\"kind\":\"ledger\"", "\"reason\":\"right\"");
        assertThat(bag.text("data/ledger/entries-00001.jsonl"))
                .contains("\"digest\"")
                .doesNotContain("\"body\"", "yeonsu-lead");
        proved(bag);
        assertThat(verified(zip)).contains("AS IT WAS MADE");
    }

    @Test
    void onlyWhoMayHaveOneAsksForItAndTakesIt() {
        JsonNode auditors = made("yeonsu-auditor", Map.of("reason", "감사"));
        String path = "/api/projects/" + PROJECT + "/binders";
        for (String account :
                List.of("yeonsu-legal", "yeonsu-certifier", "yeonsu-support-centre", "haeoreum-auditor")) {
            assertThat(new Caller(http, account).status(HttpMethod.POST, path, Map.of("reason", "보고 싶습니다")))
                    .as(account)
                    .isIn(401, 404);
            assertThat(take(account, auditors, "보고 싶습니다").getStatusCode().value())
                    .as(account)
                    .isIn(401, 404);
        }
        assertThat(take("yeonsu-lead", auditors, null).getStatusCode().value()).isEqualTo(404);
        assertThat(take("yeonsu-manager", auditors, null).getStatusCode().value())
                .isEqualTo(404);
        JsonNode managers = made("yeonsu-manager", Map.of("reason", "점검"));
        assertThat(take("yeonsu-auditor", managers, null).getStatusCode().value())
                .as("an auditor says what another's binder is for")
                .isEqualTo(400);
        assertThat(take("yeonsu-auditor", managers, "대조").getStatusCode().value())
                .isEqualTo(200);
        assertThat(jdbc.sql("""
                SELECT count(*) FROM access_log WHERE action = 'download' AND account = 'yeonsu-auditor' AND record = ? AND reason = '대조'
                """)
                        .param("binder/" + PROJECT + "/" + managers.path("id").asText())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDemandHasATitleAndADayAndWhatIsMissingIsSaid() {
        Caller auditor = new Caller(http, "yeonsu-auditor");
        String path = "/api/projects/" + PROJECT + "/binders";
        assertThat(auditor.call(HttpMethod.POST, path, Map.of("reason", " "))
                        .getBody()
                        .toString())
                .contains("사용 목적을 적으십시오.");
        assertThat(auditor.call(HttpMethod.POST, path, Map.of("reason", "감사", "due", "2031-03-07"))
                        .getBody()
                        .toString())
                .contains("요구자료 제목");
        assertThat(auditor.call(HttpMethod.POST, path, Map.of("reason", "감사", "from", "2031-03-05", "to", "2031-03-04"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(auditor.call(HttpMethod.POST, path, Map.of("reason", "감사", "kind", "contracts", "ref", "NONE-9"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        JsonNode demand =
                made("yeonsu-auditor", Map.of("reason", "제출", "demand", "2031년 행정사무감사 요구자료 3번", "due", "2031-03-07"));
        Bag bag = Bag.of(taken("yeonsu-auditor", demand));
        assertThat(bag.text("bag-info.txt")).contains("External-Description: 2031년 행정사무감사 요구자료 3번");
    }

    @Test
    void aPeriodAndACriterionHoldOnlyTheirOwn() {
        Bag before =
                Bag.of(taken("yeonsu-auditor", made("yeonsu-auditor", Map.of("reason", "기간", "to", "2031-03-03"))));
        assertThat(before.text("data/evidence/evidence.json")).isEqualTo("[]\n");
        assertThat(before.text("data/history/steps-00001.jsonl")).isEmpty();
        assertThat(before.files()).doesNotContainKey("data/ledger/entries-00001.jsonl");
        Bag that = Bag.of(taken(
                "yeonsu-auditor",
                made("yeonsu-auditor", Map.of("reason", "기간", "from", "2031-03-04", "to", "2031-03-04"))));
        assertThat(that.text("data/evidence/evidence.json")).contains("공람 결과");
        assertThat(that.text("data/history/steps-00001.csv")).contains("차이를 바로잡습니다.");
        Bag criterion = Bag.of(taken(
                "yeonsu-auditor", made("yeonsu-auditor", Map.of("reason", "기준", "kind", "criterion", "ref", "1"))));
        assertThat(criterion.text("data/evidence/evidence.json")).contains("공람 결과");
        assertThat(criterion.text("data/history/steps-00001.jsonl")).isEmpty();
        assertThat(criterion.text("data/ledger/entries-00001.jsonl"))
                .contains("\"evidence\"", "\"evidence_version\"")
                .doesNotContain("approval_act");
        Bag other = Bag.of(taken(
                "yeonsu-auditor", made("yeonsu-auditor", Map.of("reason", "기준", "kind", "criterion", "ref", "2"))));
        assertThat(other.text("data/evidence/evidence.json")).isEqualTo("[]\n");
    }

    /** As after kill -9 in the middle: some files are there, the lease has run out, nobody works at it. */
    @Test
    void whatWasCutShortGoesOnWithWhatIsThere() {
        JsonNode first = made("yeonsu-auditor", Map.of("reason", "처음"));
        Binder whole = store.find(first.path("id").asLong()).orElseThrow().binder();
        long id = store.insert(
                PROJECT,
                new Binder.Asked("처음", null, null, null, null, null, null),
                whole.askedBy(),
                whole.posts(),
                whole.seal(),
                whole.head());
        jdbc.sql("""
                INSERT INTO binder_part SELECT ?, path, size, sha256, crc, content FROM binder_part
                 WHERE binder_id = ? AND (path LIKE 'data/documents/%' OR path LIKE 'data/evidence/%' OR path LIKE 'data/history/steps%')
                """).params(id, whole.id()).update();
        Map<String, String> there = rows(id);
        assertThat(there).isNotEmpty();
        maker.makeAll();
        Binder.State state = store.find(id).orElseThrow();
        assertThat(state.outcome()).isEqualTo("made");
        assertThat(rows(id)).containsAllEntriesOf(there);
        Map<String, String> anew = Bag.of(taken("yeonsu-auditor", first)).manifest("manifest-sha256.txt");
        Map<String, String> resumed = Bag.of(
                        taken("yeonsu-auditor", json.createObjectNode().put("id", id)))
                .manifest("manifest-sha256.txt");
        // A PDF says when it was written, and the report who asked when.
        anew.keySet().removeIf(path -> path.startsWith("data/report/"));
        resumed.keySet().removeIf(path -> path.startsWith("data/report/"));
        assertThat(resumed).isEqualTo(anew);
    }

    /** In which transaction each row was written. */
    private Map<String, String> rows(long id) {
        Map<String, String> rows = new HashMap<>();
        jdbc.sql("SELECT path, xmin::text FROM binder_part WHERE binder_id = ?")
                .param(id)
                .query(row -> {
                    rows.put(row.getString(1), row.getString(2));
                });
        return rows;
    }

    private JsonNode made(String account, Map<String, String> asked) {
        Caller caller = new Caller(http, account);
        String path = "/api/projects/" + PROJECT + "/binders";
        ResponseEntity<JsonNode> begun = caller.call(HttpMethod.POST, path, asked);
        assertThat(begun.getStatusCode().value()).as("%s", begun.getBody()).isEqualTo(202);
        long id = begun.getBody().path("id").asLong();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            for (JsonNode one : caller.get(path).getBody()) {
                                if (one.path("id").asLong() == id) {
                                    return one;
                                }
                            }
                            throw new AssertionError("binder " + id + " is not listed");
                        },
                        one -> !one.path("state").asText().equals("making"));
    }

    private byte[] taken(String account, JsonNode binder) {
        ResponseEntity<byte[]> file = take(account, binder, null);
        assertThat(file.getStatusCode().value()).isEqualTo(200);
        return file.getBody();
    }

    private ResponseEntity<byte[]> take(String account, JsonNode binder, String reason) {
        String path = "/api/binders/" + binder.path("id").asText() + "/content";
        TestRestTemplate caller = http.withBasicAuth(account, "safecity-demo");
        return reason == null
                ? caller.getForEntity(path, byte[].class)
                : caller.getForEntity(path + "?reason={reason}", byte[].class, reason);
    }

    private static byte[] flipped(byte[] zip, int offset) {
        byte[] other = zip.clone();
        other[offset] ^= 1;
        return other;
    }

    private String verified(byte[] zip, String... heads) throws IOException {
        Path file = Files.write(folder.resolve("binder.zip"), zip);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
        arguments.addAll(List.of(heads));
        int code =
                BinderCommand.run(arguments.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isEqualTo(said.startsWith("AS IT WAS MADE") ? 0 : 1);
        return said;
    }
}
