package safecity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.TaskPlaces;
import safecity.engine.time.EngineClock;
import safecity.operations.FaultProxy;
import safecity.project.ProjectAccess;
import safecity.refusal.Refusal;
import safecity.refusal.RefusalMessages;
import safecity.story.ProcessStory;
import safecity.story.Story;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Evidence whose bytes lie in an object store: an S3 server of its own, beside the database that knows of them. */
@ProcessStory
class S3ContentStoreTest {

    private static final String PROJECT = "yeonsu-object-store";
    private static final String BUCKET = "evidence";
    private static final String SECRET = "known-to-both";

    @TempDir
    static Path disk;

    private static S3Proxy server;
    private static S3Client s3;

    @Autowired
    Story story;

    @Autowired
    EngineClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EvidenceRepository table;

    @Autowired
    EvidenceRights rights;

    @Autowired
    DocumentTypes types;

    @Autowired
    Uploads uploads;

    @Autowired
    VirusScanner virusScan;

    @Autowired
    DatabaseContentStore database;

    @Autowired
    ProjectAccess projects;

    @Autowired
    TaskPlaces tasks;

    @Autowired
    EvidenceSubjects subjects;

    @Autowired
    WorkStages stages;

    @Autowired
    Accounts accounts;

    @Autowired
    RefusalMessages refusals;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(disk.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "safecity", SECRET)
                .build();
        server.start();
        s3 = client(server.getPort(), SECRET);
        s3.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @AfterAll
    static void stopServer() throws Exception {
        s3.close();
        server.stop();
    }

    @BeforeEach
    void begin() {
        story.on(LocalDate.of(2024, 5, 8), PROJECT);
    }

    @Test
    void theSameContentIsOneObjectUnderItsHashAndReadBackAsItWas() throws Exception {
        byte[] content = Samples.pdf("kept in a store" + "x".repeat(3_000_000));
        String sha256 = sha256(content);
        for (String account : List.of("yeonsu-lead", "yeonsu-legal")) {
            file(stores(s3), account, content);
        }
        assertThat(keys()).containsOnlyOnce(sha256);
        assertThat(jdbc.sql("SELECT place FROM evidence_content WHERE sha256 = ?")
                        .param(sha256)
                        .query(String.class)
                        .single())
                .isEqualTo("OBJECT_STORE");
        assertThat(jdbc.sql("SELECT count(*) FROM evidence_piece WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single())
                .isZero();
        try (InputStream read = stores(s3).open(sha256)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void whatWasFiledBeforeTheStoreCameStaysInTheDatabaseAndIsRead() throws Exception {
        byte[] content = Samples.pdf("older than the store");
        file(new ContentArchive(table, List.of(database)), "yeonsu-lead", content);
        file(stores(s3), "yeonsu-legal", content);
        assertThat(keys()).doesNotContain(sha256(content));
        try (InputStream read = stores(s3).open(sha256(content))) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void whileTheStoreIsAwayOrTurnsUsAwayNothingIsStoredAndItIsSaid() throws Exception {
        byte[] kept = Samples.pdf("kept while the store was there");
        file(stores(s3), "yeonsu-lead", kept);
        long before = rows();
        try (S3Client nobody = client(1, SECRET);
                S3Client stranger = client(server.getPort(), "another")) {
            for (S3Client broken : List.of(nobody, stranger)) {
                assertThatThrownBy(() -> file(stores(broken), "yeonsu-lead", Samples.pdf("never kept")))
                        .isInstanceOfSatisfying(Refusal.class, this::saysAway);
                assertThatThrownBy(() -> stores(broken).open(sha256(kept)))
                        .isInstanceOfSatisfying(Refusal.class, this::saysAway);
            }
        }
        assertThatThrownBy(() -> new ContentArchive(table, List.of(database)).open(sha256(kept)))
                .as("no store is set up any more")
                .isInstanceOfSatisfying(Refusal.class, this::saysAway);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS", "READS_NOTHING", "DRIPS", "CUTS", "HALF_CLOSES"})
    @Timeout(60)
    void aStoreThatDoesNotDoItsWorkIsWaitedForNoLongerThanIsSetAndHoldsNoConnection(FaultProxy.Fault fault)
            throws Exception {
        byte[] content = Samples.pdf("to a store that is " + fault + "x".repeat(12 << 20));
        long before = rows();
        try (FaultProxy proxy = new FaultProxy(server.getPort()).with(fault);
                S3Client slow = client(proxy.port(), SECRET, Duration.ofSeconds(1), Duration.ofSeconds(3))) {
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                try {
                    file(stores(slow), "yeonsu-lead", content);
                } catch (IOException impossible) {
                    throw new IllegalStateException(impossible);
                }
            });
            while (proxy.connections() == 0 && !upload.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(inTransaction())
                    .as("connections that wait for the store")
                    .isZero();
            assertThatThrownBy(upload::join).cause().isInstanceOfSatisfying(Refusal.class, this::saysAway);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private int inTransaction() {
        return jdbc.sql("""
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'
                """).query(Integer.class).single();
    }

    @Test
    void noMoreThanEightUploadsWaitForTheStoreAtATime() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(9);
        try (FaultProxy proxy = new FaultProxy(0).with(FaultProxy.Fault.SWALLOWS);
                S3Client silent = client(proxy.port(), SECRET, Duration.ofSeconds(5), Duration.ofSeconds(5))) {
            S3ContentStore contents = new S3ContentStore(silent, BUCKET);
            Path file = Files.write(disk.resolve("small"), new byte[] {1});
            List<Callable<Object>> uploads = Collections.nCopies(9, () -> {
                contents.keep("0".repeat(64), file, 1);
                return null;
            });
            for (Future<Object> upload : people.invokeAll(uploads)) {
                assertThatThrownBy(upload::get).cause().isInstanceOfSatisfying(Refusal.class, this::saysAway);
            }
            assertThat(proxy.connections()).isLessThanOrEqualTo(8 * 2);
        } finally {
            people.shutdownNow();
        }
    }

    private void saysAway(Refusal refusal) {
        assertThat(refusal.kind().status()).isEqualTo(503);
        assertThat(refusals.sentence(refusal, Locale.KOREAN)).contains("저장소가 응답하지 않아");
        assertThat(refusals.sentence(refusal, Locale.ENGLISH)).contains("store of evidence does not answer");
    }

    @Test
    void whatARolledBackTransactionLeftIsCountedAndIsGoneAfterADay() throws Exception {
        byte[] kept = Samples.pdf("known");
        file(stores(s3), "yeonsu-lead", kept);
        String orphan = orphan(Samples.pdf("rolled back"));
        s3.putObject(put -> put.bucket(BUCKET).key("somebody-else"), RequestBody.fromString("not ours"));
        Instant written = s3.headObject(head -> head.bucket(BUCKET).key(orphan)).lastModified();

        assertThat(orphans(written.plus(Duration.ofDays(1))).sweep()).isEqualTo(new OrphanedObjects.Swept(1, 0));
        assertThat(keys()).contains(orphan);
        assertThat(orphans(written.plus(Duration.ofDays(1)).plusSeconds(1)).sweep())
                .isEqualTo(new OrphanedObjects.Swept(1, 1));
        assertThat(keys()).doesNotContain(orphan).contains(sha256(kept), "somebody-else");
        assertThat(orphans(written.plus(Duration.ofDays(9))).sweep()).isEqualTo(new OrphanedObjects.Swept(0, 0));
    }

    @Test
    void theNightlyCheckSweeps() throws Exception {
        String orphan = orphan(Samples.pdf("swept at night"));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("orphans", orphans(Instant.now().plus(Duration.ofDays(2))));
        new IntegrityCheck(table, stores(s3), beans.getBeanProvider(OrphanedObjects.class), clock).nightly();
        assertThat(keys()).doesNotContain(orphan);
    }

    @Test
    void anOrphanThatIsFiledAgainAtThatMomentStays() throws Exception {
        byte[] content = Samples.pdf("filed again");
        String orphan = orphan(content);
        OrphanedObjects later = orphans(Instant.now().plus(Duration.ofDays(2)));
        CompletableFuture<OrphanedObjects.Swept> sweep = transaction.execute(status -> {
            try {
                file(stores(s3), "yeonsu-lead", content);
                CompletableFuture<OrphanedObjects.Swept> begun = CompletableFuture.supplyAsync(later::sweep);
                untilItWaits(begun);
                return begun;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        assertThat(sweep.get()).isEqualTo(new OrphanedObjects.Swept(1, 0));
        assertThat(keys()).contains(orphan);
    }

    @Test
    void aContentOnItsWayIsNoOrphanUntilADayHasPassed() throws Exception {
        String arriving = orphan(Samples.pdf("on its way a second time"));
        OrphanedObjects later = orphans(Instant.now().plus(Duration.ofDays(2)));
        jdbc.sql("UPDATE evidence_arrival SET since = now() + interval '2 days' WHERE sha256 = ?")
                .param(arriving)
                .update();
        assertThat(later.sweep()).isEqualTo(new OrphanedObjects.Swept(1, 0));
        assertThat(keys()).contains(arriving);
        assertThat(orphans(Instant.now().plus(Duration.ofDays(4))).sweep()).isEqualTo(new OrphanedObjects.Swept(1, 1));
        assertThat(jdbc.sql("SELECT count(*) FROM evidence_arrival")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void untilItWaits(CompletableFuture<?> other) {
        await().until(() -> other.isDone()
                || jdbc.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    @Test
    void theCheckReadsObjectsToo() throws Exception {
        byte[] changed = Samples.pdf("changed in the store");
        byte[] lost = Samples.pdf("lost in the store");
        byte[] sound = Samples.pdf("sound in the store");
        for (byte[] content : List.of(changed, lost, sound)) {
            file(stores(s3), "yeonsu-lead", content);
        }
        s3.putObject(put -> put.bucket(BUCKET).key(sha256(changed)), RequestBody.fromString("other"));
        s3.deleteObject(delete -> delete.bucket(BUCKET).key(sha256(lost)));
        story.on(LocalDate.of(2024, 6, 8), PROJECT);
        try (S3Client nobody = client(1, SECRET)) {
            checkAll(stores(nobody));
        }
        assertThat(Stream.of(changed, lost, sound).flatMap(content -> checks(content).stream()))
                .as("a store that is away says nothing")
                .isEmpty();

        checkAll(stores(s3));
        assertThat(checks(changed)).containsExactly("false " + sha256("other".getBytes()));
        assertThat(checks(lost)).containsExactly("false unreadable: no content " + sha256(lost));
        assertThat(checks(sound)).containsExactly("true " + sha256(sound));
        file(stores(s3), "yeonsu-lead", Samples.pdf("so that nothing broken is left for others"));
    }

    private void checkAll(ContentArchive contents) {
        IntegrityCheck check = new IntegrityCheck(
                table, contents, new StaticListableBeanFactory().getBeanProvider(OrphanedObjects.class), clock);
        Instant run = clock.instant();
        while (check.checkNext(run)) {
            // one content at a time
        }
    }

    private List<String> checks(byte[] content) {
        return jdbc.sql("SELECT intact || ' ' || found FROM evidence_check WHERE sha256 = ? ORDER BY id")
                .param(sha256(content))
                .query(String.class)
                .list();
    }

    private String orphan(byte[] content) {
        transaction.executeWithoutResult(status -> {
            try {
                file(stores(s3), "yeonsu-lead", content);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            status.setRollbackOnly();
        });
        assertThat(keys()).contains(sha256(content));
        return sha256(content);
    }

    private OrphanedObjects orphans(Instant now) {
        return new OrphanedObjects(
                new S3ContentStore(s3, BUCKET), table, transaction, Clock.fixed(now, ZoneOffset.UTC));
    }

    private ContentArchive stores(S3Client client) {
        return new ContentArchive(table, List.of(new S3ContentStore(client, BUCKET), database));
    }

    private void file(ContentArchive contents, String account, byte[] content) throws IOException {
        EvidenceMetadata filing =
                new EvidenceMetadata(null, null, null, null, null, null, null, null, null, null, null);
        new EvidenceFiles(
                        table,
                        rights,
                        types,
                        uploads,
                        virusScan,
                        contents,
                        projects,
                        tasks,
                        subjects,
                        stages,
                        transaction,
                        100)
                .file(
                        PROJECT,
                        filing,
                        "a.pdf",
                        new ByteArrayInputStream(content),
                        content.length,
                        accounts.find(account).orElseThrow());
    }

    private static S3Client client(int port, String secret) {
        return client(port, secret, Duration.ofSeconds(10), Duration.ofMinutes(2));
    }

    private static S3Client client(int port, String secret, Duration silence, Duration whole) {
        return new ObjectStoreConfiguration()
                .s3(new ObjectStoreProperties(
                        URI.create("http://127.0.0.1:" + port),
                        "us-east-1",
                        BUCKET,
                        true,
                        "safecity",
                        secret,
                        silence,
                        whole));
    }

    private static List<String> keys() {
        return s3.listObjectsV2(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private long rows() {
        return jdbc.sql("SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM evidence_content)")
                .query(Long.class)
                .single();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
